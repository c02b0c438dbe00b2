package casebook.benchmarks.report;

/** What a figure is to reach. */
public record Target(Bound bound, double limit, String unit) {

    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    public static Target atLeast(double ratio) {
        return new Target(Bound.AT_LEAST, ratio, "");
    }

    public static Target atMost(double limit, String unit) {
        return new Target(Bound.AT_MOST, limit, unit);
    }

    public boolean isReachedBy(double figure) {
        return bound == Bound.AT_LEAST ? figure >= limit : figure <= limit;
    }

    @Override
    public String toString() {
        return (bound.sign + " " + Figures.of(limit) + " " + unit).strip();
    }
}
