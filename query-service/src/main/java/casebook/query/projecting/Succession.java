package casebook.query.projecting;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.query.projecting.Processors.Processor;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which generation of the views serves here, which is being built to follow it, and which is dropped: docs/decisions, "Views
 * are rebuilt beside their readers". All instances look at what the store knows, and each does what is next, in steps of
 * which any can be lost or done twice. An instance folds and serves generations of its own code's versions only.
 */
final class Succession {
    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    /** So many entries at most may be missing from a generation that begins to serve; its first readers wait for them. */
    private static final long CLOSE = 100;

    private static final Duration TELL_EVERY = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Collection<? extends View<?>> views;
    private final EventLog log;
    private final EventCodec codec;
    private final MongoDatabase database;
    private final Generations generations;
    private final Processors processors;
    private final Clock clock;
    private final int runLength;
    private final Duration handOver;
    private final Duration keepUnused;
    private final Signal moved;
    private final Signal due;
    private final Map<String, Integer> versions = new TreeMap<>();
    private final Map<Long, Upkeep> upkeep = new TreeMap<>();
    private volatile @Nullable Generation serving;
    private long toldAt = System.nanoTime();

    /**
     * A generation that this instance folds, or would if another one did not.
     *
     * @param head where the log ended when this instance first saw the generation
     */
    record Upkeep(Generation generation, Processor processor, long head) {}

    /**
     * @param moved is raised when readers may look again
     * @param due is raised when there may be something to do next
     */
    Succession(
            Collection<? extends View<?>> views,
            EventLog log,
            EventCodec codec,
            MongoDatabase database,
            ProjectingProperties properties,
            Processors processors,
            Clock clock,
            Signal moved,
            Signal due) {
        this.views = views;
        this.log = log;
        this.codec = codec;
        this.database = database;
        this.generations = new Generations(database);
        this.processors = processors;
        this.clock = clock;
        this.runLength = properties.runLength();
        this.handOver = properties.claimTimeout();
        this.keepUnused = properties.keepUnused();
        this.moved = moved;
        this.due = due;
        views.forEach(view -> versions.put(view.name(), view.version()));
    }

    Optional<Generation> serving() {
        return Optional.ofNullable(serving);
    }

    /** All that the store knows. */
    Standings standings() {
        return new Standings(generations.all(), versions);
    }

    /** Begins to build another generation, unless one is being built. */
    void rebuild() {
        Standings standings = standings();
        if (standings.building().isEmpty()) {
            begin(standings);
        }
        due.raise();
    }

    private void begin(Standings standings) {
        long number = standings.last() + 1;
        if (generations.begin(number, versions, clock.instant())) {
            LOG.info("Generation {} of the views is begun: {}", number, versions);
        }
    }

    /** Does what is next. */
    synchronized Standings look() {
        Standings standings = standings();
        while (standings.own().isEmpty()) {
            begin(standings);
            standings = standings();
        }
        Optional<Standing> building = standings.building();
        if (building.isPresent() && hasCaughtUp(building.get())) {
            generations.serve(building.get().number(), clock.instant());
            standings = standings();
        }
        standings.serving().ifPresentOrElse(this::serve, () -> serving = null);
        Instant now = clock.instant();
        stopOthers(standings, now);
        use(standings, now);
        drop(standings, now);
        return standings;
    }

    private Upkeep keep(Standing standing) {
        return upkeep.computeIfAbsent(standing.number(), number -> {
            Generation generation =
                    new Generation(number, views, log, codec, database, generations, runLength, moved, due);
            LogSource source =
                    new LogSource(log, runLength, () -> generation.reached().position());
            return new Upkeep(
                    generation, processors.start(generation, source), log.head().position());
        });
    }

    private boolean hasCaughtUp(Standing building) {
        Upkeep here = keep(building);
        tell(building, here);
        long position = building.reflects().position();
        return position >= here.head() && position >= log.head().position() - CLOSE;
    }

    private void tell(Standing building, Upkeep here) {
        long progress = here.generation().progress();
        if (progress > building.progress()) {
            generations.progress(building.number(), progress);
            if (System.nanoTime() - toldAt > TELL_EVERY.toNanos()) {
                toldAt = System.nanoTime();
                LOG.info(
                        "Folding the views, generation {}: {} of {} entries",
                        building.number(),
                        progress,
                        Math.max(progress, here.head()));
            }
        }
    }

    private void serve(Standing standing) {
        Generation generation = keep(standing).generation();
        if (serving != generation) {
            serving = generation;
            generation.serve();
            LOG.info(
                    "Generation {} of the views serves, from position {} on",
                    standing.number(),
                    standing.reflects().position());
            moved.raise();
        }
    }

    /** What served until now is folded for a while, for instances that have not looked yet. */
    private void stopOthers(Standings standings, Instant now) {
        boolean handedOver = standings
                .serving()
                .filter(standing -> standing.servesSinceBefore(now.minus(handOver)))
                .isPresent();
        upkeep.values().removeIf(here -> {
            long number = here.generation().number();
            boolean over = standings.find(number).isEmpty() || (handedOver && !standings.isInUse(number));
            if (over) {
                var unused = here.processor().stop();
            }
            return over;
        });
    }

    private void use(Standings standings, Instant now) {
        Instant lately = now.minus(keepUnused.dividedBy(4));
        standings.all().stream()
                .filter(standing -> standings.isInUse(standing.number()))
                .filter(standing -> standing.usedAt().isBefore(lately))
                .forEach(standing -> generations.use(standing.number(), now));
    }

    /** What nobody has used for long, and is not needed to go back to since that has served for as long. */
    private void drop(Standings standings, Instant now) {
        Instant longAgo = now.minus(keepUnused);
        if (standings
                .serving()
                .filter(standing -> standing.servesSinceBefore(longAgo))
                .isPresent()) {
            standings.all().stream()
                    .filter(standing -> !upkeep.containsKey(standing.number()))
                    .filter(standing -> standing.usedAt().isBefore(longAgo))
                    .forEach(this::drop);
        }
    }

    private void drop(Standing standing) {
        long number = standing.number();
        standing.versions()
                .forEach((view, version) -> Projection.drop(database, Projection.name(view, version, number)));
        processors.forget(number);
        generations.forget(number);
        LOG.info("Generation {} of the views is dropped: nobody has used it since {}", number, standing.usedAt());
    }

    /** What this instance folds, in the order of the generations. */
    synchronized List<Upkeep> upkeep() {
        return List.copyOf(upkeep.values());
    }

    synchronized void stop() {
        CompletableFuture<?>[] stopping =
                upkeep.values().stream().map(here -> here.processor().stop()).toArray(CompletableFuture[]::new);
        upkeep.clear();
        CompletableFuture.allOf(stopping)
                .completeOnTimeout(null, STOPPING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
