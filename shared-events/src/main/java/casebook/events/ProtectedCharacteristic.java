package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The protected characteristics of the Equality Act 2010, section 4, and care experience, which councils recognise locally. */
public enum ProtectedCharacteristic {
    AGE,
    DISABILITY,
    GENDER_REASSIGNMENT,
    MARRIAGE_AND_CIVIL_PARTNERSHIP,
    PREGNANCY_AND_MATERNITY,
    RACE,
    RELIGION_OR_BELIEF,
    SEX,
    SEXUAL_ORIENTATION,
    CARE_EXPERIENCE;

    /** The word for it in JSON, such as "religion-or-belief". */
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
    public static ProtectedCharacteristic parse(String text) {
        return Words.parse(ProtectedCharacteristic.class, "A protected characteristic", text);
    }
}
