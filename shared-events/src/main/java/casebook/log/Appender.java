package casebook.log;

import casebook.log.LogStore.Direction;
import casebook.log.LogStore.Inserted;
import casebook.merkle.Frontier;
import casebook.merkle.Hashes;
import io.micrometer.core.instrument.DistributionSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread at a time takes all proposals that wait, gives them the positions after the log's end, extends
 * the tree by them and inserts them together. Whether a proposal is accepted is decided on what the log is known to hold;
 * an insert that finds more in the log than was known fails on a key that is taken, and is decided on again.
 */
final class Appender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private static final int MAX_WAITING = 10_000;
    private static final int BATCH_COMMITS = 500;

    /** With the one proposal that exceeds it, well below the 48 MB beyond which MongoDB's driver would split an insert. */
    private static final long BATCH_CHARACTERS = 4 << 20;

    private static final int CATCH_UP_COMMITS = 500;
    private static final Duration STANDSTILL = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final LogStore store;
    private final LogTree tree;
    private final BiFunction<Commit, Frontier, Commit> growth;
    private final Clock clock;
    private final StreamVersions streams;
    private final Horizon horizon;
    private final DistributionSummary batchSizes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("casebook-log-appender").factory());
    /** Whether somebody writes to the store: one at a time. */
    private boolean appending;

    private boolean closed;

    /**
     * Whether one proposal was all that waited last: then there are hardly several writers, whose commits to group. For
     * whoever is appending.
     */
    private boolean alone = true;

    /**
     * What the log's end is known to hold; nothing before the first batch and after each failure. For whoever is
     * appending.
     */
    private @Nullable RecentCommits recent;

    Appender(
            LogStore store,
            BiFunction<Commit, Frontier, Commit> growth,
            Clock clock,
            StreamVersions streams,
            Horizon horizon,
            DistributionSummary batchSizes) {
        this.store = store;
        this.tree = new LogTree(store);
        this.growth = growth;
        this.clock = clock;
        this.streams = streams;
        this.horizon = horizon;
        this.batchSizes = batchSizes;
    }

    /** Leaves the work to a thread of its own. */
    CompletableFuture<Receipt> append(Proposal proposal) {
        Pending pending = new Pending(proposal, new CompletableFuture<>());
        if (begins(pending)) {
            thread.execute(this::writeAll);
        }
        return pending.answer();
    }

    /**
     * For whoever waits for the answer: where nobody else appends, the caller does so itself, which saves the way to
     * another thread and back. It leaves to that thread what comes meanwhile. One that is interrupted leaves it
     * everything: it can neither write nor wait for a store that answers.
     */
    CompletableFuture<Receipt> appendHere(Proposal proposal) {
        Pending pending = new Pending(proposal, new CompletableFuture<>());
        if (begins(pending)) {
            if (alone && !Thread.currentThread().isInterrupted()) {
                write(nextBatch());
            }
            if (!rests()) {
                thread.execute(this::writeAll);
            }
        }
        return pending.answer();
    }

    /** Lets it wait to be appended; tells whether nobody is at it, so that the caller has to see to it. */
    private boolean begins(Pending pending) {
        lock.lock();
        try {
            if (closed) {
                pending.fail(new LogUnavailableException("The log is closed"));
                return false;
            }
            if (waiting.size() >= MAX_WAITING) {
                pending.fail(new LogUnavailableException("Too many commands wait for the log: " + MAX_WAITING));
                return false;
            }
            waiting.add(pending);
            boolean begins = !appending;
            appending = true;
            return begins;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the appending where nothing waits. */
    private boolean rests() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                appending = false;
                idle.signalAll();
            }
            return !appending;
        } finally {
            lock.unlock();
        }
    }

    private void writeAll() {
        do {
            write(nextBatch());
        } while (!rests());
    }

    /** Takes no more proposals and lets those that wait finish, as long as the store answers. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            awaitIdle();
            waiting.forEach(pending -> pending.fail(new LogUnavailableException("The log is closed")));
            waiting.clear();
        } finally {
            lock.unlock();
        }
        thread.shutdown();
    }

    private void awaitIdle() {
        try {
            for (long left = CLOSING.toNanos(); appending && left > 0; ) {
                left = idle.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Pending> batch) {
        try {
            append(batch);
        } catch (RuntimeException | Error e) {
            recent = null;
            if (Thread.currentThread().isInterrupted() && putBack(batch)) {
                LOG.debug("Who appends was interrupted, and leaves it to another thread", e);
                return;
            }
            LOG.warn("The log could not be written: {} proposals are unanswered", batch.size(), e);
            RuntimeException reason = reason(e);
            batch.forEach(pending -> pending.fail(reason));
        }
    }

    private static RuntimeException reason(Throwable e) {
        return switch (e) {
            case LogUnavailableException unavailable -> unavailable;
            case LogAlteredException altered -> altered;
            default -> new LogUnavailableException("The log could not be written", e);
        };
    }

    /** Those that were recorded all the same are found by their commands when it is tried again. */
    private boolean putBack(List<Pending> batch) {
        lock.lock();
        try {
            if (!closed) {
                batch.reversed().forEach(waiting::addFirst);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private List<Pending> nextBatch() {
        List<Pending> batch = new ArrayList<>();
        lock.lock();
        try {
            long characters = 0;
            while (!waiting.isEmpty() && batch.size() < BATCH_COMMITS && characters < BATCH_CHARACTERS) {
                Pending next = waiting.remove();
                batch.add(next);
                characters += next.proposal().characters();
            }
        } finally {
            lock.unlock();
        }
        alone = batch.size() == 1;
        return batch;
    }

    private void append(List<Pending> batch) {
        RecentCommits known = recent;
        if (known == null) {
            Head head = store.last().map(Commit::head).orElse(Head.EMPTY);
            known = new RecentCommits(head, tree.frontier(head.position()));
            recent = known;
            horizon.reaches(known.head().position());
        }
        long standsSince = System.nanoTime();
        while (!batch.isEmpty()) {
            int undecided = batch.size();
            Head before = known.head();
            round(batch, known);
            batch.removeIf(pending -> pending.answer().isDone());
            if (batch.size() < undecided || !known.head().equals(before)) {
                standsSince = System.nanoTime();
            } else if (System.nanoTime() - standsSince < STANDSTILL.toNanos()) {
                // A key is taken by a commit that the store doesn't show yet, because it is not durable.
                LockSupport.parkNanos(PAUSE.toNanos());
            } else {
                throw new LogUnavailableException("The store does not get an earlier commit made durable");
            }
        }
    }

    /** Records or refuses what can be; the rest is left for the next round, which knows more. */
    private void round(List<Pending> batch, RecentCommits known) {
        Run run = new Run(known.head(), known.tree().copy(), growth);
        for (Pending pending : batch) {
            if (!run.bearsOn(pending.proposal()) && !isDecided(pending, known)) {
                run.add(pending, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            }
        }
        if (run.commits.isEmpty()) {
            return;
        }
        Inserted inserted = store.insert(run.commits);
        List<Commit> recorded = run.commits.subList(0, inserted.count());
        learn(recorded, known);
        if (!recorded.isEmpty()) {
            batchSizes.record(recorded.size());
        }
        for (int i = 0; i < recorded.size(); i++) {
            run.proposals.get(i).recorded(recorded.get(i));
        }
        if (inserted.taken() != null) {
            Pending stopped = run.proposals.get(inserted.count());
            switch (inserted.taken()) {
                case POSITION -> catchUp(known);
                case STREAM_VERSION -> refuse(stopped, "%s has changed".formatted(stopped.proposal().stream()));
                case COMMAND ->
                    store.findByCommand(stopped.proposal().commandId()).ifPresent(stopped::repeats);
            }
        }
    }

    /** Answers a proposal on which there is a decision without asking the store to insert it. */
    private boolean isDecided(Pending pending, RecentCommits known) {
        Proposal proposal = pending.proposal();
        Commit first = known.ofCommand(proposal.commandId());
        if (first != null) {
            pending.repeats(first);
            return true;
        }
        long version = streams.of(proposal.stream());
        if (version > proposal.expectedVersion()) {
            refuse(
                    pending,
                    "%s holds %d entries, not %d".formatted(proposal.stream(), version, proposal.expectedVersion()));
            return true;
        }
        for (Guard guard : proposal.guards()) {
            if (isViolated(guard, known)) {
                refuse(pending, "What was decided on has changed since position %d".formatted(guard.after()));
                return true;
            }
        }
        return false;
    }

    private boolean isViolated(Guard guard, RecentCommits known) {
        return known.violate(guard)
                || (guard.after() < known.since()
                        && !store.find(guard.about(), Direction.UPWARDS, guard.after(), 1)
                                .isEmpty());
    }

    /** Fails a proposal for a conflict, unless it repeats a command: then it conflicts with itself. */
    private void refuse(Pending pending, String conflict) {
        store.findByCommand(pending.proposal().commandId())
                .ifPresentOrElse(pending::repeats, () -> pending.fail(new ConflictException(conflict)));
    }

    /** Somebody else has appended. */
    private void catchUp(RecentCommits known) {
        List<Commit> next;
        do {
            next = store.readAfter(known.head().position(), CATCH_UP_COMMITS);
            Frontier extended = known.tree().copy();
            next.forEach(commit -> commit.checkAgainst(extended, unused -> {}));
            learn(next, known);
        } while (next.size() == CATCH_UP_COMMITS);
    }

    private void learn(List<Commit> commits, RecentCommits known) {
        commits.forEach(known::add);
        streams.saw(commits);
        horizon.reaches(known.head().position());
    }

    /** A proposal and who waits for its answer. */
    private record Pending(Proposal proposal, CompletableFuture<Receipt> answer) {
        void recorded(Commit commit) {
            answer.complete(commit.receipt());
        }

        void repeats(Commit first) {
            try {
                answer.complete(first.receiptForRepeat(proposal.contentDigest()));
            } catch (CommandIdReusedException e) {
                fail(e);
            }
        }

        void fail(RuntimeException reason) {
            answer.completeExceptionally(reason);
        }
    }

    /** Proposals that are given positions one after the other, to be inserted together. */
    private static final class Run {
        final List<Pending> proposals = new ArrayList<>();
        final List<Commit> commits = new ArrayList<>();
        private final Set<String> streams = new HashSet<>();
        private final Set<String> commandIds = new HashSet<>();
        private final Frontier tree;
        private final BiFunction<Commit, Frontier, Commit> growth;
        private Head end;

        Run(Head end, Frontier tree, BiFunction<Commit, Frontier, Commit> growth) {
            this.end = end;
            this.tree = tree;
            this.growth = growth;
        }

        /** Whether the proposal can be decided on only when it is known what of this run was recorded. */
        boolean bearsOn(Proposal proposal) {
            return streams.contains(proposal.stream())
                    || commandIds.contains(proposal.commandId())
                    || proposal.guards().stream()
                            .anyMatch(guard -> commits.stream().anyMatch(guard::isViolatedBy));
        }

        void add(Pending pending, Instant now) {
            Proposal proposal = pending.proposal();
            Commit commit = growth.apply(
                    new Commit(
                            end.position() + 1,
                            end.recordedAt() != null && end.recordedAt().isAfter(now) ? end.recordedAt() : now,
                            proposal.stream(),
                            proposal.expectedVersion() + 1,
                            proposal.commandId(),
                            proposal.contentDigest(),
                            proposal.metadata(),
                            proposal.events(),
                            Hashes.NONE),
                    tree);
            proposals.add(pending);
            commits.add(commit);
            streams.add(commit.stream());
            commandIds.add(commit.commandId());
            end = commit.head();
        }
    }
}
