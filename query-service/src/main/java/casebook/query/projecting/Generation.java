package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.log.EventLog;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All views, folded together from the first entry on into collections of their own. Whoever keeps to one generation sees
 * views that belong together.
 *
 * <p>Entries are folded in memory, each document is written once for as many of them as were there, then what is parked,
 * then the position. So entries that are folded again, after a crash between any two writes, change nothing. An event that
 * can't be read or folded parks the document that it is about: docs/decisions, "A view never skips an event". Everything
 * else that goes wrong is thrown, and the entries come again.
 */
public final class Generation {
    /** With more documents in memory what has come of them is written. */
    private static final int MAX_DOCUMENTS = 30_000;

    /** How often to look for what another instance has written. */
    private static final Duration POLL = Duration.ofMillis(50);

    private final long number;
    private final Generations generations;
    private final Map<String, Projection<?>> projections = new LinkedHashMap<>();
    private final int runLength;
    private final Signal moved;
    private final Signal due;
    private volatile long progress;
    private volatile boolean serves;
    private volatile @Nullable Throwable failure;

    /** What the last run held in memory in the end, unless it failed; for the one thread that folds. */
    private @Nullable Folds lately;

    /**
     * @param runLength with more entries what has come of them is written
     * @param moved is raised when more of the log is reflected
     * @param due is raised when the log was folded to where it ended, and the generation might serve
     */
    Generation(
            long number,
            Collection<? extends View<?>> views,
            EventLog log,
            EventCodec codec,
            MongoDatabase database,
            Generations generations,
            int runLength,
            Signal moved,
            Signal due) {
        this.number = number;
        this.generations = generations;
        this.runLength = runLength;
        this.moved = moved;
        this.due = due;
        views.forEach(view -> projections.put(view.name(), new Projection<>(view, number, log, codec, database)));
    }

    long number() {
        return number;
    }

    public <D> Optional<Folded<D>> find(View<D> view, String key) {
        return projection(view).find(key);
    }

    /** The documents whose properties have these values; see {@link View#lookups}. */
    public <D> List<Folded<D>> find(View<D> view, Map<String, String> lookups) {
        return projection(view).find(lookups);
    }

    public List<Parked> parked(View<?> view) {
        return projection(view).parkingPlace().all();
    }

    public Optional<Parked> parked(View<?> view, String key) {
        return projection(view).parkingPlace().find(key);
    }

    /** What all documents reflect. */
    public Reached reached() {
        return generations.reached(number);
    }

    /** Waits until all documents reflect the position, but no longer than that; tells what they reflect then. */
    public Reached await(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            long then = moved.count();
            Reached reached = reached();
            long left = end - System.nanoTime();
            if (reached.position() >= position || left <= 0) {
                return reached;
            }
            moved.await(then, Duration.ofNanos(Math.min(left, POLL.toNanos())));
        }
    }

    /**
     * Folds all entries that wait. Documents stay in memory from one run to the next, as long as they come from one feed:
     * meanwhile another instance may have folded. Where one did even so, saving fails, and all is loaded again.
     */
    void fold(Feed feed) throws InterruptedException {
        Folds folds = lately != null && lately.feed.equals(feed) ? lately : new Folds(feed);
        lately = null;
        for (List<Entry> entries = feed.next(); !entries.isEmpty(); entries = feed.next()) {
            folds.fold(entries);
            if (folds.areMany() || folds.holdMuch()) {
                folds.save();
            }
            if (folds.holdMuch()) {
                folds = new Folds(feed);
            }
        }
        folds.save();
        folds.letGo();
        lately = folds;
        failure = null;
        if (!serves) {
            due.raise();
        }
    }

    private final class Folds {
        private final Feed feed;
        private final List<? extends Projection<?>.Folds> ofViews =
                projections.values().stream().map(Projection::folds).toList();
        private @Nullable Entry last;
        private long count;

        Folds(Feed feed) {
            this.feed = feed;
        }

        void fold(List<Entry> entries) {
            ofViews.forEach(folds -> folds.fold(entries));
            last = entries.getLast();
            count += entries.size();
            progress = last.position();
        }

        boolean areMany() {
            return count >= runLength;
        }

        boolean holdMuch() {
            return ofViews.stream().mapToInt(Projection.Folds::size).sum() >= MAX_DOCUMENTS;
        }

        void save() {
            Entry end = last;
            if (end != null) {
                ofViews.forEach(Projection.Folds::save);
                generations.advance(number, new Reached(end.position(), end.recordedAt()));
                count = 0;
                last = null;
                moved.raise();
            }
        }

        void letGo() {
            ofViews.forEach(Projection.Folds::letGo);
        }
    }

    /** The position up to which this instance has folded; what came of the last entries may not be kept yet. */
    long progress() {
        return progress;
    }

    /** Nobody waits for it to catch up any more. */
    void serve() {
        serves = true;
    }

    /** Notes why entries could not be folded; they will come again. */
    void failed(Throwable cause) {
        failure = cause;
    }

    /** The entries were folded after all, by another instance. */
    void recovered() {
        failure = null;
    }

    /** Why entries could not be folded, unless they were meanwhile. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /**
     * Folds what waits for a parked document and releases it if all of it can be folded now.
     *
     * @return what it is still parked for, if it is
     */
    Optional<Parked> retry(View<?> view, String key) {
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

    @SuppressWarnings("unchecked")
    private <D> Projection<D> projection(View<D> view) {
        Projection<?> projection = projections.get(view.name());
        if (projection == null) {
            throw new IllegalArgumentException("No view is named " + view.name());
        }
        return (Projection<D>) projection;
    }
}
