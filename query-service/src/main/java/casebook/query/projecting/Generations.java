package casebook.query.projecting;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The generations of the views, as their own database knows them: which there are, which serve, and how far each has come.
 * A position is written after the documents that it stands for, so they reflect at least as much.
 */
final class Generations {
    private static final String NUMBER = "_id";
    private static final String VERSIONS = "versions";
    private static final String POSITION = "position";
    private static final String RECORDED_AT = "recordedAt";
    private static final String PROGRESS = "progress";
    private static final String BEGUN_AT = "begunAt";
    private static final String SERVES_SINCE = "servesSince";
    private static final String USED_AT = "usedAt";

    private final MongoCollection<Document> collection;

    Generations(MongoDatabase database) {
        collection = database.getCollection("generations");
    }

    /** Oldest first. */
    List<Standing> all() {
        return collection.find().sort(ascending(NUMBER)).map(Generations::read).into(new ArrayList<>());
    }

    /** What the generation reflects; nothing where there is no such generation. */
    Reached reached(long number) {
        Document found = collection.find(number(number)).first();
        return found == null ? Reached.NOTHING : reached(found);
    }

    /**
     * Begins a generation.
     *
     * @return whether it was this call that began it, and nobody else meanwhile
     */
    boolean begin(long number, Map<String, Integer> versions, Instant now) {
        try {
            collection.insertOne(new Document(NUMBER, number)
                    .append(VERSIONS, new Document(new TreeMap<>(versions)))
                    .append(POSITION, 0L)
                    .append(PROGRESS, 0L)
                    .append(BEGUN_AT, Date.from(now))
                    .append(USED_AT, Date.from(now)));
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getError().getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Notes that a generation has come this far; it never goes back. */
    void advance(long number, Reached to) {
        Document furthest = new Document(POSITION, to.position())
                .append(PROGRESS, to.position())
                .append(RECORDED_AT, Date.from(Objects.requireNonNull(to.recordedAt())));
        collection.updateOne(number(number), new Document("$max", furthest));
    }

    /** Notes that a generation is being folded and has come this far, though that is not kept yet. */
    void progress(long number, long position) {
        collection.updateOne(number(number), new Document("$max", new Document(PROGRESS, position)));
    }

    /** Gives the generation to readers from now on. */
    void serve(long number, Instant now) {
        collection.updateOne(
                number(number).append(SERVES_SINCE, null),
                new Document("$set", new Document(SERVES_SINCE, Date.from(now))));
    }

    void use(long number, Instant now) {
        collection.updateOne(number(number), new Document("$max", new Document(USED_AT, Date.from(now))));
    }

    void forget(long number) {
        collection.deleteOne(number(number));
    }

    private static Document number(long number) {
        return new Document(NUMBER, number);
    }

    private static Standing read(Document document) {
        Map<String, Integer> versions = new TreeMap<>();
        document.get(VERSIONS, Document.class).forEach((view, version) -> versions.put(view, (Integer) version));
        return new Standing(
                document.getLong(NUMBER),
                versions,
                reached(document),
                document.getLong(PROGRESS),
                document.getDate(BEGUN_AT).toInstant(),
                time(document, SERVES_SINCE),
                document.getDate(USED_AT).toInstant());
    }

    private static Reached reached(Document document) {
        return new Reached(document.getLong(POSITION), time(document, RECORDED_AT));
    }

    private static @Nullable Instant time(Document document, String name) {
        Date date = document.getDate(name);
        return date == null ? null : date.toInstant();
    }
}
