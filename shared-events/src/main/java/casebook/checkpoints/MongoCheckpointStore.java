package casebook.checkpoints;

import casebook.log.mongo.Durable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/** Checkpoints and keys as documents of the collections {@code checkpoints} and {@code signingKeys}. */
public final class MongoCheckpointStore implements CheckpointStore {
    private static final String ID = "_id";
    private static final String NOTE = "note";
    private static final String KEY = "key";
    private static final String SECRET = "secret";
    private static final String SINCE = "since";

    private final MongoCollection<Document> checkpoints;
    private final MongoCollection<Document> keys;

    public MongoCheckpointStore(MongoDatabase database) {
        checkpoints = Durable.collection(database, "checkpoints");
        keys = Durable.collection(database, "signingKeys");
    }

    @Override
    public boolean keep(Checkpoint checkpoint) {
        return Durable.insert(checkpoints, new Document(ID, checkpoint.size()).append(NOTE, checkpoint.note()));
    }

    @Override
    public Optional<KeptNote> find(long size) {
        return Durable.answered(() -> Optional.ofNullable(
                        checkpoints.find(new Document(ID, size)).first())
                .map(MongoCheckpointStore::note));
    }

    @Override
    public List<KeptNote> below(long size, int limit) {
        return list(new Document("$lt", size), -1, limit, MongoCheckpointStore::note);
    }

    @Override
    public List<Long> sizesAbove(long size, int limit) {
        return list(new Document("$gt", size), 1, limit, MongoCheckpointStore::size);
    }

    private <T> List<T> list(Document sizes, int order, int limit, Function<Document, T> reading) {
        return Durable.answered(() -> checkpoints
                .find(new Document(ID, sizes.append("$type", "long")))
                .sort(new Document(ID, order))
                .limit(limit)
                .map(reading::apply)
                .into(new ArrayList<>()));
    }

    private static KeptNote note(Document document) {
        return new KeptNote(size(document), document.get(NOTE) instanceof String note ? note : "");
    }

    private static long size(Document document) {
        return document.get(ID, Number.class).longValue();
    }

    @Override
    public List<KeptKey> keys() {
        return Durable.answered(() -> keys.find().map(MongoCheckpointStore::key).into(new ArrayList<>()).stream()
                .sorted(Comparator.comparingInt(KeptKey::number))
                .toList());
    }

    private static KeptKey key(Document document) {
        try {
            return new KeptKey(
                    document.getInteger(ID),
                    VerifierKey.parse(document.getString(KEY)),
                    document.getString(SECRET),
                    Instant.parse(document.getString(SINCE)));
        } catch (RuntimeException e) {
            throw KeptKey.changed(String.valueOf(document.get(ID)), e);
        }
    }

    @Override
    public boolean add(KeptKey key) {
        return Durable.insert(
                keys,
                new Document(ID, key.number())
                        .append(KEY, key.verifier().toString())
                        .append(SECRET, key.secret())
                        .append(SINCE, key.since().toString()));
    }

    @Override
    public void retire(int number) {
        Durable.answered(
                () -> keys.updateOne(new Document(ID, number), new Document("$unset", new Document(SECRET, ""))));
    }
}
