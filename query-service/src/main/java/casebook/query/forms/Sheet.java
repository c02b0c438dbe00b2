package casebook.query.forms;

import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.sending.Outcome.FieldError;
import casebook.query.sending.Outcome.Refused;
import casebook.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A form on its way between the service and who fills it in. It has a key of its own, so that it is recorded once however
 * often it is sent.
 *
 * @param caption what it is about
 * @param address where it is sent, which is also where it is shown
 * @param back where one goes who leaves it
 * @param version of what it is about, as its reader has seen it; absent where that does not matter
 * @param typed by the name of the field
 */
public record Sheet(
        Form form,
        String caption,
        String address,
        String back,
        @Nullable Long version,
        String key,
        Map<String, String> typed,
        List<Mistake> mistakes) {
    private static final int FIRST_PARTS = 6;
    private static final int MORE_PARTS = 4;
    private static final int MOST_PARTS = 60;

    /** What the parts of a plan consist of, and what the form calls it. */
    private static final Map<String, String> PROPERTIES = new LinkedHashMap<>();

    static {
        PROPERTIES.put("code", "number");
        PROPERTIES.put("title", "title");
        PROPERTIES.put("area", "area");
    }

    /** A field of a part as the command's interface calls it: divisions[0].title. */
    private static final Pattern PART = Pattern.compile("(?<field>\\w+)\\[(?<index>\\d{1,4})]\\.(?<property>\\w+)");

    /** The form at the address of the current request, filled in as it came. */
    public static Sheet of(Form form, String caption, String back, Map<String, String> typed) {
        String key = typed.getOrDefault("key", "");
        return new Sheet(
                form,
                caption,
                String.valueOf(ServletUriComponentsBuilder.fromCurrentRequestUri()
                        .build()
                        .getPath()),
                back,
                null,
                key.matches("[A-Za-z0-9-]{1,64}") ? key : newKey(),
                typed,
                List.of());
    }

    /** The same about that version, unless what was sent names the one that was seen. */
    public Sheet about(long present) {
        String seen = typed.getOrDefault("version", "");
        return new Sheet(
                form,
                caption,
                address,
                back,
                seen.matches("[1-9][0-9]{0,17}") ? Long.parseLong(seen) : present,
                key,
                typed,
                mistakes);
    }

    /** The same once more, against the present version and as another command. */
    public Sheet renewed(long present) {
        return new Sheet(form, caption, address, back, present, newKey(), typed, List.of());
    }

    /** The same with what is to be put right. */
    public Sheet refused(Refused refused) {
        return new Sheet(form, caption, address, back, version, key, typed, mistakes(refused));
    }

    /** The same with what is to be put right, where this service itself refused it. */
    public Sheet refused(Problem problem) {
        return refused(new Refused(
                problem.status().value(),
                problem.code(),
                String.valueOf(problem.getMessage()),
                problem.errors().stream()
                        .map(error -> new FieldError(error.field(), error.message()))
                        .toList()));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** Whether what is wanted is not to send it but room for more parts. */
    boolean asksForMore() {
        return typed.containsKey("more");
    }

    /** What was typed into a field, or nothing. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether an option of a field was chosen of which any number can be. */
    public boolean isChecked(String field, String option) {
        return typed.containsKey(field + "." + option);
    }

    /** What was typed into a field, for its reader. */
    public record Typed(String label, String text) {}

    /** All that was typed, field by field, to be read and not to be changed. */
    public List<Typed> readable() {
        return form.fields().stream()
                .filter(field -> !typed(field.name()).isBlank())
                .map(field -> new Typed(field.plainLabel(), field.text(typed(field.name()))))
                .toList();
    }

    /** What is wrong with a field. */
    public List<Mistake> mistakes(String field) {
        return Mistake.about(mistakes, field);
    }

    /** The numbers of the rows in which parts of a plan can be written. */
    public List<Integer> rows() {
        int shown = typed("rows").matches("\\d{1,2}") ? Integer.parseInt(typed("rows")) : FIRST_PARTS;
        return IntStream.rangeClosed(1, Math.min(MOST_PARTS, asksForMore() ? shown + MORE_PARTS : shown))
                .boxed()
                .toList();
    }

    /** The fields of the command: what was typed, without what was left empty. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        form.fields().forEach(field -> {
            String text = typed(field.name());
            switch (field.kind()) {
                case LINE, PROSE, CHOICE, RADIOS -> {
                    if (!text.isBlank()) {
                        body.put(field.name(), text.strip());
                    }
                }
                case LIST ->
                    body.put(
                            field.name(),
                            text.lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .toList());
                case CHECKS ->
                    body.put(
                            field.name(),
                            field.options().stream()
                                    .map(Option::value)
                                    .filter(option -> isChecked(field.name(), option))
                                    .toList());
                case PARTS -> body.put(field.name(), parts(field.name()));
            }
        });
        return body;
    }

    private List<Map<String, String>> parts(String field) {
        return filledRows(field).stream().map(row -> part(field, row)).toList();
    }

    private List<Integer> filledRows(String field) {
        return rows().stream().filter(row -> !part(field, row).isEmpty()).toList();
    }

    private Map<String, String> part(String field, int row) {
        Map<String, String> part = new LinkedHashMap<>();
        for (String property : PROPERTIES.keySet()) {
            String text = typed(place(field, row, property));
            if (!text.isBlank()) {
                part.put(property, text.strip());
            }
        }
        return part;
    }

    private static String place(String field, int row, String property) {
        return "%s.%d.%s".formatted(field, row, property);
    }

    /** The id of the input of a part; the first has that of the field, to which its mistakes lead. */
    public String inputId(String field, int row, String property) {
        return row == 1 && property.equals("code") ? field : place(field, row, property);
    }

    /** The refusal in the words of the form: its fields are called as they are labelled. */
    private List<Mistake> mistakes(Refused refused) {
        return refused.errors().isEmpty()
                ? List.of(new Mistake(form.concerns().get(refused.code()), labelled(refused.detail())))
                : refused.errors().stream().map(this::mistake).distinct().toList();
    }

    private Mistake mistake(FieldError error) {
        Matcher part = PART.matcher(String.valueOf(error.field()));
        return part.matches() ? mistakeInPart(part, error) : mistakeInField(error);
    }

    private Mistake mistakeInPart(Matcher part, FieldError error) {
        String field = part.group("field");
        String property = part.group("property");
        String called = PROPERTIES.get(property);
        int index = Integer.parseInt(part.group("index"));
        List<Integer> rows = filledRows(field);
        if (called == null || index >= rows.size()) {
            return mistakeInField(error);
        }
        int row = rows.get(index);
        return new Mistake(
                inputId(field, row, property),
                "Row %d: %s"
                        .formatted(
                                row,
                                part(field, row).containsKey(property)
                                        ? error.message().replace("\"" + error.field() + "\"", "the " + called)
                                        : "enter a " + called));
    }

    private Mistake mistakeInField(FieldError error) {
        Field field = field(String.valueOf(error.field()).replaceFirst("[.\\[].*", ""));
        if (field == null) {
            return new Mistake(null, labelled(error.message()));
        }
        String missing = field.missing();
        return new Mistake(
                field.name(), missing != null && isEmpty(field.name()) ? missing : labelled(error.message()));
    }

    private @Nullable Field field(@Nullable String name) {
        return form.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private boolean isEmpty(String field) {
        Object value = body().get(field);
        return value == null || value.equals(List.of());
    }

    private String labelled(String message) {
        String labelled = message;
        for (Field field : form.fields()) {
            labelled = labelled.replace("\"" + field.name() + "\"", "“" + field.plainLabel() + "”");
        }
        return labelled;
    }
}
