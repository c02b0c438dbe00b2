package casebook.benchmarks.log;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.peers.Store;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Target;
import casebook.log.EventLog;
import casebook.log.TreelessLog;
import casebook.log.mongo.MongoLogStore;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same log with its tree, and with neither the hashing nor the hashes. */
public final class TreeCost implements Benchmark {
    private static final String WITH = "with the tree";
    private static final String WITHOUT = "without";

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        try (Store with = Store.of(new EventLog(new MongoLogStore(stand.database("with-tree")), Clock.systemUTC()));
                Store without = Store.of(TreelessLog.over(new MongoLogStore(stand.database("without-tree"))))) {
            Map<String, Rounds.Side> sides = new LinkedHashMap<>();
            sides.put(WITH, new Writers(with, 'T', settings.writers(), settings.round()));
            sides.put(WITHOUT, new Writers(without, 'T', settings.writers(), settings.round()));
            Measured measured = Rounds.of(settings.warmUps(), settings.rounds(), sides);
            return List.of(new Result(
                    name(),
                    "The tree: %d writers' appends with it ÷ without".formatted(settings.writers()),
                    Target.atLeast(0.9),
                    measured.ratio(WITH, WITHOUT),
                    "Appends with the tree and without",
                    "appends/s",
                    measured));
        }
    }
}
