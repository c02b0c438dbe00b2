package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The three aims of the Public Sector Equality Duty (Equality Act 2010, section 149(1)). */
public enum EqualityAim {
    ELIMINATE_DISCRIMINATION,
    ADVANCE_EQUALITY_OF_OPPORTUNITY,
    FOSTER_GOOD_RELATIONS;

    /** The word for it in JSON, such as "foster-good-relations". */
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
    public static EqualityAim parse(String text) {
        return Words.parse(EqualityAim.class, "An aim of the equality duty", text);
    }
}
