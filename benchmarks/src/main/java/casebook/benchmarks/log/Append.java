package casebook.benchmarks.log;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.peers.AxonStores;
import casebook.benchmarks.peers.Store;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Samples;
import casebook.benchmarks.report.Target;
import casebook.log.EventLog;
import casebook.log.file.FileLogStore;
import casebook.log.mongo.MongoLogStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appends by many writers and by one, beside Axon's stores on the same server and on PostgreSQL. */
public final class Append implements Benchmark {
    private static final String CASEBOOK = "Casebook, MongoDB";
    private static final String AXON_EVENTS = "Axon, MongoDB, a document per event";
    private static final String AXON_COMMITS = "Axon, MongoDB, a document per commit";
    private static final String JDBC = "Axon, JDBC, PostgreSQL";
    private static final String FILE = "Casebook, file";

    @Override
    public String name() {
        return "append";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        Map<String, Store> stores = new LinkedHashMap<>();
        stores.put(CASEBOOK, Store.of(new EventLog(new MongoLogStore(stand.database("append")), Clock.systemUTC())));
        stores.put(AXON_EVENTS, Store.of(AxonStores.mongoPerEvent(stand.database("append-events"))));
        stores.put(AXON_COMMITS, Store.of(AxonStores.mongoPerCommit(stand.database("append-commits"))));
        stores.put(JDBC, Store.of(AxonStores.jdbc(stand.postgres())));
        stores.put(FILE, Store.of(new EventLog(new FileLogStore(stand.folder("append")), Clock.systemUTC())));
        try {
            List<Result> results = new ArrayList<>();
            Measured many = measured(stores, settings.writers(), settings, 'M');
            String chart = "Appends by %d writers".formatted(settings.writers());
            String axon = many.larger(AXON_EVENTS, AXON_COMMITS);
            results.add(result(
                    "%d writers, MongoDB: Casebook ÷ the better of Axon's MongoDB stores".formatted(settings.writers()),
                    4,
                    many.ratio(CASEBOOK, axon),
                    chart,
                    many));
            results.add(result(
                    "%d writers: Casebook on MongoDB ÷ Axon's JDBC store".formatted(settings.writers()),
                    1.2,
                    many.ratio(CASEBOOK, JDBC),
                    chart,
                    many));
            results.add(result(
                    "%d writers: Casebook on a file ÷ Axon's JDBC store".formatted(settings.writers()),
                    2,
                    many.ratio(FILE, JDBC),
                    chart,
                    many));
            Measured one = measured(stores, 1, settings, 'S');
            results.add(result(
                    "1 writer, MongoDB: Casebook ÷ the better of Axon's MongoDB stores",
                    1,
                    one.ratio(CASEBOOK, one.larger(AXON_EVENTS, AXON_COMMITS)),
                    "Appends by one writer",
                    one));
            return results;
        } finally {
            stores.values().forEach(Store::close);
        }
    }

    private static Measured measured(Map<String, Store> stores, int writers, Settings settings, char team)
            throws Exception {
        Map<String, Rounds.Side> sides = new LinkedHashMap<>();
        stores.forEach((name, store) -> sides.put(name, new Writers(store, team, writers, settings.round())));
        return Rounds.of(settings.warmUps(), settings.rounds(), sides);
    }

    private Result result(String question, double limit, Samples ratio, String chart, Measured sides) {
        return new Result(name(), question, Target.atLeast(limit), ratio, chart, "appends/s", sides);
    }
}
