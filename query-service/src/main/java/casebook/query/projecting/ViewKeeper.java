package casebook.query.projecting;

import casebook.log.EventLog;
import casebook.log.Head;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after the views once a second: measures how far they are behind the log and how much is parked, and sets a
 * processor that had failed to work again as soon as its store answers, where Axon alone would wait for up to a minute.
 * Tells of an outage once, where Axon would at every try; its loggers are quiet for that (casebook-web.properties).
 */
final class ViewKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ViewKeeper.class);

    private final Views views;
    private final EventLog log;
    private final EventProcessingConfiguration processing;
    private final Map<String, Measured> measured = new ConcurrentHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private boolean storeIsAway;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    private record Measured(long position, long lag, long parked) {}

    ViewKeeper(Views views, EventLog log, EventProcessingConfiguration processing, MeterRegistry meters) {
        this.views = views;
        this.log = log;
        this.processing = processing;
        views.projections().forEach(projection -> {
            gauge(
                    meters,
                    projection,
                    "casebook.view.position",
                    "The position up to which the view reflects the log",
                    Measured::position);
            gauge(
                    meters,
                    projection,
                    "casebook.view.lag",
                    "How many entries the view is behind the log",
                    Measured::lag);
            gauge(
                    meters,
                    projection,
                    "casebook.view.parked",
                    "How many documents stand still because an event can't be folded",
                    Measured::parked);
        });
    }

    private void gauge(
            MeterRegistry meters,
            Projection<?> projection,
            String name,
            String description,
            ToDoubleFunction<Measured> value) {
        Gauge.builder(name, () -> {
                    Measured now = measured.get(projection.id());
                    return now == null ? Double.NaN : value.applyAsDouble(now);
                })
                .description(description)
                .tag("view", projection.view().name())
                .register(meters);
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        Thread.ofPlatform().name("view-keeper").daemon().start(() -> keep(stop));
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void keep(CountDownLatch stop) {
        try {
            do {
                look();
            } while (!stop.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void look() {
        try {
            Map<String, Reached> reached = views.positions().all();
            Head head = log.head();
            views.projections().forEach(projection -> {
                long position =
                        reached.getOrDefault(projection.id(), Reached.NOTHING).position();
                long parked = projection.parkingPlace().all().size();
                measured.put(projection.id(), new Measured(position, Math.max(0, head.position() - position), parked));
                tell(projection);
                // The store has just answered, so what failed may well succeed now.
                if (isFailing(projection)) {
                    var unused = processor(projection).claimSegment(0);
                }
            });
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

    /** Once when a view begins to fail, and once when it goes on. */
    private void tell(Projection<?> projection) {
        String view = projection.view().name();
        if (!isFailing(projection)) {
            if (failing.remove(view)) {
                LOG.info("The view {} goes on", view);
            }
            // After an outage, which has been told of, a view may need a moment.
        } else if (!storeIsAway && failing.add(view)) {
            Throwable cause = cause(projection);
            if (cause == null) {
                LOG.warn(
                        "The view {} stands still; with logging.level.{}=warn Axon says why",
                        view,
                        PooledStreamingEventProcessor.class.getPackageName());
            } else {
                LOG.warn("The view {} stands still until this has passed", view, cause);
            }
        }
    }

    private @Nullable Throwable cause(Projection<?> projection) {
        Throwable failure = projection.failure();
        return failure != null
                ? failure
                : processor(projection).processingStatus().values().stream()
                        .filter(EventTrackerStatus::isErrorState)
                        .map(EventTrackerStatus::getError)
                        .findFirst()
                        .orElse(null);
    }

    Health health(Projection<?> projection) {
        Health.Builder health = isFailing(projection) ? Health.down() : Health.up();
        Throwable failure = projection.failure();
        if (failure != null) {
            health.withDetail("error", failure.toString());
        }
        Measured now = measured.get(projection.id());
        if (now != null) {
            health.withDetail("position", now.position())
                    .withDetail("lag", now.lag())
                    .withDetail("parked", now.parked());
        }
        return health.build();
    }

    private boolean isFailing(Projection<?> projection) {
        return projection.failure() != null || processor(projection).isError();
    }

    private StreamingEventProcessor processor(Projection<?> projection) {
        return processing
                .eventProcessor(projection.id(), StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException(projection.id() + " has no processor"));
    }
}
