package casebook.benchmarks;

import casebook.benchmarks.log.Append;
import casebook.benchmarks.log.Folding;
import casebook.benchmarks.log.Reading;
import casebook.benchmarks.log.TreeCost;
import casebook.benchmarks.report.Report;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.service.Commanding;
import casebook.benchmarks.service.Memory;
import casebook.benchmarks.service.Pages;
import casebook.benchmarks.service.Past;
import casebook.benchmarks.service.Starting;
import casebook.benchmarks.service.Verification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the benchmarks, all or those that are named, and reports what they found. */
public final class Benchmarks {
    private static final Logger LOG = LoggerFactory.getLogger(Benchmarks.class);

    public static final List<Benchmark> ALL = List.of(
            new Append(),
            new TreeCost(),
            new Reading(),
            new Folding(),
            new Starting(),
            new Commanding(),
            new Memory(),
            new Past(),
            new Pages(),
            new Verification());

    private Benchmarks() {}

    /** Exits with 1 where a benchmark failed; a target that is missed is no failure, but a finding. */
    public static void main(String[] args) throws IOException {
        Settings settings = Settings.given();
        boolean complete = run(settings);
        System.exit(complete ? 0 : 1);
    }

    /** Whether all that were to be run gave their figures. */
    public static boolean run(Settings settings) throws IOException {
        List<Result> results = new ArrayList<>();
        Map<String, String> conditions = new LinkedHashMap<>(Machine.described());
        boolean complete = true;
        try (Stand stand = new Stand(settings)) {
            for (Benchmark benchmark : ALL) {
                if (settings.chosen().isEmpty() || settings.chosen().contains(benchmark.name())) {
                    LOG.info("Benchmark {}", benchmark.name());
                    long begin = System.nanoTime();
                    try {
                        results.addAll(benchmark.run(stand));
                    } catch (Exception e) {
                        LOG.error("{} gave no figures", benchmark.name(), e);
                        complete = false;
                    }
                    LOG.info(
                            "{} took {} s",
                            benchmark.name(),
                            Duration.ofNanos(System.nanoTime() - begin).toSeconds());
                }
            }
            conditions.putAll(stand.described());
        }
        Report report = new Report(conditions, results);
        System.out.println(report.text());
        report.write(settings.results(), settings.page());
        return complete;
    }
}
