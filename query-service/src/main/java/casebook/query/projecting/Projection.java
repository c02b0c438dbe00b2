package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.projecting.Folding.Change;
import com.mongodb.MongoClientSettings;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One view in one generation: its documents in a collection, and which of them are parked. A document is replaced only if
 * it is still what was read, so entries that are folded again change nothing, and two writers never undo each other's work.
 */
final class Projection<D> {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    /** So many documents stay in memory from one run to the next. */
    private static final int KEPT_DOCUMENTS = 2_000;

    private final View<D> view;
    private final String id;
    private final EventLog log;
    private final EventCodec codec;
    private final MongoCollection<Kept<D>> collection;
    private final ParkingPlace parkingPlace;

    Projection(View<D> view, long generation, EventLog log, EventCodec codec, MongoDatabase database) {
        this.view = view;
        this.id = name(view.name(), view.version(), generation);
        this.log = log;
        this.codec = codec;
        this.collection = collection(database, id, view);
        this.parkingPlace = new ParkingPlace(database, id);
        // What documents are replaced by; the embedded server would search all of them for anything but a whole unique
        // key.
        collection.createIndex(new Document("_id", 1).append("seen", 1), new IndexOptions().unique(true));
        view.lookups()
                .keySet()
                .forEach(property -> collection.createIndex(new Document(KeptCodec.lookup(property), 1)));
    }

    static String name(String view, int version, long generation) {
        return "%s_v%d_g%d".formatted(view, version, generation);
    }

    static void drop(MongoDatabase database, String name) {
        database.getCollection(name).drop();
        new ParkingPlace(database, name).clear();
    }

    @SuppressWarnings("unchecked")
    private static <D> MongoCollection<Kept<D>> collection(MongoDatabase database, String id, View<D> view) {
        CodecRegistry registry = CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new KeptCodec<>(view)), MongoClientSettings.getDefaultCodecRegistry());
        return database.getCollection(id, (Class<Kept<D>>) (Class<?>) Kept.class)
                .withCodecRegistry(registry);
    }

    View<D> view() {
        return view;
    }

    ParkingPlace parkingPlace() {
        return parkingPlace;
    }

    Optional<Folded<D>> find(String key) {
        return find(new Document("_id", key)).findFirst();
    }

    List<Folded<D>> find(Map<String, String> lookups) {
        Document filter = new Document();
        lookups.forEach((property, value) -> filter.append(KeptCodec.lookup(property), value));
        return find(filter).toList();
    }

    private Stream<Folded<D>> find(Document filter) {
        return collection.find(filter).into(new ArrayList<>()).stream()
                .flatMap(kept -> Stream.ofNullable(kept.folded()));
    }

    /** Folds entries and holds what has come of them until it is saved. */
    Folds folds() {
        return new Folds();
    }

    /** Documents of this view that are being folded in memory, each loaded when an entry about it comes up first. */
    final class Folds {
        private final Folding<D> folding = folding();
        /** Whether nothing was kept yet, so that there is nothing to load. */
        private boolean anew;

        void fold(List<Entry> entries) {
            if (entries.getFirst().position() == 1) {
                anew = collection.find().limit(1).first() == null;
            }
            List<String> missing = entries.stream()
                    .flatMap(entry -> view.key(entry).stream())
                    .filter(Predicate.not(folding::holds))
                    .distinct()
                    .toList();
            if (!missing.isEmpty() && !anew) {
                load(folding, missing);
                parkingPlace.find(missing).forEach(folding::resume);
            }
            entries.forEach(folding::fold);
        }

        int size() {
            return folding.size();
        }

        void save() {
            Projection.this.save(folding);
            folding.changes().filter(Change::changesParking).forEach(Projection.this::park);
            folding.settle();
        }

        /** Lets go of most documents, when they are saved. */
        void letGo() {
            folding.letGo(KEPT_DOCUMENTS);
            anew = false;
        }
    }

    private Folding<D> folding() {
        return new Folding<>(
                view,
                codec,
                (key, entry, cause) ->
                        LOG.error("{} {} is parked: position {} can't be folded", id, key, entry.position(), cause));
    }

    private void load(Folding<D> folding, Collection<String> keys) {
        collection.find(new Document("_id", new Document("$in", keys))).forEach(folding::resume);
    }

    private void save(Folding<D> folding) {
        List<WriteModel<Kept<D>>> writes = folding.changes()
                .filter(Change::changesDocument)
                .map(Projection::write)
                .toList();
        if (writes.isEmpty()) {
            return;
        }
        BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        if (result.getInsertedCount() + result.getMatchedCount() < writes.size()) {
            throw new ChangedMeanwhileException(id);
        }
    }

    private static <D> WriteModel<Kept<D>> write(Change<D> change) {
        Kept<D> before = change.before();
        return before == null
                ? new InsertOneModel<>(change.kept())
                : new ReplaceOneModel<>(new Document("_id", before.key()).append("seen", before.seen()), change.kept());
    }

    private void park(Change<D> change) {
        Parked parked = Objects.requireNonNull(change.parked());
        Parked before = change.parkedBefore();
        if (before == null) {
            parkingPlace.park(parked);
        } else {
            parkingPlace.change(before, parked);
        }
    }

    /**
     * Folds what waits for a parked document, from the log, and releases it if all of it can be folded now.
     *
     * @return what it is still parked for, if it is
     * @throws ChangedMeanwhileException where entries came in meanwhile
     */
    Optional<Parked> retry(Parked parked) {
        String key = parked.key();
        Folding<D> folding = folding();
        load(folding, List.of(key));
        log.readStream(view.stream(key), 1).stream()
                .filter(entry -> view.key(entry).equals(Optional.of(key)))
                .forEach(folding::fold);
        save(folding);
        Optional<Parked> still = folding.parked(key);
        still.ifPresentOrElse(again -> parkingPlace.change(parked, again), () -> parkingPlace.release(parked));
        return still;
    }
}
