package casebook.query.projecting;

import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Tail;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
 * The log as Axon reads it. A message says that entries wait, and is the {@link Feed} that has them: whoever handles it
 * takes all there are, one or a million, and is told again when there are more. Where to begin, the views' own store
 * knows: Axon's token says who folds, and is never ahead of what was folded.
 */
final class LogSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(LogSource.class);
    private static final int MOST = 5_000;
    private static final int AHEAD = 4;
    /** So many entries at once, and there may be more. */
    private static final int MANY = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final EventLog log;
    private final int length;
    private final LongSupplier folded;
    private volatile @Nullable RuntimeException failing;

    /**
     * @param runLength how many entries are wanted at most at once
     * @param folded the position up to which entries are folded, and what came of them is kept
     */
    LogSource(EventLog log, int runLength, LongSupplier folded) {
        this.log = log;
        this.length = Math.min(runLength, MOST);
        this.folded = folded;
    }

    /** Why the log can't be followed, while it can't. */
    @Nullable
    Throwable failure() {
        return failing;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        long position = folded.getAsLong();
        Entries entries = new Entries(position);
        Thread.ofVirtual().name("log-from-" + position).start(entries::read);
        return entries;
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head().position());
    }

    private final class Entries implements Feed, BlockingStream<TrackedEventMessage<?>> {
        private final BlockingQueue<List<Entry>> ready = new ArrayBlockingQueue<>(AHEAD);
        private volatile long last;
        private volatile long known;
        private volatile Runnable onAvailable = () -> {};
        private volatile @Nullable RuntimeException failure;
        private volatile boolean closed;
        /** Whether somebody was told that entries wait, and has not taken all of them yet. */
        private volatile boolean told;

        Entries(long position) {
            last = position;
        }

        /** Never interrupted: an interrupt closes the file that the embedded store reads. */
        private void read() {
            try (Tail tail = log.follow(last)) {
                while (!closed) {
                    List<Entry> next = tail.next(length, PATIENCE);
                    failing = null;
                    if (!next.isEmpty()) {
                        offer(next);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(new IllegalStateException("Interrupted while following the log", e));
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        private void offer(List<Entry> entries) throws InterruptedException {
            long position = entries.getLast().position();
            if (position > known && entries.size() >= MANY) {
                known = log.head().position();
            }
            boolean offered = false;
            while (!offered && !closed) {
                offered = ready.offer(entries, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            last = position;
            onAvailable.run();
        }

        private void fail(RuntimeException e) {
            if (!closed) {
                if (failing == null) {
                    LOG.warn("Following the log failed", e);
                }
                failing = e;
                failure = e;
                onAvailable.run();
            }
        }

        @Override
        public List<Entry> next() throws InterruptedException {
            while (true) {
                // In this order: what is known to follow was known before it is missed.
                boolean more = last < known;
                List<Entry> next = ready.poll(more ? MOMENT.toMillis() : 0, TimeUnit.MILLISECONDS);
                if (next != null) {
                    return next;
                }
                if (closed) {
                    throw new IllegalStateException("Nobody follows the log any more");
                }
                throwFailure();
                if (!more) {
                    told = false;
                    onAvailable.run();
                    return List.of();
                }
            }
        }

        private void throwFailure() {
            RuntimeException failed = failure;
            if (failed != null) {
                throw failed;
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (told) {
                return Optional.empty();
            }
            List<Entry> next = ready.peek();
            if (next == null) {
                throwFailure();
                return Optional.empty();
            }
            return Optional.of(new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(next.getLast().position()),
                    GenericEventMessage.<Feed>asEventMessage(this)));
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
            Optional<TrackedEventMessage<?>> next = peek();
            while (next.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(1);
                next = peek();
            }
            told = true;
            return next.get();
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
