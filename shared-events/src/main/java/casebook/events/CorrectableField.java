package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A part of an entry that a correction can put right. */
public enum CorrectableField {
    COMMITMENT,
    ACTION,
    OUTCOME,
    RESPONSIBLE_ROLE,
    DEADLINE,
    STATUS,
    NARRATIVE,
    AS_AT,
    RETURN_ON,
    REASON,
    COMPLETED_ON,
    TITLE,
    LINK;

    /** The word for it in JSON, such as "narrative". */
    @JsonValue
    public String word() {
        return Words.of(this);
    }

    /**
     * Reads the word however it is spelled (case, spaces, hyphens).
     *
     * @throws IllegalArgumentException with a sentence that names the words there are
     */
    @JsonCreator
    public static CorrectableField parse(String text) {
        return Words.parse(CorrectableField.class, "A field that can be corrected", text);
    }
}
