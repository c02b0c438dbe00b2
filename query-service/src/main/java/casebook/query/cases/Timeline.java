package casebook.query.cases;

import casebook.events.BritishDate;
import casebook.events.CorrectableField;
import casebook.query.audit.Actor;
import casebook.query.audit.AuditEntry;
import casebook.query.audit.Counted;
import casebook.query.audit.Leaves;
import casebook.query.cases.HistoryEntry.Correction;
import casebook.query.pages.Dates;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Entries as pages tell them: what each says, line by line, and in a case's history also what it said first. */
@Component
public final class Timeline {
    /** The properties of the events in the order in which they are told, and what they are called. */
    private static final List<Label> LABELS = List.of(
            new Label("status", "Status"),
            new Label("narrative", "What has happened"),
            new Label("action", "Action"),
            new Label("commitment", "Commitment"),
            new Label("outcome", "Outcome"),
            new Label("title", "Title"),
            new Label("link", "Link"),
            new Label("from", "From"),
            new Label("to", "To"),
            new Label("deadline", "Deadline"),
            new Label("responsibleRole", "Responsible"),
            new Label("field", "Corrected"),
            new Label("said", "It said"),
            new Label("says", "It should say"),
            new Label("reason", "Reason"),
            new Label("asAt", "Position as at"),
            new Label("returnOn", "To come back to on"),
            new Label("division", "Objective or area"),
            new Label("characteristics", "Protected characteristics"),
            new Label("aims", "Aims"));

    private final CaseWords words;
    private final Dates dates;

    Timeline(CaseWords words, Dates dates) {
        this.words = words;
        this.dates = dates;
    }

    private record Label(String property, String text) {}

    /**
     * An entry.
     *
     * @param describes the day that it describes, where that is another than the one on which it was recorded
     * @param later whether it describes a later day than the one that is asked about, and does not count
     * @param correctable whether the reader may correct it
     */
    public record Told(
            long entry,
            long position,
            String title,
            Actor by,
            Instant recordedAt,
            @Nullable LocalDate describes,
            boolean later,
            List<Line> lines,
            List<Correction> corrections,
            boolean correctable,
            @Nullable String unreadable) {}

    /**
     * Something that an entry says.
     *
     * @param first what it said there before it was corrected
     * @param link the address that the text is
     */
    public record Line(
            String label,
            String text,
            @Nullable String first,
            @Nullable String link) {}

    /** The newest entry first. */
    List<Told> of(CaseAnswer answer) {
        return answer.history().stream()
                .map(entry -> told(answer, entry, answer.reflects().isPresent()))
                .toList()
                .reversed();
    }

    /**
     * Those entries that came after that version, the newest first, for whom they kept from recording something: none leads
     * away from what was typed.
     */
    List<Told> since(CaseAnswer answer, long version) {
        return answer.history().stream()
                .filter(entry -> entry.entry() > version)
                .map(entry -> told(answer, entry, false))
                .toList()
                .reversed();
    }

    /** An entry that is about no case. */
    public Told told(AuditEntry entry) {
        List<Line> lines = Leaves.of(entry.event()).stream()
                .map(leaf -> new Line(leaf.name(), dates.inWords(leaf.value()), null, null))
                .toList();
        return new Told(
                entry.entry(),
                entry.position(),
                words.kind(entry.kind()),
                entry.by(),
                entry.recordedAt(),
                otherDay(entry.describes(), entry.recordedAt()),
                false,
                lines,
                List.of(),
                false,
                entry.unreadable());
    }

    private static @Nullable LocalDate otherDay(@Nullable LocalDate describes, Instant recordedAt) {
        return LocalDate.ofInstant(recordedAt, BritishDate.ZONE).equals(describes) ? null : describes;
    }

    private Told told(CaseAnswer answer, HistoryEntry entry, boolean offersCorrection) {
        return new Told(
                entry.entry(),
                entry.position(),
                words.kind(entry.kind()),
                entry.by(),
                entry.recordedAt(),
                otherDay(entry.describes(), entry.recordedAt()),
                isLater(answer, entry),
                lines(entry),
                entry.corrections(),
                offersCorrection
                        && !Corrections.fields(entry.kind()).isEmpty()
                        && mayCorrect(answer.caseId().authority().value(), entry),
                entry.unreadable());
    }

