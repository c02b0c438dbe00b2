package casebook.benchmarks.service;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Target;
import casebook.events.CaseId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** The board as of random moments of a larger and a smaller record, and one case as of random moments beside its present. */
public final class Past implements Benchmark {
    private static final int REQUESTS = 40;
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "past";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        long medium = settings.medium();
        long large = settings.large();
        RunningCasebook ofMedium = stand.casebook(medium);
        RunningCasebook ofLarge = stand.casebook(large);
        List<CaseId> cases = stand.records()
                .partnership()
                .cases(stand.records().partnership().plansIn(large) - 1);
        Random random = new Random(1);

        String boardOfLarge = "board, %,d entries, p95".formatted(large);
        String boardOfMedium = "board, %,d entries, p95".formatted(medium);
        Map<String, Rounds.Side> boards = new LinkedHashMap<>();
        boards.put(boardOfLarge, () -> percentile(95, n -> board(ofLarge, 1 + random.nextLong(large))));
        boards.put(boardOfMedium, () -> percentile(95, n -> board(ofMedium, 1 + random.nextLong(medium))));
        Measured ofBoards = Rounds.of(settings.warmUps(), settings.rounds(), boards);

        String then = "case as of a moment, median";
        String now = "case at present, median";
        Map<String, Rounds.Side> ofOneCase = new LinkedHashMap<>();
        // Within the last hundredth: by then all cases of the last plan that is in the record as a whole were open.
        ofOneCase.put(
                then,
                () -> percentile(
                        50,
                        n -> aCase(
                                ofLarge,
                                cases,
                                n,
                                "?asOf=position%%3D%d".formatted(large - random.nextLong(large / 100)))));
        ofOneCase.put(now, () -> percentile(50, n -> aCase(ofLarge, cases, n, "")));
        Measured ofCases = Rounds.of(2 * settings.warmUps(), settings.rounds(), ofOneCase);

        String chart = "The board as of a random moment";
        return List.of(
                new Result(
                        name(),
                        "Board as of a random moment, %,d entries, p95".formatted(large),
                        Target.atMost(1_000, "ms"),
                        ofBoards.of(boardOfLarge),
                        chart,
                        "ms",
                        ofBoards),
                new Result(
                        name(),
                        "… ÷ at %,d entries".formatted(medium),
                        Target.atMost(3, ""),
                        ofBoards.ratio(boardOfLarge, boardOfMedium),
                        chart,
                        "ms",
                        ofBoards),
                new Result(
                        name(),
                        "One case as of a moment ÷ its present view",
                        Target.atMost(2, ""),
                        ofCases.ratio(then, now),
                        "One case then and now",
                        "ms",
                        ofCases));
    }

    private static long board(RunningCasebook casebook, long position) {
        long begin = System.nanoTime();
        var answer = casebook.get("/api/board?asOf=position%3D" + position, "board");
        if (RunningCasebook.position(answer) != position) {
            throw new IllegalStateException("The board is not the one of position " + position);
        }
        return System.nanoTime() - begin;
    }

    private static long aCase(RunningCasebook casebook, List<CaseId> cases, int n, String query) {
        long begin = System.nanoTime();
        var unused = casebook.get("/api/cases/" + cases.get(n % cases.size()) + query, "board");
        return System.nanoTime() - begin;
    }

    /** In milliseconds, of some requests one after the other. */
    private static double percentile(double percentile, IntFunction<Long> request) {
        Histogram took = new Histogram(3);
        long end = System.nanoTime() + LONGEST_ROUND.toNanos();
        for (int n = 0; n < REQUESTS && (n < 2 || System.nanoTime() < end); n++) {
            took.recordValue(request.apply(n) / 1_000);
        }
        return took.getValueAtPercentile(percentile) / 1e3;
    }
}
