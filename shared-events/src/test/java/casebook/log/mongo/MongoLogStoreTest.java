package casebook.log.mongo;

import static casebook.log.Proposals.opening;
import static casebook.log.Proposals.proposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.EventLogContract;
import casebook.log.KilledWriter;
import casebook.log.LogStore;
import casebook.log.LogUnavailableException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoLogStoreTest extends EventLogContract {
    private final TestMongo mongo = new TestMongo();

    @AfterEach
    void drop() {
        mongo.close();
    }

    @Override
    protected LogStore store() {
        return new MongoLogStore(mongo.database());
    }

    @Test
    void a_writer_that_is_killed_has_lost_nothing_that_was_acknowledged() throws IOException, InterruptedException {
        Map<String, Long> acknowledged =
                KilledWriter.killAfter(200, mongo.uri(), mongo.database().getName());

        KilledWriter.assertNothingIsLost(acknowledged, store());
    }

    @Test
    void a_server_that_is_away_is_said_to_be_and_used_when_it_is_there() throws IOException {
        int port = freePort();
        MongoServer server = new MongoServer(new MemoryBackend());
        try (MongoClient client =
                        MongoClients.create("mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=200".formatted(port));
                EventLog log = new EventLog(new MongoLogStore(client.getDatabase("test")), Clock.systemUTC())) {
            assertThatThrownBy(log::head).isInstanceOf(LogUnavailableException.class);
            assertThat(log.append(opening(CHARNWOOD)))
                    .failsWithin(patience())
                    .withThrowableThat()
                    .withCauseInstanceOf(LogUnavailableException.class);

            server.bind("127.0.0.1", port);

            await().atMost(patience()).ignoreExceptions().until(() -> log.head().position() == 0);
            assertThat(log.append(opening(CHARNWOOD))).succeedsWithin(patience());
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void what_the_log_is_searched_by_is_kept_block_by_block_whoever_appends() {
        LogStore one = store();
        LogStore other = store();
        for (int i = 0; i < 20; i++) {
            insert(i < 5 ? one : i % 3 == 0 ? other : one, i * 50, 50);
        }

        assertThat(keptBlocks()).containsExactly(0L, 1L, 2L);
        assertEverythingIsFound(1_000);
    }

    @Test
    void what_the_log_is_searched_by_can_be_deleted_and_is_made_anew() {
        insert(store(), 0, 700);
        blocks().deleteMany(new Document());

        assertEverythingIsFound(700);
        insert(store(), 700, 100);

        assertThat(keptBlocks()).containsExactly(0L, 1L, 2L);
        assertEverythingIsFound(800);
    }

    @Test
    void what_the_log_is_searched_by_is_made_anew_where_the_log_was_put_back_to_an_earlier_state() {
        insert(store(), 0, 700);
        mongo.database().getCollection("log").deleteMany(new Document("_id", new Document("$gt", 300L)));

        insert(store(), 300, 100);

        assertThat(keptBlocks()).containsExactly(0L);
        assertEverythingIsFound(400);
    }

    @Test
    void an_altered_entry_does_not_keep_others_from_being_recorded() {
        insert(store(), 0, 300);
        blocks().deleteMany(new Document());
        mongo.database()
                .getCollection("log")
                .updateOne(new Document("_id", 7L), new Document("$set", new Document("events", "none")));

        insert(store(), 300, 300);

        assertThat(keptBlocks()).isEmpty();
    }

    /** One entry in each commit, every hundredth of another authority. */
    private static void insert(LogStore store, int from, int count) {
        List<Commit> run = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            run.add(commit(
                    i % 100 == 0
                            ? proposal("EAP2016-4-OWBC", i / 100, "case-opened")
                            : proposal(CHARNWOOD, i - i / 100 - 1, "progress-recorded"),
                    i + 1,
                    MORNING.plusSeconds(i)));
        }
        assertThat(store.insert(run)).isEqualTo(new LogStore.Inserted(count, null));
    }

    private void assertEverythingIsFound(int count) {
        EntryFilter rare = EntryFilter.all().of("OWBC");
        List<Long> positions =
                LongStream.range(0, count / 100).map(i -> i * 100 + 1).boxed().toList();
        assertThat(store().find(rare, LogStore.Direction.UPWARDS, 0, 100))
                .extracting(Entry::position)
                .isEqualTo(positions);
        assertThat(store().find(rare, LogStore.Direction.DOWNWARDS, Long.MAX_VALUE, 100))
                .extracting(Entry::position)
                .isEqualTo(positions.reversed());
    }

    private MongoCollection<Document> blocks() {
        return mongo.database().getCollection("blocks");
    }

    private List<Long> keptBlocks() {
        return blocks().find()
                .sort(new Document("_id", 1))
                .map(block -> block.getLong("_id"))
                .into(new ArrayList<>());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
