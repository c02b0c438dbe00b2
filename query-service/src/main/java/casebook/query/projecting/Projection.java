package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.log.EventLog;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        this.parkingPlace = new ParkingPlace(database);
        this.positions = positions;
        // What documents are replaced by; the embedded server would search all of them for anything but a whole unique
        // key.
        collection.createIndex(new Document("_id", 1).append("position", 1), new IndexOptions().unique(true));
        view.lookups().forEach(property -> collection.createIndex(new Document("state." + property, 1)));
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
        Map<String, List<Entry>> byKey = new LinkedHashMap<>();
        for (Entry entry : run.entries()) {
            view.key(entry)
                    .ifPresent(key ->
                            byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(entry));
        }
        if (!byKey.isEmpty()) {
            Map<String, Folded<D>> documents = load(byKey.keySet());
            Map<String, Parked> parked = parkingPlace.find(id, byKey.keySet());
            List<Step> steps = byKey.entrySet().stream()
                    .map(each -> new Step(each.getKey(), documents.get(each.getKey()), parked.get(each.getKey()))
                            .over(each.getValue()))
                    .toList();
            save(steps);
            steps.forEach(Step::park);
        }
        positions.advance(id, new Reached(run.last().position(), run.last().recordedAt()));
        failure = null;
        run.done().run();
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
        Step step = new Step(key, load(List.of(key)).get(key), null)
                .over(log.readStream(view.stream(key), 1).stream()
                        .filter(entry -> view.key(entry).equals(Optional.of(key)))
                        .toList());
        save(List.of(step));
        Parked still = step.parked;
        if (still == null) {
            parkingPlace.release(parked);
        } else {
            parkingPlace.change(parked, still);
        }
        return Optional.ofNullable(still);
    }

    private Map<String, Folded<D>> load(Collection<String> keys) {
        Map<String, Folded<D>> documents = new HashMap<>();
        collection
                .find(new Document("_id", new Document("$in", keys)))
                .forEach(folded -> documents.put(folded.key(), folded));
        return documents;
    }

    private void save(List<Step> steps) {
        List<WriteModel<Folded<D>>> writes =
                steps.stream().flatMap(step -> step.write().stream()).toList();
        if (writes.isEmpty()) {
            return;
        }
        BulkWriteResult result = collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        if (result.getInsertedCount() + result.getMatchedCount() < writes.size()) {
            throw new ChangedMeanwhileException(id);
        }
    }

    /** One document's way through a run of entries. */
    private final class Step {
        private final String key;
        private final @Nullable Folded<D> before;
        private final @Nullable Parked parkedBefore;
        private @Nullable Folded<D> after;
        private @Nullable Parked parked;

        Step(String key, @Nullable Folded<D> before, @Nullable Parked parked) {
            this.key = key;
            this.before = before;
            this.after = before;
            this.parkedBefore = parked;
            this.parked = parked;
        }

        Step over(List<Entry> entries) {
            for (Entry entry : entries) {
                if (after != null && entry.position() <= after.position()) {
                    continue;
                }
                if (parked == null) {
                    fold(entry);
                } else if (entry.position() > parked.through()) {
                    parked = new Parked(id, key, parked.since(), parked.reason(), entry.position());
                }
            }
            return this;
        }

        private void fold(Entry entry) {
            try {
                D state = view.fold(
                        after == null ? null : after.state(),
                        codec.decode(entry.type(), entry.revision(), entry.payload()),
                        Recorded.of(entry));
                after = new Folded<>(key, entry.position(), state);
            } catch (RuntimeException e) {
                // Reading and folding are pure, so the same entry would fail again for ever.
                LOG.error("{} {} is parked: position {} can't be folded", id, key, entry.position(), e);
                parked = new Parked(id, key, entry.position(), String.valueOf(e.getMessage()), entry.position());
            }
        }

        Optional<WriteModel<Folded<D>>> write() {
            Folded<D> old = before;
            Folded<D> folded = after;
            if (folded == null) {
                return Optional.empty();
            }
            if (old == null) {
                return Optional.of(new InsertOneModel<>(folded));
            }
            return folded.position() == old.position()
                    ? Optional.empty()
                    : Optional.of(
                            new ReplaceOneModel<>(new Document("_id", key).append("position", old.position()), folded));
        }

        void park() {
            if (parked == null || parked.equals(parkedBefore)) {
                return;
            }
            if (parkedBefore == null) {
                parkingPlace.park(parked);
            } else {
                parkingPlace.change(parkedBefore, parked);
            }
        }
    }
}
