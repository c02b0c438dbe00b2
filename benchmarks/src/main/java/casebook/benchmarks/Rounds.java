package casebook.benchmarks;

import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sides in turn, so that whatever disturbs the machine disturbs all of them: each is warmed up, then each is measured
 * once in each round, and each round begins with another one.
 */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private Rounds() {}

    /** One measurement of one side; the figure's unit is the caller's. */
    public interface Side {
        double measure() throws Exception;
    }

    private record Measuring(String name, Side side, List<Double> values) {
        void once() throws Exception {
            double value = side.measure();
            LOG.info("{}: {}", name, "%.1f".formatted(value));
            values.add(value);
        }
    }

    /** The same number of measurements of each side. */
    public static Measured of(int warmUps, int rounds, Map<String, Side> sides) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            for (Map.Entry<String, Side> side : sides.entrySet()) {
                LOG.info(
                        "{}: {} (warm-up)",
                        side.getKey(),
                        "%.1f".formatted(side.getValue().measure()));
            }
        }
        List<Measuring> all = sides.entrySet().stream()
                .map(side -> new Measuring(side.getKey(), side.getValue(), new ArrayList<>()))
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < all.size(); i++) {
                all.get((i + round) % all.size()).once();
            }
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        all.forEach(each -> samples.put(each.name(), Samples.of(each.values())));
        return new Measured(samples);
    }
}
