package casebook.benchmarks.service;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Samples;
import casebook.benchmarks.report.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the launch of the JVM until the process says that it is ready, with its views folded from the record. */
public final class Starting implements Benchmark {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        long entries = settings.medium();
        Path data = stand.records().copy(entries, "start");
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < Math.min(settings.rounds(), 3); round++) {
            try (RunningCasebook casebook = stand.start(data)) {
                requireFolded(casebook, entries);
                seconds.add(casebook.startedWithin().toMillis() / 1e3);
            }
        }
        Samples samples = Samples.of(seconds);
        return List.of(new Result(
                name(),
                "Start with %,d entries until the views are folded".formatted(entries),
                Target.atMost(10, "s"),
                samples,
                "Start of the standalone process",
                "s",
                new Measured(Map.of("%,d entries".formatted(entries), samples))));
    }

    static void requireFolded(RunningCasebook casebook, long entries) {
        if (RunningCasebook.position(casebook.get("/api/board", "board")) < entries) {
            throw new IllegalStateException("Casebook says that it is ready, and its board is not");
        }
    }
}
