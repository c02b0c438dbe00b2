package casebook.query.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The colour under which a board paper shows a case. Derived from the record for the day asked about, never typed. */
public enum Rag {
    RED("R", "overdue or off track"),
    AMBER("A", "at risk"),
    GREEN("G", "on track"),
    BLUE("B", "completed"),
    GREY("N", "not started or not applicable");

    private final String letter;
    private final String meaning;

    Rag(String letter, String meaning) {
        this.letter = letter;
        this.meaning = meaning;
    }

    /** The one rule: docs/derived-values.md. */
    static Rag of(CaseView view, LocalDate day) {
        if (view.overdue(day)) {
            return RED;
        }
        return switch (view.status()) {
            case OFF_TRACK -> RED;
            case AT_RISK -> AMBER;
            case ON_TRACK -> GREEN;
            case COMPLETED -> view.nextDue().isPresent() ? GREEN : BLUE;
            case NOT_STARTED, NOT_APPLICABLE -> GREY;
        };
    }

    /** What stands for it where there is no room for the word; the letter of grey is that of "not". */
    public String letter() {
        return letter;
    }

    /** What it says of a case. */
    public String meaning() {
        return meaning;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a sentence that names the words there are */
    @JsonCreator
    public static Rag parse(String text) {
        return Arrays.stream(values())
                .filter(rag -> rag.word().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A RAG rating is one of %s, not \"%s\""
                        .formatted(Arrays.stream(values()).map(Rag::word).collect(Collectors.joining(", ")), text)));
    }
}
