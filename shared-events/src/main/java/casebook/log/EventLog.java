package casebook.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The log of one partnership, over a store. Thread-safe; several instances may share a store. */
public final class EventLog implements AutoCloseable {
    private final LogStore store;
    private final Clock clock;

    public EventLog(LogStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Records the proposal, durably, before the future completes. It completes exceptionally with
     * {@link ConflictException}, {@link CommandIdReusedException} or {@link LogUnavailableException}.
     */
    public synchronized CompletableFuture<Receipt> append(Proposal proposal) {
        Optional<Receipt> first = findCommand(proposal.commandId(), proposal.contentDigest());
        if (first.isPresent()) {
            return CompletableFuture.completedFuture(first.get());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Commit commit = new Commit(
                head().position() + 1,
                now,
                proposal.stream(),
                proposal.expectedVersion() + 1,
                proposal.commandId(),
                proposal.contentDigest(),
                proposal.metadata(),
                proposal.events());
        return store.insert(List.of(commit)).count() == 1
                ? CompletableFuture.completedFuture(commit.receipt(false))
                : CompletableFuture.failedFuture(new ConflictException(proposal.stream() + " has changed"));
    }

    /**
     * The first answer to this command, marked as repeated, if it was recorded before.
     *
     * @throws CommandIdReusedException where it was recorded with another content
     */
    public Optional<Receipt> findCommand(String commandId, String contentDigest) {
        return store.findByCommand(commandId).map(commit -> {
            if (!commit.contentDigest().equals(contentDigest)) {
                throw new CommandIdReusedException(commandId);
            }
            return commit.receipt(true);
        });
    }

    /** The entries of a stream from this version on, in order. */
    public List<Entry> readStream(String stream, long fromVersion) {
        return store.readStream(stream, fromVersion).stream()
                .flatMap(commit -> commit.entries().stream())
                .filter(entry -> entry.version() >= fromVersion)
                .toList();
    }

    /** At least one and about {@code limit} entries after this position, in order; none at the log's end. */
    public List<Entry> readAfter(long position, int limit) {
        return store.readAfter(position, limit).stream()
                .flatMap(commit -> commit.entries().stream())
                .filter(entry -> entry.position() > position)
                .toList();
    }

    /** Entries that the filter selects, upwards from after {@code bookmark} or downwards from before it. */
    public List<Entry> find(EntryFilter filter, LogStore.Direction direction, long bookmark, int limit) {
        return store.find(filter, direction, bookmark, limit);
    }

    /** The log's end, from the store. */
    public Head head() {
        return store.last()
                .map(commit -> new Head(commit.lastPosition(), commit.recordedAt()))
                .orElse(new Head(0, null));
    }

    /** Follows the log after this position. */
    public Tail follow(long position) {
        return new Tail() {
            private long bookmark = position;

            @Override
            public List<Entry> next(int limit, Duration timeout) throws InterruptedException {
                List<Entry> entries = readAfter(bookmark, limit);
                if (entries.isEmpty()) {
                    Thread.sleep(Math.min(20, timeout.toMillis()));
                } else {
                    bookmark = entries.getLast().position();
                }
                return entries;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
