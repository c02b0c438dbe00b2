package casebook.log.mongo;

import casebook.log.LogUnavailableException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;

/** How the log and what is kept beside it are stored in MongoDB: what was acknowledged, or was ever read, is not lost. */
public final class Durable {
    private static final long TIMEOUT_SECONDS = 5;

    private Durable() {}

    /** A collection that writes to the majority's journals, and reads nothing that a failover could roll back. */
    public static MongoCollection<Document> collection(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Adds a document, unless its key is taken.
     *
     * @return whether it was added
     * @throws LogUnavailableException if the server did not answer
     */
    public static boolean insert(MongoCollection<Document> collection, Document document) {
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

    /** What the question gives; any failure of the server or of the connection is a {@link LogUnavailableException}. */
    public static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new LogUnavailableException("MongoDB does not answer", e);
        } catch (IllegalStateException e) {
            throw new LogUnavailableException("The connection to MongoDB is closed", e);
        }
    }
}
