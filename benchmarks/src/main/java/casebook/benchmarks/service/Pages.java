package casebook.benchmarks.service;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Samples;
import casebook.benchmarks.report.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long each kind of page takes until its first byte, on the sample data, for each role that sees it. */
public final class Pages implements Benchmark {
    private static final List<String> USERS = List.of("officer.cbc", "approver.cbc", "auditor", "board", "admin");
    private static final int TIMES = 5;
    private static final int SHOWN = 12;

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        try (RunningCasebook casebook = stand.startWithSamples()) {
            Map<String, Rounds.Side> sides = new LinkedHashMap<>();
            for (String user : USERS) {
                Visitor visitor = new Visitor(casebook, user);
                visitor.pages().forEach((kind, path) -> sides.put(user + " " + kind, () -> median(visitor, path)));
            }
            Measured all = Rounds.of(2 * settings.warmUps(), settings.rounds(), sides);
            Map<String, Samples> slowest = new LinkedHashMap<>();
            all.sides().entrySet().stream()
                    .sorted(Comparator.comparingDouble((Map.Entry<String, Samples> side) ->
                                    side.getValue().median())
                            .reversed())
                    .limit(SHOWN)
                    .forEach(side -> slowest.put(side.getKey(), side.getValue()));
            return List.of(new Result(
                    name(),
                    "First byte of the slowest of %d pages, on the sample data".formatted(sides.size()),
                    Target.atMost(150, "ms"),
                    slowest.values().iterator().next(),
                    "First byte of the slowest pages",
                    "ms",
                    new Measured(slowest)));
        }
    }

    private static double median(Visitor visitor, String path) throws Exception {
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            took.add(visitor.firstByte(path).toNanos() / 1e6);
        }
        return Samples.of(took).median();
    }
}
