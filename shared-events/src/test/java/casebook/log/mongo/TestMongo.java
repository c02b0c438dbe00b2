package casebook.log.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database of its own on the server in the environment's MONGODB_URI, or else on one inside this process. */
public final class TestMongo implements AutoCloseable {
    private final @Nullable MongoServer server;
    private final String uri;
    private final MongoClient client;
    private final String name = "test-" + UUID.randomUUID();

    public TestMongo() {
        String given = System.getenv("MONGODB_URI");
        server = given == null ? new MongoServer(new MemoryBackend()) : null;
        uri = server == null ? String.valueOf(given) : server.bindAndGetConnectionString();
        client = MongoClients.create(uri);
    }

    public String uri() {
        return uri;
    }

    public MongoDatabase database() {
        return client.getDatabase(name);
    }

    @Override
    public void close() {
        database().drop();
        client.close();
        if (server != null) {
            server.shutdownNow();
        }
    }
}
