package casebook.query.projecting;

import casebook.log.EventLog;
import casebook.log.Head;
import casebook.log.LogAlteredException;
import casebook.query.projecting.Processors.Processor;
import casebook.query.projecting.Succession.Upkeep;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after the views once a second: sees to their succession, measures how far they are behind the log and how much is
 * parked, and sets a processor that had failed to work again as soon as its store answers, where Axon alone would wait for
 * up to a minute. Tells of an outage once, where Axon would at every try; its loggers are quiet for that
 * (casebook-web.properties).
 */
public final class ViewKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Status ALTERED = new Status("ALTERED");

    private final Views views;
    private final EventLog log;
    private final Map<String, Measured> measured = new ConcurrentHashMap<>();
    private volatile double built = Double.NaN;
    private boolean failing;
    private boolean storeIsAway;
    private volatile @Nullable Thread keeping;

    private record Measured(long position, long lag, long parked) {}

    public ViewKeeper(Views views, EventLog log, MeterRegistry meters) {
        this.views = views;
        this.log = log;
        views.all().forEach(view -> {
            gauge(
                    meters,
                    view,
                    "casebook.view.position",
                    "The position up to which the view reflects the log",
                    Measured::position);
            gauge(meters, view, "casebook.view.lag", "How many entries the view is behind the log", Measured::lag);
            gauge(
                    meters,
                    view,
                    "casebook.view.parked",
                    "How many documents stand still because an event can't be folded",
                    Measured::parked);
        });
        Gauge.builder("casebook.views.built", () -> built)
                .description("The part of the log that views which are being built reflect, from 0 to 1")
                .register(meters);
    }

    private void gauge(
            MeterRegistry meters, View<?> view, String name, String description, ToDoubleFunction<Measured> value) {
        Gauge.builder(name, () -> {
                    Measured now = measured.get(view.name());
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .description(description)
                .tag("view", view.name())
                .register(meters);
    }

    /** The first look is at once, so that nobody starts without a store. */
    @Override
    public void start() {
        try {
            views.succession().look();
        } catch (RuntimeException e) {
            views.succession().stop();
            throw e;
        }
        Thread thread = Thread.ofPlatform().name("view-keeper").daemon().unstarted(this::keep);
        keeping = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = keeping;
        keeping = null;
        views.due().raise();
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        views.succession().stop();
    }

    @Override
    public boolean isRunning() {
        return keeping != null;
    }

    private void keep() {
        try {
            while (isRunning()) {
                long then = views.due().count();
                look();
                if (isRunning()) {
                    views.due().await(then, LOOK_EVERY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void look() {
        try {
            Standings standings = views.succession().look();
            Head head = log.head();
            measure(standings, head.position());
            views.succession().upkeep().forEach(upkeep -> {
                boolean wasFailing = upkeep.processor().isFailing();
                standings
                        .find(upkeep.generation().number())
                        .filter(standing -> standing.reflects().position() >= head.position())
                        .ifPresent(standing -> upkeep.generation().recovered());
                // The store has just answered, so what failed may well succeed now.
                if (wasFailing) {
                    upkeep.processor().wake();
                }
            });
            tell();
            if (storeIsAway) {
                LOG.info("The store answers again, and the views go on");
                storeIsAway = false;
            }
        } catch (RuntimeException e) {
            if (!storeIsAway) {
                LOG.warn("The store does not answer, and the views stand still until it does: {}", e.toString());
                storeIsAway = true;
            }
        }
    }

    private void measure(Standings standings, long head) {
        built = standings
                .building()
                .map(building -> head <= building.progress() ? 1 : (double) building.progress() / head)
                .orElse(Double.NaN);
        standings.serving().ifPresent(serving -> {
            long position = serving.reflects().position();
            views.all()
                    .forEach(view -> measured.put(
                            view.name(),
                            new Measured(
                                    position,
                                    Math.max(0, head - position),
                                    views.serving().parked(view).size())));
        });
    }

    /** Once when the views begin to fail, and once when they go on. */
    private void tell() {
        Optional<Processor> failed = views.succession().upkeep().stream()
                .map(Upkeep::processor)
                .filter(Processor::isFailing)
                .findFirst();
        if (failed.isEmpty()) {
            if (failing) {
                LOG.info("The views go on");
                failing = false;
            }
            // After an outage, which has been told of, the views may need a moment.
        } else if (!storeIsAway && !failing) {
            failing = true;
            Throwable cause = failed.get().cause();
            if (cause == null) {
                LOG.warn(
                        "The views stand still; with logging.level.{}=warn Axon says why",
                        PooledStreamingEventProcessor.class.getPackageName());
            } else {
                LOG.warn("The views stand still until this has passed", cause);
            }
        }
    }

    /** The alteration of the log at which the views stand still, if they do. */
    public Optional<LogAlteredException> alteration() {
        return views.succession().upkeep().stream()
                .flatMap(upkeep -> Stream.ofNullable(upkeep.processor().cause()))
                .filter(LogAlteredException.class::isInstance)
                .map(LogAlteredException.class::cast)
                .findFirst();
    }

    /** Where the log was altered, no other instance folds what this one can't, and the evidence is to be had here. */
    Health health(View<?> view) {
        Optional<Generation> serving = views.succession().serving();
        Optional<Processor> processor = views.succession().upkeep().stream()
                .filter(upkeep -> serving.filter(upkeep.generation()::equals).isPresent())
                .map(Upkeep::processor)
                .findFirst();
        Optional<LogAlteredException> altered = alteration();
        Health.Builder health = altered.isPresent()
                ? Health.status(ALTERED)
                : processor.isEmpty()
                        ? Health.outOfService()
                        : processor.get().isFailing() ? Health.down() : Health.up();
        altered.<Throwable>map(found -> found)
                .or(() -> processor.map(Processor::cause))
                .ifPresent(cause -> health.withDetail("error", cause.toString()));
        Measured now = measured.get(view.name());
        if (now != null) {
            health.withDetail("position", now.position())
                    .withDetail("lag", now.lag())
                    .withDetail("parked", now.parked());
        }
        return health.build();
    }
}
