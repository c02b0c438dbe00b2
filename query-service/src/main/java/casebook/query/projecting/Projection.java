package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.query.projecting.Folding.Change;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one view up to date with the log: loads the documents that a run of entries is about, folds in memory, and
 * writes documents, then parked documents, then the position. A document holds the position of the last event folded
 * into it and is replaced only if it still has the one that was read. So a run that is delivered again, after a crash
 * between any two writes, changes nothing, and two writers never undo each other's work.
 *
 * <p>An event that can't be read or folded parks the document that it is about: docs/decisions, "A view never skips an
 * event". Everything else that goes wrong is thrown, and the run comes again.
 */
final class Projection<D> {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    private final View<D> view;
    private final String id;
    private final EventLog log;
    private final EventCodec codec;
    private final MongoCollection<Folded<D>> collection;
    private final ParkingPlace parkingPlace;
    private final Positions positions;
    private volatile @Nullable Throwable failure;

    Projection(View<D> view, EventLog log, EventCodec codec, MongoDatabase database, Positions positions) {
        this.view = view;
        this.id = view.name() + "_v" + view.version();
        this.log = log;
        this.codec = codec;
        this.collection = collection(database, id, view.documentType());
        this.parkingPlace = new ParkingPlace(database, id);
        this.positions = positions;
        // What documents are replaced by; the embedded server would search all of them for anything but a whole unique
        // key.
        collection.createIndex(new Document("_id", 1).append("position", 1), new IndexOptions().unique(true));
        view.lookups().keySet().forEach(property -> collection.createIndex(new Document("state." + property, 1)));
    }

    @SuppressWarnings("unchecked")
    private static <D> MongoCollection<Folded<D>> collection(MongoDatabase database, String id, Class<D> type) {
        CodecRegistry registry = CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new FoldedCodec<>(Codecs.REGISTRY.get(type))), Codecs.REGISTRY);
        return database.getCollection(id, (Class<Folded<D>>) (Class<?>) Folded.class)
                .withCodecRegistry(registry);
    }

    /** The view's name with its version, which its collection, its processor and its position go by. */
    String id() {
        return id;
    }

    View<D> view() {
        return view;
    }

    MongoCollection<Folded<D>> collection() {
        return collection;
    }

    ParkingPlace parkingPlace() {
        return parkingPlace;
    }

    @EventHandler
    public void fold(Run run) {
        Set<String> keys = run.entries().stream()
                .flatMap(entry -> view.key(entry).stream())
                .collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            Folding<D> folding = resumed(keys);
            parkingPlace.find(keys).forEach(folding::resume);
            run.entries().forEach(folding::fold);
            save(folding);
            folding.changes().forEach(this::park);
        }
        positions.advance(id, new Reached(run.last().position(), run.last().recordedAt()));
        failure = null;
        run.done().run();
    }

    private Folding<D> resumed(Collection<String> keys) {
        Folding<D> folding = new Folding<>(
                view,
                codec,
                (key, entry, cause) ->
                        LOG.error("{} {} is parked: position {} can't be folded", id, key, entry.position(), cause));
        collection.find(new Document("_id", new Document("$in", keys))).forEach(folding::resume);
        return folding;
    }

    /** Notes why a run could not be folded; it will come again. */
    void failed(Throwable cause) {
        failure = cause;
    }

    /** Why the last run could not be folded, unless it was meanwhile. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /**
     * Folds what waits for a parked document, from the log, and releases it if all of it can be folded now.
     *
     * @return what it is still parked for, if it is
     * @throws ChangedMeanwhileException where entries came in meanwhile
     */
    Optional<Parked> retry(Parked parked) {
        String key = parked.key();
        Folding<D> folding = resumed(List.of(key));
        log.readStream(view.stream(key), 1).stream()
                .filter(entry -> view.key(entry).equals(Optional.of(key)))
                .forEach(folding::fold);
        save(folding);
        Optional<Parked> still = folding.parked(key);
        still.ifPresentOrElse(again -> parkingPlace.change(parked, again), () -> parkingPlace.release(parked));
        return still;
    }

    private void save(Folding<D> folding) {
        List<WriteModel<Folded<D>>> writes = folding.changes()
                .filter(Change::changesDocument)
                .map(this::write)
                .toList();
        if (writes.isEmpty()) {
            return;
        }
        BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        if (result.getInsertedCount() + result.getMatchedCount() < writes.size()) {
            throw new ChangedMeanwhileException(id);
        }
    }

    private WriteModel<Folded<D>> write(Change<D> change) {
        Folded<D> before = change.before();
        Folded<D> after = Objects.requireNonNull(change.after());
        return before == null
                ? new InsertOneModel<>(after)
                : new ReplaceOneModel<>(new Document("_id", after.key()).append("position", before.position()), after);
    }

    private void park(Change<D> change) {
        Parked parked = change.parked();
        if (parked == null || !change.changesParking()) {
            return;
        }
        Parked before = change.parkedBefore();
        if (before == null) {
            parkingPlace.park(parked);
        } else {
            parkingPlace.change(before, parked);
        }
    }
}
