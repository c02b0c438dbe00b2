package casebook.events;

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
}
