package casebook.query.administration;

import casebook.query.pages.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A form on its way between the service and who fills it in. It has a key of its own, so that it is recorded once however
 * often it is sent.
 *
 * @param back where one goes who leaves it
 * @param typed by the name of the field
 */
record Sheet(Form form, String caption, String back, String key, Map<String, String> typed, List<Mistake> mistakes) {
    private static final int FIRST_PARTS = 6;
    private static final int MORE_PARTS = 4;
    private static final int MOST_PARTS = 60;

    static Sheet of(Form form, String caption, String back, Map<String, String> typed) {
        String key = typed.getOrDefault("key", "");
        return new Sheet(
                form,
                caption,
                back,
                key.matches("[A-Za-z0-9-]{1,64}") ? key : UUID.randomUUID().toString(),
                typed,
                List.of());
    }

    Sheet with(List<Mistake> found) {
        return new Sheet(form, caption, back, key, typed, found);
    }

    /** Whether what is wanted is not to send it but room for more parts. */
    boolean asksForMore() {
        return typed.containsKey("more");
    }

    /** What was typed into a field, or nothing. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is wrong with a field. */
    public List<Mistake> mistakes(String field) {
        return mistakes.stream()
                .filter(mistake -> field.equals(mistake.field()))
                .toList();
    }

    /** The numbers of the rows in which parts of a plan can be written. */
    public List<Integer> rows() {
        int shown = typed("rows").matches("\\d{1,2}") ? Integer.parseInt(typed("rows")) : FIRST_PARTS;
        return IntStream.rangeClosed(1, Math.min(MOST_PARTS, asksForMore() ? shown + MORE_PARTS : shown))
                .boxed()
                .toList();
    }

    /** The fields of the command: what was typed, without what was left empty. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        form.fields().forEach(field -> {
            String text = typed(field.name());
            switch (field.kind()) {
                case LINE, PROSE, CHOICE -> {
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
                case PARTS -> body.put(field.name(), parts(field.name()));
            }
        });
        return body;
    }

    private List<Map<String, String>> parts(String field) {
        List<Map<String, String>> parts = new ArrayList<>();
        for (int row : rows()) {
            Map<String, String> part = new LinkedHashMap<>();
            for (String property : List.of("code", "title", "area")) {
                String text = typed("%s.%d.%s".formatted(field, row, property));
                if (!text.isBlank()) {
                    part.put(property, text.strip());
                }
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }
}
