package casebook.query.projecting;

import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Tail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as Axon reads it. A message is a {@link Run} of entries and its token the position of the last one: one batch,
 * one write and one token for each run, however many entries wait. A few runs are read ahead, no more.
 */
final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);
    private static final int RUNS_AHEAD = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final EventLog log;
    private final int runLength;
    private final AtomicBoolean failing = new AtomicBoolean();

    LogSource(EventLog log, int runLength) {
        this.log = log;
        this.runLength = runLength;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long position = token == null ? 0 : token.position().orElse(0);
        Runs runs = new Runs();
        Thread.ofVirtual().name("log-from-" + position).start(() -> runs.read(position));
        return runs;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head().position());
    }

    private final class Runs implements BlockingStream<TrackedEventMessage<?>> {
        private final BlockingQueue<TrackedEventMessage<?>> ready = new LinkedBlockingQueue<>();
        private final Semaphore room = new Semaphore(RUNS_AHEAD);
        private volatile Runnable onAvailable = () -> {};
        private volatile @Nullable RuntimeException failure;
        private volatile boolean closed;

        /** Never interrupted: an interrupt closes the file that the embedded store reads. */
        void read(long position) {
            try (Tail tail = log.follow(position)) {
                while (!closed) {
                    if (room.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                        offer(tail.next(runLength, PATIENCE));
                        failing.set(false);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(new IllegalStateException("Interrupted while following the log", e));
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        private void offer(List<Entry> entries) {
            if (entries.isEmpty()) {
                room.release();
                return;
            }
            Run run = new Run(entries, room::release);
            ready.add(new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(run.last().position()), GenericEventMessage.asEventMessage(run)));
            onAvailable.run();
        }

        private void fail(RuntimeException e) {
            if (!closed) {
                if (failing.compareAndSet(false, true)) {
                    LOG.warn("Following the log failed", e);
                }
                failure = e;
                onAvailable.run();
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            TrackedEventMessage<?> next = ready.peek();
            RuntimeException failed = failure;
            if (next == null && failed != null) {
                throw failed;
            }
            return Optional.ofNullable(next);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long end = System.nanoTime() + unit.toNanos(timeout);
            while (peek().isEmpty()) {
                if (System.nanoTime() >= end) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return ready.take();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            callback.run();
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
