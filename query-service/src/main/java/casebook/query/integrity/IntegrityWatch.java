package casebook.query.integrity;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.SelfCheck;
import casebook.checkpoints.SelfCheck.Alteration;
import casebook.checkpoints.SelfCheck.Result;
import casebook.checkpoints.SigningKeyUnusableException;
import casebook.events.BritishDate;
import casebook.log.Blocks;
import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Issues checkpoints when they are due, and checks the log: what was recorded since the last checkpoint at the start,
 * all of it once a day. What the checks found is told in the log, in the health and as metrics.
 */
@Component("integrity")
class IntegrityWatch implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(IntegrityWatch.class);
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofHours(1);
    private static final Status ALTERED = new Status("ALTERED");
    private static final Status UNCHECKED = new Status("UNCHECKED");
    private static final Status UNSIGNED = new Status("UNSIGNED");

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final SelfCheck check;
    private final LogReaders readers;
    private final Clock clock;
    private final MeterRegistry meters;
    private final int checkpointEvery;

    private volatile @Nullable Result tail;
    private volatile @Nullable Result whole;
    private volatile @Nullable Alteration refusal;
    private volatile @Nullable String unsigned;
    private volatile long lastCheckpoint;

    /** What was told last of the reasons why no checkpoint is issued, and when; for the thread that looks. */
    private @Nullable String told;

    private Instant toldAt = Instant.MIN;

    IntegrityWatch(
            EventLog log,
            Checkpoints checkpoints,
            SelfCheck check,
            LogReaders readers,
            Clock clock,
            MeterRegistry meters,
            IntegrityProperties properties) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.check = check;
        this.readers = readers;
        this.clock = clock;
        this.meters = meters;
        this.checkpointEvery = properties.checkpointEvery();
        gauge(
                "casebook.integrity.sound",
                "1 where the last check found the log unaltered, else 0",
                watch -> !watch.isSound() ? 0 : watch.latest() == null ? Double.NaN : 1);
        gauge("casebook.integrity.position", "Up to where the last check got", watch -> {
            Result latest = watch.latest();
            return latest == null ? Double.NaN : latest.position();
        });
        gauge("casebook.integrity.checkpoint", "The size of the last checkpoint", watch -> watch.lastCheckpoint);
        gauge(
                "casebook.integrity.signs",
                "1 where checkpoints can be signed, else 0",
                watch -> watch.unsigned == null ? 1 : 0);
        gauge("casebook.integrity.blocks", "Blocks that the last check of the whole log made anew", watch -> {
            Result result = watch.whole;
            return result == null ? 0 : result.blocks().size();
        });
    }

    private void gauge(String name, String description, ToDoubleFunction<IntegrityWatch> value) {
        Gauge.builder(name, this, value).description(description).register(meters);
    }

    /** Not when it is ready: where the record was altered, the views may never be. */
    @EventListener(ApplicationStartedEvent.class)
    void atStart() {
        Thread.ofVirtual().name("casebook-integrity").start(() -> tail = checked("tail", check.tail()));
    }

    @Scheduled(cron = "${casebook.integrity.check-at:0 30 3 * * *}", zone = "Europe/London")
    void daily() {
        whole = checked("whole", check.whole());
    }

    private Result checked(String scope, Result result) {
        Timer.builder("casebook.integrity.check")
                .description("How long the log's check of itself took")
                .tag("scope", scope)
                .register(meters)
                .record(result.took());
        if (result.alteration() != null) {
            LOG.error("The record was altered: {}", result.alteration().what());
        } else if (result.failure() != null) {
            LOG.warn("The log could be checked only up to position {} ({})", result.position(), scope);
        } else {
            LOG.info("The log is sound up to position {} ({} checked)", result.position(), scope);
        }
        if (!result.blocks().isEmpty()) {
            LOG.warn(
                    "Searches left entries out: what they go by lacked something in the blocks {} (of {} positions each)"
                            + " and was made anew; the log itself is what it was",
                    result.blocks(),
                    Blocks.SIZE);
        }
        return result;
    }

    /**
     * A checkpoint is due after so many entries, and on a new day if something was recorded. A check of the tail that could
     * not be finished, because the store was away, is tried again. What the readers come upon is checked and told at once.
     */
    @Scheduled(fixedDelayString = "${casebook.integrity.watch-every:10s}")
    void issueWhenDue() {
        Result unfinished = tail;
        if (unfinished != null && unfinished.failure() != null && unfinished.alteration() == null) {
            tail = checked("tail", check.tail());
        }
        if (isSound() && readers.alteration().isPresent()) {
            daily();
        }
        try {
            lookAtKey();
            watched(() -> {
                Optional<Checkpoint> last = checkpoints.latest();
                long size = last.map(Checkpoint::size).orElse(0L);
                lastCheckpoint = size;
                long since = log.head().position() - size;
                boolean newDay = last.isEmpty() || day(last.get().issuedAt()).isBefore(day(clock.instant()));
                // Where entries are missing, to ask for a checkpoint says so.
                if (since >= checkpointEvery || (since > 0 && newDay) || since < 0) {
                    issue();
                }
                return size;
            });
            told = null;
        } catch (LogAlteredException e) {
            tell("No checkpoint is issued, because the record was altered: " + e.getMessage());
        } catch (SigningKeyUnusableException e) {
            LOG.debug("No checkpoint is issued, which has been told", e);
        } catch (RuntimeException e) {
            LOG.warn("No checkpoint could be issued", e);
        }
    }

    /** What stays as it is until somebody mends it is told once, and again every hour. */
    private void tell(String why) {
        Instant now = clock.instant();
        if (!why.equals(told) || toldAt.plus(TOLD_AGAIN_AFTER).isBefore(now)) {
            LOG.error(why);
            told = why;
            toldAt = now;
        }
    }

    /** Says at the start, and whenever it changes, that no checkpoint can be signed: the next may be due in a day only. */
    private void lookAtKey() {
        String why = watched(checkpoints::whyUnsigned).orElse(null);
        if (why != null && !why.equals(unsigned)) {
            LOG.error("No checkpoint can be signed: {}", why);
        }
        unsigned = why;
    }

    /** The checkpoint of the whole log. What keeps it from being signed is told in the health too, until one is. */
    Checkpoint issue() {
        Checkpoint issued = watched(checkpoints::issue);
        if (issued.size() > lastCheckpoint) {
            lastCheckpoint = issued.size();
            refusal = null;
        }
        return issued;
    }

    private <T> T watched(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (LogAlteredException e) {
            refusal = Alteration.of(e);
            throw e;
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, BritishDate.ZONE);
    }

    private @Nullable Result latest() {
        return whole == null ? tail : whole;
    }

    private boolean isSound() {
        return refusal == null && results().allMatch(Result::isSound);
    }

    private boolean isAltered() {
        return refusal != null || results().anyMatch(result -> result.alteration() != null);
    }

    private Stream<Result> results() {
        return Stream.of(Optional.ofNullable(tail), Optional.ofNullable(whole)).flatMap(Optional::stream);
    }

    private Status status() {
        return isAltered() ? ALTERED : !isSound() ? UNCHECKED : unsigned != null ? UNSIGNED : Status.UP;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.status(status());
        describe(health, "tail", tail);
        describe(health, "whole", whole);
        describe(health, "checkpointRefused", refusal);
        describe(health, "signingKey", unsigned);
        return health.withDetail("lastCheckpoint", lastCheckpoint).build();
    }

    private static void describe(Health.Builder health, String name, @Nullable Object what) {
        if (what != null) {
            health.withDetail(name, what);
        }
    }
}
