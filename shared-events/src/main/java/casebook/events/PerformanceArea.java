package casebook.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The performance areas of the Equality Framework for Local Government (2009 edition: five; the 2021 edition counts
 * engagement with the first).
 */
public enum PerformanceArea {
    KNOWING_COMMUNITIES("Knowing your communities"),
    LEADERSHIP("Place shaping, leadership and partnership"),
    ENGAGEMENT("Engagement and satisfaction"),
    RESPONSIVE_SERVICES("Responsive services"),
    WORKFORCE("Modern and diverse workforce");

    private final String title;

    PerformanceArea(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The word for it in JSON, such as "workforce". */
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
    public static PerformanceArea parse(String text) {
        return Words.parse(PerformanceArea.class, "A performance area", text);
    }
}
