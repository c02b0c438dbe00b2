package casebook.query.reading;

import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.Head;
import casebook.log.LogStore.Direction;
import casebook.log.LogUnavailableException;
import casebook.query.projecting.Recorded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps a state of the views now and then as the log grows: at the ends of quarters, which are asked for most, and after so
 * many entries that no moment is far from the last one before it.
 */
@Component
final class SnapshotKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);

    /** No moment is further from the state before it. */
    private static final int MOST = 20_000;

    /** So few are folded in no time, whenever they are needed. */
    private static final int FEW = 1_000;

    private static final int PAUSE_SECONDS = 5;

    private final EventLog log;
    private final Snapshots snapshots;
    private final Past past;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    SnapshotKeeper(EventLog log, Snapshots snapshots, Past past, MeterRegistry meters) {
        this.log = log;
        this.snapshots = snapshots;
        this.past = past;
        Gauge.builder("casebook.snapshots.position", snapshots, kept -> kept.floor(Long.MAX_VALUE))
                .description("The last position whose folded state is kept, to answer about the past from")
                .register(meters);
    }

    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        Thread.ofPlatform().name("snapshots").daemon().start(() -> keep(stop));
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
            snapshots.tidy();
            while (!stop.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    catchUp(stop);
                } catch (LogUnavailableException e) {
                    LOG.debug("The log does not answer; the snapshots wait", e);
                } catch (RuntimeException e) {
                    LOG.warn("A snapshot failed", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps all that are due. */
    void catchUp(CountDownLatch stop) {
        long kept = snapshots.floor(Long.MAX_VALUE);
        long next = next(kept);
        if (next == kept) {
            return;
        }
        Foldings state = snapshots.before(kept);
        while (next > kept && stop.getCount() > 0) {
            past.goOn(state, next);
            snapshots.keep(state);
            kept = next;
            next = next(kept);
        }
    }

    /** Where the state after this one is to be kept; the same where none is due yet. */
    private long next(long kept) {
        Head head = log.head();
        long most = Math.min(head.position(), kept + MOST);
        long quarterEnd = kept + FEW < most ? quarterEnd(kept + FEW, most) : 0;
        if (quarterEnd > 0) {
            return quarterEnd;
        }
        return most == kept + MOST ? most : kept;
    }

    /** The last entry of a quarter within this run of entries; 0 where none is. */
    private long quarterEnd(long from, long to) {
        Instant begin = recordedAt(from);
        LocalDate nextQuarter =
                Recorded.day(begin).with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
        Instant end = Recorded.start(nextQuarter).minusMillis(1);
        List<Entry> last = log.find(EntryFilter.recordedThrough(end), Direction.DOWNWARDS, to + 1, 1);
        return last.isEmpty() || last.getFirst().position() == to
                ? 0
                : last.getFirst().position();
    }

    private Instant recordedAt(long position) {
        return log.readAfter(position - 1, 1).getFirst().recordedAt();
    }
}
