package casebook.checkpoints;

import casebook.log.LogUnavailableException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;

/** Checkpoints and keys as documents of the collections {@code checkpoints} and {@code signingKeys}. */
public final class MongoCheckpointStore implements CheckpointStore {
    private static final String ID = "_id";
    private static final String NOTE = "note";
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    private static final String SINCE = "since";
    private static final long TIMEOUT_SECONDS = 5;

    private final MongoCollection<Document> checkpoints;
    private final MongoCollection<Document> keys;

    public MongoCheckpointStore(MongoDatabase database) {
        checkpoints = durable(database.getCollection("checkpoints"));
        keys = durable(database.getCollection("signingKeys"));
    }

    private static MongoCollection<Document> durable(MongoCollection<Document> collection) {
        return collection
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public boolean keep(Checkpoint checkpoint) {
        return insert(checkpoints, new Document(ID, checkpoint.size()).append(NOTE, checkpoint.note()));
    }

    @Override
    public Optional<Checkpoint> find(long size) {
        return answered(() -> Optional.ofNullable(
                        checkpoints.find(new Document(ID, size)).first())
                .map(MongoCheckpointStore::checkpoint));
    }

    @Override
    public List<Checkpoint> below(long size, int limit) {
        return list(new Document("$lt", size), -1, limit);
    }

    @Override
    public List<Checkpoint> above(long size, int limit) {
        return list(new Document("$gt", size), 1, limit);
    }

    private List<Checkpoint> list(Document sizes, int order, int limit) {
        return answered(() -> checkpoints
                .find(new Document(ID, sizes))
                .sort(new Document(ID, order))
                .limit(limit)
                .map(MongoCheckpointStore::checkpoint)
                .into(new ArrayList<>()));
    }

    private static Checkpoint checkpoint(Document document) {
        return Checkpoint.kept(document.getLong(ID), document.getString(NOTE));
    }

    @Override
    public List<KeptKey> keys() {
        return answered(() -> keys
                .find()
                .map(key -> new KeptKey(
                        key.getInteger(ID),
                        VerifierKey.parse(key.getString(KEY)),
                        key.getString(SECRET),
                        Instant.parse(key.getString(SINCE))))
                .into(new ArrayList<>())
                .stream()
                .sorted(Comparator.comparingInt(KeptKey::number))
                .toList());
    }

    @Override
    public boolean add(KeptKey key) {
        return insert(
                keys,
                new Document(ID, key.number())
                        .append(KEY, key.verifier().toString())
                        .append(SECRET, key.secret())
                        .append(SINCE, key.since().toString()));
    }

    @Override
    public void retire(int number) {
        answered(() -> keys.updateOne(new Document(ID, number), new Document("$unset", new Document(SECRET, ""))));
    }

    private static boolean insert(MongoCollection<Document> collection, Document document) {
        return answered(() -> {
            try {
                collection.insertOne(document);
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
    }

    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("MongoDB does not answer", e);
        } catch (IllegalStateException e) {
            throw new LogUnavailableException("The connection to MongoDB is closed", e);
        }
    }
}
