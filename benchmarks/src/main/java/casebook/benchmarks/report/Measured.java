package casebook.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The measurements of each side, in the sides' order. */
public record Measured(Map<String, Samples> sides) {
    public Measured {
        sides = new LinkedHashMap<>(sides);
    }

    public Samples of(String side) {
        Samples samples = sides.get(side);
        if (samples == null) {
            throw new IllegalArgumentException("No side is named " + side);
        }
        return samples;
    }

    public Samples ratio(String side, String toOther) {
        return of(side).dividedBy(of(toOther));
    }

    /** Which of two has the larger median. */
    public String larger(String one, String other) {
        return of(one).median() >= of(other).median() ? one : other;
    }
}
