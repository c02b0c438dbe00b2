package casebook.benchmarks.log;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Target;
import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.query.authorities.Authorities;
import casebook.query.cases.Cases;
import casebook.query.plans.Plans;
import casebook.query.projecting.ProjectingProperties;
import casebook.query.projecting.ViewKeeper;
import casebook.query.projecting.Views;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Folding all views from scratch, into a database of their own, beside following the same log and only decoding it. */
public final class Folding implements Benchmark {
    private static final String FOLD = "folding all views";
    private static final String TAIL = "following the tail";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "fold";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        long entries = settings.medium();
        try (EventLog log = stand.records().log(entries)) {
            Map<String, Rounds.Side> sides = new LinkedHashMap<>();
            sides.put(FOLD, () -> {
                MongoDatabase database = stand.database("views");
                double rate = rate(entries, () -> fold(log, database, entries));
                database.drop();
                return rate;
            });
            sides.put(TAIL, () -> rate(entries, () -> Reading.follow(log, 0, entries)));
            Measured measured = Rounds.of(settings.warmUps(), settings.rounds(), sides);
            return List.of(new Result(
                    name(),
                    "Fold of all views from scratch ÷ tail, %,d entries in MongoDB".formatted(entries),
                    Target.atLeast(0.5),
                    measured.ratio(FOLD, TAIL),
                    "Folding all views from scratch",
                    "events/s",
                    measured));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(long entries, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return entries * 1e9 / (System.nanoTime() - begin);
    }

    private static void fold(EventLog log, MongoDatabase database, long entries) throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Views views = new Views(
                List.of(new Cases(), new Authorities(), new Plans()),
                log,
                new EventCodec(),
                database,
                ProjectingProperties.DEFAULT,
                meters,
                Clock.systemUTC());
        ViewKeeper keeper = new ViewKeeper(views, log, meters);
        keeper.start();
        try {
            if (views.await(entries, PATIENCE).position() < entries) {
                throw new IllegalStateException("The views are not folded after " + PATIENCE);
            }
        } finally {
            keeper.stop();
        }
    }
}
