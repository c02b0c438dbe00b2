package casebook.web.accesslog;

import casebook.log.mongo.Durable;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Accesses as documents of the collection {@code accessLog}; the id is the key, and so says their order and time. */
final class MongoAccessStore implements AccessStore {
    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String KIND = "kind";
    private static final String OUTCOME = "outcome";
    private static final String PERSON = "person";
    private static final String FROM = "from";
    private static final String WHAT = "what";
    private static final String CORRELATION = "correlationId";

    private final MongoCollection<Document> accesses;

    MongoAccessStore(MongoDatabase database) {
        accesses = Durable.collection(database, "accessLog");
    }

    @Override
    public boolean add(Access access) {
        Document document = new Document(ID, access.id())
                .append(AT, Date.from(access.at()))
                .append(KIND, access.kind().word())
                .append(OUTCOME, access.outcome().word())
                .append(PERSON, access.person())
                .append(FROM, access.from())
                .append(WHAT, access.what())
                .append(CORRELATION, access.correlationId());
        return Durable.insert(accesses, document);
    }

    @Override
    public List<Access> find(AccessFilter filter, long before, int limit) {
        Document selected =
                new Document(ID, new Document("$gte", filter.least()).append("$lt", Math.min(before, filter.end())));
        select(selected, PERSON, filter.person() == null ? null : new Document("$in", filter.persons()));
        select(selected, KIND, filter.kind() == null ? null : filter.kind().word());
        select(
                selected,
                OUTCOME,
                filter.outcome() == null ? null : filter.outcome().word());
        return Durable.answered(() -> accesses.find(selected)
                .sort(new Document(ID, -1))
                .limit(limit)
                .map(MongoAccessStore::access)
                .into(new ArrayList<>()));
    }

    private static void select(Document selected, String property, @Nullable Object value) {
        if (value != null) {
            selected.append(property, value);
        }
    }

    private static Access access(Document document) {
        return new Access(
                document.getLong(ID),
                document.getDate(AT).toInstant(),
                Kind.parse(document.getString(KIND)),
                Outcome.parse(document.getString(OUTCOME)),
                document.getString(PERSON),
                document.getString(FROM),
                document.getString(WHAT),
                document.getString(CORRELATION));
    }

    @Override
    public void forgetBefore(long id) {
        Durable.answered(() -> accesses.deleteMany(new Document(ID, new Document("$lt", id))));
    }
}
