package casebook.benchmarks.service;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Samples;
import casebook.benchmarks.report.Target;
import casebook.events.CaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Commands to the standalone process: as many as clients can send, beside requests that do nothing; and 200 a second, each
 * sent when it is due, whether or not those before it were answered.
 */
public final class Commanding implements Benchmark {
    private static final String COMMANDS = "a report on a case";
    private static final String NOTHING = "the same request, and nothing done with it";
    private static final int PER_SECOND = 200;

    /** So much more than others: for a minute the compiler takes a good part of the processors that all share. */
    private static final int WARM_UPS = 15;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        RunningCasebook casebook = stand.casebook(settings.medium());
        Officers officers = new Officers(casebook, cases(stand, settings.medium()));
        List<Result> results = new ArrayList<>();
        Map<String, Rounds.Side> sides = new LinkedHashMap<>();
        sides.put(COMMANDS, () -> rate(settings, officers::report));
        sides.put(NOTHING, () -> rate(settings, officers::nothing));
        Measured rates = Rounds.of(WARM_UPS * settings.warmUps(), settings.rounds(), sides);
        results.add(new Result(
                name(),
                "Commands by %d clients ÷ signed-in requests that do nothing".formatted(settings.writers()),
                Target.atLeast(0.5),
                rates.ratio(COMMANDS, NOTHING),
                "Requests by %d clients".formatted(settings.writers()),
                "requests/s",
                rates));
        results.addAll(latencies(settings, officers));
        return results;
    }

    private static List<CaseId> cases(Stand stand, long entries) {
        var partnership = stand.records().partnership();
        return IntStream.range(0, partnership.plansIn(entries))
                .boxed()
                .flatMap(plan -> partnership.cases(plan).stream())
                .toList();
    }

    private static double rate(Settings settings, Runnable request) throws Exception {
        long begin = System.nanoTime();
        long end = begin + settings.round().toNanos();
        long sent = 0;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> all = IntStream.range(0, settings.writers())
                    .mapToObj(n -> clients.submit(() -> {
                        long own = 0;
                        while (System.nanoTime() < end) {
                            request.run();
                            own++;
                        }
                        return own;
                    }))
                    .toList();
            for (Future<Long> each : all) {
                sent += each.get();
            }
        }
        return sent * 1e9 / (System.nanoTime() - begin);
    }

    private List<Result> latencies(Settings settings, Officers officers) throws Exception {
        Duration round = settings.round().multipliedBy(3);
        for (int i = 0; i < 2 * settings.warmUps(); i++) {
            var unused = openLoop(round, officers);
        }
        List<Latencies> rounds = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            rounds.add(openLoop(round, officers));
        }
        Map<String, Samples> sides = new LinkedHashMap<>();
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            sides.put("accepted to visible, p" + shown(percentile), samples(rounds, Latencies::visible, percentile));
        }
        for (double percentile : new double[] {50, 99}) {
            sides.put("due to accepted, p" + shown(percentile), samples(rounds, Latencies::accepted, percentile));
        }
        Measured measured = new Measured(sides);
        return List.of(latency(measured, 50, 10), latency(measured, 99, 50));
    }

    private Result latency(Measured measured, double percentile, double limit) {
        return new Result(
                name(),
                "Command accepted to visible at %d commands/s, p%s".formatted(PER_SECOND, shown(percentile)),
                Target.atMost(limit, "ms"),
                measured.of("accepted to visible, p" + shown(percentile)),
                "Latency at %d commands/s".formatted(PER_SECOND),
                "ms",
                measured);
    }

    private static String shown(double percentile) {
        return percentile == Math.rint(percentile)
                ? Long.toString(Math.round(percentile))
                : Double.toString(percentile);
    }

    private interface Which {
        Histogram of(Latencies latencies);
    }

    private static Samples samples(List<Latencies> rounds, Which which, double percentile) {
        return Samples.of(rounds.stream()
                .map(round -> which.of(round).getValueAtPercentile(percentile) / 1e3)
                .toList());
    }

    /** In microseconds; of commands from when they were due, so that one that had to wait for others counts as late. */
    private record Latencies(Histogram accepted, Histogram visible) {
        Latencies() {
            this(new ConcurrentHistogram(3), new ConcurrentHistogram(3));
        }
    }

    private static Latencies openLoop(Duration round, Officers officers) throws Exception {
        Latencies latencies = new Latencies();
        long commands = round.toMillis() * PER_SECOND / 1_000;
        long interval = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (long n = 0; n < commands; n++) {
                long due = begin + n * interval;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                all.add(clients.submit(() -> command(due, officers, latencies)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return latencies;
    }

    private static void command(long due, Officers officers, Latencies latencies) {
        Officers.Accepted accepted = officers.report();
        long acceptedAt = System.nanoTime();
        officers.see(accepted);
        long visibleAt = System.nanoTime();
        latencies.accepted().recordValue((acceptedAt - due) / 1_000);
        latencies.visible().recordValue((visibleAt - acceptedAt) / 1_000);
    }
}
