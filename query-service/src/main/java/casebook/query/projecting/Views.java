package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.query.projecting.ViewStatus.Building;
import casebook.query.projecting.ViewStatus.Serving;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** All views: what they hold, how much of the log they reflect, and what is parked. */
public final class Views {
    private final Collection<? extends View<?>> views;
    private final EventLog log;
    private final Signal moved = new Signal();
    private final Signal due = new Signal();
    private final Succession succession;
    private final AtomicLong shown = new AtomicLong();

    public Views(
            Collection<? extends View<?>> views,
            EventLog log,
            EventCodec codec,
            MongoDatabase database,
            ProjectingProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.views = views;
        this.log = log;
        this.succession = new Succession(
                views,
                log,
                codec,
                database,
                properties,
                new Processors(database, properties, meters),
                clock,
                moved,
                due);
    }

    Collection<? extends View<?>> all() {
        return views;
    }

    Succession succession() {
        return succession;
    }

    /** Is raised when there may be something to do for whoever keeps the views. */
    Signal due() {
        return due;
    }

    /**
     * The generation of views that readers are to keep to while they make one answer.
     *
     * @throws ViewsNotBuiltException while the first one is being folded
     */
    public Generation serving() {
        return succession.serving().orElseThrow(this::notBuilt);
    }

    /** Whether there are views to read. */
    boolean isServing() {
        return succession.serving().isPresent();
    }

    private ViewsNotBuiltException notBuilt() {
        long progress = succession.upkeep().stream()
                .mapToLong(upkeep -> upkeep.generation().progress())
                .max()
                .orElse(0);
        return new ViewsNotBuiltException(progress, log.head().position());
    }

    /** The furthest position that anybody was shown something of here: what is shown next must not be older. */
    public long shown() {
        return shown.get();
    }

    public void show(long position) {
        shown.accumulateAndGet(position, Math::max);
    }

    /** Waits until there are views and all of them reflect the position, but no longer than that; tells what they reflect then. */
    public Reached await(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            long then = moved.count();
            Optional<Generation> serving = succession.serving();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (serving.isPresent()) {
                return serving.get().await(position, left);
            }
            if (!left.isPositive()) {
                return Reached.NOTHING;
            }
            moved.await(then, left);
        }
    }

    /** How each view stands. */
    public List<ViewStatus> status() {
        Standings standings = succession.standings();
        long head = log.head().position();
        return views.stream()
                .map(View::name)
                .map(view -> new ViewStatus(
                        view,
                        standings
                                .servingAnybody()
                                .flatMap(standing -> Optional.ofNullable(standing.servesSince())
                                        .map(since -> Serving.of(view, standing, since)))
                                .orElse(null),
                        standings
                                .building()
                                .map(standing -> Building.of(view, standing, head))
                                .orElse(null)))
                .toList();
    }

    /** The position of the last entry of the log. */
    public long head() {
        return log.head().position();
    }

    /** Has all views folded anew, from the first entry on, while readers are given those that there are. */
    public void rebuild() {
        succession.rebuild();
    }

    public List<Parked> parked(View<?> view) {
        return serving().parked(view);
    }

    public Optional<Parked> parked(View<?> view, String key) {
        return serving().parked(view, key);
    }

    /**
     * Folds what waits for a parked document and releases it if all of it can be folded now.
     *
     * @return what it is still parked for, if it is
     */
    public Optional<Parked> retry(View<?> view, String key) {
        return serving().retry(view, key);
    }
}
