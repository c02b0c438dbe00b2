package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/** All views: what they hold, how much of the log they reflect, and what is parked. */
public final class Views {
    private final Positions positions;
    private final Map<String, Projection<?>> byName = new LinkedHashMap<>();

    public Views(Collection<? extends View<?>> views, EventLog log, EventCodec codec, MongoDatabase database) {
        positions = new Positions(database);
        views.forEach(view -> byName.put(view.name(), new Projection<>(view, log, codec, database, positions)));
    }

    Stream<Projection<?>> projections() {
        return byName.values().stream();
    }

    Positions positions() {
        return positions;
    }

    public <D> Optional<Folded<D>> find(View<D> view, String key) {
        return Optional.ofNullable(
                projection(view).collection().find(new Document("_id", key)).first());
    }

    /** The documents whose properties have these values; see {@link View#lookups}. */
    public <D> List<Folded<D>> find(View<D> view, Map<String, String> lookups) {
        Document filter = new Document();
        lookups.forEach((property, value) -> filter.append("state." + property, value));
        return projection(view).collection().find(filter).into(new ArrayList<>());
    }

    /** What all of these views reflect. */
    public Reached reached(Collection<? extends View<?>> views) {
        return positions.least(ids(views));
    }

    /** Waits until all of these views reflect the position, but no longer than that; tells what they reflect then. */
    public Reached await(Collection<? extends View<?>> views, long position, Duration atMost)
            throws InterruptedException {
        return positions.await(ids(views), position, atMost);
    }

    /** Waits until every view reflects the position, but no longer than that; tells what all reflect then. */
    Reached await(long position, Duration atMost) throws InterruptedException {
        return positions.await(projections().map(Projection::id).toList(), position, atMost);
    }

    public List<Parked> parked(View<?> view) {
        return projection(view).parkingPlace().all();
    }

    public Optional<Parked> parked(View<?> view, String key) {
        return projection(view).parkingPlace().find(key);
    }

    /**
     * Folds what waits for a parked document and releases it if all of it can be folded now.
     *
     * @return what it is still parked for, if it is
     */
    public Optional<Parked> retry(View<?> view, String key) {
        for (int attempt = 1; ; attempt++) {
            Optional<Parked> parked = parked(view, key);
            try {
                return parked.flatMap(projection(view)::retry);
            } catch (ChangedMeanwhileException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    private List<String> ids(Collection<? extends View<?>> views) {
        return views.stream().map(view -> projection(view).id()).toList();
    }

    @SuppressWarnings("unchecked")
    private <D> Projection<D> projection(View<D> view) {
        Projection<?> projection = byName.get(view.name());
        if (projection == null) {
            throw new IllegalArgumentException("No view is named " + view.name());
        }
        return (Projection<D>) projection;
    }
}
