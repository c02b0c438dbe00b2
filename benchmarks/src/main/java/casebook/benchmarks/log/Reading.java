package casebook.benchmarks.log;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Target;
import casebook.codec.EventCodec;
import casebook.events.CaseId;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Tail;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;

/** Following the tail and loading single histories, from a smaller and a larger record in MongoDB. */
public final class Reading implements Benchmark {
    private static final EventCodec CODEC = new EventCodec();
    private static final int AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        long small = settings.small();
        long large = settings.large();
        try (EventLog smallLog = stand.records().log(small);
                EventLog largeLog = stand.records().log(large)) {
            MongoCollection<Document> documents = stand.records().mongo(large).getCollection("log");
            String tailOfSmall = "tail at %,d entries".formatted(small);
            String tailOfLarge = "tail at %,d entries".formatted(large);
            String cursor = "the driver's cursor at %,d entries".formatted(large);
            Map<String, Rounds.Side> following = new LinkedHashMap<>();
            following.put(tailOfSmall, () -> rate(small, () -> follow(smallLog, 0, small)));
            following.put(tailOfLarge, () -> rate(small, () -> follow(largeLog, large - small, large)));
            following.put(cursor, () -> rate(small, () -> cursor(documents, large - small, large)));
            Measured tails = Rounds.of(2 * settings.warmUps(), settings.rounds(), following);

            String loadOfSmall = "load at %,d entries".formatted(small);
            String loadOfLarge = "load at %,d entries".formatted(large);
            Map<String, Rounds.Side> loading = new LinkedHashMap<>();
            loading.put(loadOfSmall, new Loads(smallLog, histories(stand, small), settings.round()));
            loading.put(loadOfLarge, new Loads(largeLog, histories(stand, large), settings.round()));
            Measured loads = Rounds.of(settings.warmUps(), settings.rounds(), loading);

            String tailChart = "Following the log in MongoDB";
            return List.of(
                    new Result(
                            name(),
                            "Tail: events/s at %,d entries ÷ at %,d".formatted(large, small),
                            Target.atLeast(0.9),
                            tails.ratio(tailOfLarge, tailOfSmall),
                            tailChart,
                            "events/s",
                            tails),
                    new Result(
                            name(),
                            "Tail ÷ the driver's cursor over the same documents",
                            Target.atLeast(0.7),
                            tails.ratio(tailOfLarge, cursor),
                            tailChart,
                            "events/s",
                            tails),
                    new Result(
                            name(),
                            "Load of a stream of 40 events: at %,d entries ÷ at %,d".formatted(large, small),
                            Target.atLeast(0.8),
                            loads.ratio(loadOfLarge, loadOfSmall),
                            "Loading one history of 40 events",
                            "loads/s",
                            loads));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(long events, Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return events * 1e9 / (System.nanoTime() - begin);
    }

    static void follow(EventLog log, long from, long to) throws InterruptedException {
        long position = from;
        try (Tail tail = log.follow(from)) {
            while (position < to) {
                for (Entry entry : tail.next(AT_ONCE, PATIENCE)) {
                    decode(entry.type(), entry.revision(), entry.payload());
                    requireThat(entry.position() == position + 1, "position %d is followed".formatted(position));
                    position = entry.position();
                }
            }
        }
    }

    private static void cursor(MongoCollection<Document> documents, long from, long to) {
        long events = 0;
        try (MongoCursor<Document> cursor = documents
                .find(new Document("_id", new Document("$gt", from)))
                .sort(new Document("_id", 1))
                .cursor()) {
            while (cursor.hasNext()) {
                for (Document event : cursor.next().getList("events", Document.class)) {
                    decode(event.getString("type"), event.getInteger("revision"), event.getString("payload"));
                    events++;
                }
            }
        }
        requireThat(events == to - from, "the cursor reads all events");
    }

    private static void decode(String type, int revision, String payload) {
        requireThat(CODEC.decode(type, revision, payload).describes() != null, "an event describes a day");
    }

    private static List<CaseId> histories(Stand stand, long entries) {
        var partnership = stand.records().partnership();
        return IntStream.range(0, partnership.plansIn(entries))
                .boxed()
                .flatMap(plan -> partnership.shortCases(plan).stream())
                .toList();
    }

    /** Loads histories, each time another one. */
    private static final class Loads implements Rounds.Side {
        private final EventLog log;
        private final List<CaseId> cases;
        private final Duration round;
        private final Random random = new Random(1);

        Loads(EventLog log, List<CaseId> cases, Duration round) {
            this.log = log;
            this.cases = cases;
            this.round = round;
        }

        @Override
        public double measure() {
            long begin = System.nanoTime();
            long end = begin + round.toNanos();
            int loads = 0;
            while (System.nanoTime() < end) {
                List<Entry> history =
                        log.readStream(cases.get(random.nextInt(cases.size())).toString(), 1);
                requireThat(history.size() == 40, "a history has 40 entries");
                history.forEach(entry -> decode(entry.type(), entry.revision(), entry.payload()));
                loads++;
            }
            return loads * 1e9 / (System.nanoTime() - begin);
        }
    }

    private static void requireThat(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("It does not hold that " + what);
        }
    }
}
