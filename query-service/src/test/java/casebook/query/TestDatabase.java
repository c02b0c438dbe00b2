package casebook.query;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.Optional;
import java.util.UUID;

/** An empty database for views: in memory, or on the server that MONGODB_URI names. */
public final class TestDatabase implements AutoCloseable {
    private static final Optional<String> SERVER = Optional.ofNullable(System.getenv("MONGODB_URI"));

    private final Optional<MongoServer> embedded =
            SERVER.isPresent() ? Optional.empty() : Optional.of(new MongoServer(new MemoryBackend()));
    private final MongoClient client =
            MongoClients.create(SERVER.or(() -> embedded.map(MongoServer::bindAndGetConnectionString))
                    .orElseThrow());
    private final MongoDatabase database =
            client.getDatabase("views-" + UUID.randomUUID().toString().substring(0, 8));

    public MongoDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.drop();
        client.close();
        embedded.ifPresent(MongoServer::shutdownNow);
    }
}
