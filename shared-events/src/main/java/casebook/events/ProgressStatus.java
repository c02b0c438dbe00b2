package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where an action stands, in the words of a progress report. */
public enum ProgressStatus {
    NOT_STARTED,
    ON_TRACK,
    AT_RISK,
    OFF_TRACK,
    COMPLETED,
    NOT_APPLICABLE;

    private final String word = Words.of(this);

    /** The word for it in JSON, such as "on-track". */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * Reads the word however it is spelled (case, spaces, hyphens).
     *
     * @throws IllegalArgumentException with a sentence that names the words there are
     */
    @JsonCreator
    public static ProgressStatus parse(String text) {
        return Words.parse(ProgressStatus.class, "A progress status", text);
    }
}
