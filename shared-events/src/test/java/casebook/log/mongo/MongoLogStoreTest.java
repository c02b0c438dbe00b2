package casebook.log.mongo;

import static casebook.log.Proposals.opening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import casebook.log.EventLog;
import casebook.log.EventLogContract;
import casebook.log.KilledWriter;
import casebook.log.LogStore;
import casebook.log.LogUnavailableException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