    private static boolean isLater(CaseAnswer answer, HistoryEntry entry) {
        LocalDate described = answer.reflects().describing();
        LocalDate day = described == null ? null : countsFrom(answer, entry);
        return day != null && day.isAfter(described);
    }

    /** The day from which the entry counts, as it is to be read now. */
    private static @Nullable LocalDate countsFrom(CaseAnswer answer, HistoryEntry entry) {
        LongFunction<HistoryEntry> found = number -> answer.history().stream()
                .filter(other -> other.entry() == number)
                .findFirst()
                .orElse(entry);
        return dayAsRead(found.apply(Counted.as(entry.entry(), number -> corrected(found.apply(number)))));
    }

    private static OptionalLong corrected(HistoryEntry entry) {
        return entry.kind().equals("entry-corrected")
                ? OptionalLong.of(entry.said().path("entry").asLong())
                : OptionalLong.empty();
    }

    private static @Nullable LocalDate dayAsRead(HistoryEntry entry) {
        JsonNode says = entry.says() == null ? entry.said() : entry.says();
        String day = says.path("asAt").asString(says.path("completedOn").asString(""));
        return entry.describes() == null || day.isEmpty() ? entry.describes() : LocalDate.parse(day);
    }

    static boolean mayCorrect(String authority, HistoryEntry entry) {
        return Caller.current()
                .may(Right.CORRECT_ENTRY, new Matter(authority, entry.by().subject()));
    }

    private List<Line> lines(HistoryEntry entry) {
        List<Line> lines = new ArrayList<>();
        JsonNode now = entry.says() == null ? entry.said() : entry.says();
        for (Label label : LABELS) {
            String meaning = meaning(label.property(), entry);
            String said = text(meaning, entry.said().path(label.property()));
            String says = text(meaning, now.path(label.property()));
            // What a correction makes empty it has as an empty text; what nobody said is not there.
            boolean isSaid = now.path(label.property()).isString();
            if (isSaid || !says.isEmpty() || !said.isEmpty()) {
                lines.add(new Line(
                        label.text(),
                        says,
                        Objects.equals(said, says) ? null : said,
                        label.property().equals("link") ? says : null));
            }
        }
        return lines;
    }

    /** The property as which a value is to be read: what a correction replaces is written as the field is. */
    private static String meaning(String property, HistoryEntry entry) {
        String field = entry.said().path("field").asString("");
        return !field.isEmpty() && (property.equals("said") || property.equals("says"))
                ? Corrections.property(entry.kind(), CorrectableField.parse(field))
                : property;
    }

    /** What the property of an entry says, as people write it. */
    String text(String property, JsonNode value) {
        if (value.isObject()) {
            String written = value.path("written").asString("");
            return written.isBlank() && value.has("written") ? "Not stated" : written;
        }
        if (value.isArray()) {
            return value.valueStream()
                    .map(item -> CaseWords.plain(item.asString()))
                    .collect(Collectors.joining(", "));
        }
        String text = value.asString("");
        if (text.isEmpty()) {
            return text;
        }
        return switch (property) {
            case "status" -> words.sentence(text);
            case "field" -> Corrections.label(CorrectableField.parse(text));
            case "asAt", "returnOn", "completedOn" -> dates.day(LocalDate.parse(text));
            default -> text;
        };
    }

    /** What the entry says now in a field that can be corrected, as a form takes it. */
    String written(HistoryEntry entry, CorrectableField field) {
        JsonNode now = entry.says() == null ? entry.said() : entry.says();
        JsonNode value = now.path(Corrections.property(entry.kind(), field));
        return value.isObject() ? value.path("written").asString("") : value.asString("");
    }

    /** What an entry says in each field that can be corrected, by the field's word. */
    Map<String, String> correctable(HistoryEntry entry) {
        JsonNode now = entry.says() == null ? entry.said() : entry.says();
        Map<String, String> fields = new LinkedHashMap<>();
        Corrections.fields(entry.kind()).forEach(field -> {
            String property = Corrections.property(entry.kind(), field);
            fields.put(field.word(), text(property, now.path(property)));
        });
        return fields;
    }
}
