package casebook.log;

import casebook.merkle.Frontier;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The log of one partnership, over a store, which it closes in the end. Thread-safe; several instances, in one process or
 * in many, may share a store.
 */
public final class EventLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);

    private final LogStore store;
    private final LogTree tree;
    private final Duration poll;
    private final StreamVersions streams = new StreamVersions();
    private final Horizon horizon = new Horizon();
    private final Appender appender;
    private final Timer appends;

    public EventLog(LogStore store, Clock clock) {
        this(store, clock, new CompositeMeterRegistry());
    }

    public EventLog(LogStore store, Clock clock, MeterRegistry meters) {
        this(store, clock, meters, POLL);
    }

    /** @param poll how often to look for what other instances append, while somebody follows the log */
    public EventLog(LogStore store, Clock clock, MeterRegistry meters, Duration poll) {
        this(store, clock, meters, poll, Commit::appendedTo);
    }

    /** @param growth how a commit extends the log's tree */
    EventLog(
            LogStore store,
            Clock clock,
            MeterRegistry meters,
            Duration poll,
            BiFunction<Commit, Frontier, Commit> growth) {
        this.store = store;
        this.tree = new LogTree(store);
        this.poll = poll;
        DistributionSummary batchSizes = DistributionSummary.builder("casebook.log.batch")
                .description("Commands that were recorded by one insert")
                .register(meters);
        appends = Timer.builder("casebook.log.append")
                .description("From a proposal to its answer")
                .register(meters);
        Gauge.builder("casebook.log.head", horizon, Horizon::position)
                .description("The last position that this instance knows of")
                .register(meters);
        appender = new Appender(store, growth, clock, streams, horizon, batchSizes);
    }

    /**
     * Records the proposal, durably, before the future completes. It completes exceptionally with
     * {@link ConflictException}, {@link CommandIdReusedException}, {@link LogUnavailableException} or
     * {@link LogAlteredException}. What depends on the future runs on an appending thread: it must not block.
     */
    public CompletableFuture<Receipt> append(Proposal proposal) {
        return append(proposal, appender::append);
    }

    /**
     * Records the proposal, durably, before it answers.
     *
     * @throws ConflictException where the stream, or what a guard is about, has changed
     * @throws CommandIdReusedException where its command was recorded with another content
     * @throws LogUnavailableException where it is not known whether it was recorded
     * @throws LogAlteredException where the log is not as it was written
     */
    public Receipt appendAndWait(Proposal proposal) {
        try {
            return append(proposal, appender::appendHere).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<Receipt> append(
            Proposal proposal, Function<Proposal, CompletableFuture<Receipt>> appending) {
        Timer.Sample sample = Timer.start();
        CompletableFuture<Receipt> answer;
        try {
            answer = endsAt(proposal.stream(), proposal.expectedVersion())
                    ? appending.apply(proposal)
                    : findCommand(proposal.commandId(), proposal.contentDigest())
                            .map(CompletableFuture::completedFuture)
                            .orElseGet(() ->
                                    CompletableFuture.failedFuture(new ConflictException("%s does not hold %d entries"
                                            .formatted(proposal.stream(), proposal.expectedVersion()))));
        } catch (LogUnavailableException | CommandIdReusedException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        var unused = answer.whenComplete((receipt, failure) -> sample.stop(appends));
        return answer;
    }

    /**
     * Whether the stream's last commit ends at this version, as far as is known here, mostly from memory. If one does
     * end there, the unique key (stream, version) sees to it that nothing is recorded after it but once; it would not
     * refuse a commit that begins in the middle of another.
     */
    private boolean endsAt(String stream, long version) {
        long seen = streams.of(stream);
        return seen == version
                || (seen < version
                        && readCommits(stream, version).stream().anyMatch(commit -> commit.lastVersion() == version));
    }

    /** Those that begin with this version or a later one, and the one before them, unless it is known to end there. */
    private List<Commit> readCommits(String stream, long fromVersion) {
        List<Commit> commits = new ArrayList<>();
        if (fromVersion > 1 && fromVersion != streams.of(stream) + 1) {
            store.lastOfStreamBefore(stream, fromVersion).ifPresent(commits::add);
        }
        commits.addAll(store.readStream(stream, fromVersion));
        streams.saw(commits);
        return commits;
    }

    /**
     * The first answer to this command, marked as repeated, if it was recorded before.
     *
     * @throws CommandIdReusedException where it was recorded with another content
     */
    public Optional<Receipt> findCommand(String commandId, String contentDigest) {
        return store.findByCommand(commandId).map(commit -> commit.receiptForRepeat(contentDigest));
    }

    /** The entries of a stream from this version on, in order. */
    public List<Entry> readStream(String stream, long fromVersion) {
        return readCommits(stream, fromVersion).stream()
                .flatMap(commit -> commit.entries().stream())
                .filter(entry -> entry.version() >= fromVersion)
                .toList();
    }

    /** The entry of a stream that has this version. */
    public Optional<Entry> findEntry(String stream, long version) {
        return store.lastOfStreamBefore(stream, version + 1).stream()
                .flatMap(commit -> commit.entries().stream())
                .filter(entry -> entry.version() == version)
                .findFirst();
    }

    /** The next entries after this position, in order: at most {@code limit}, none only at the log's end. */
    public List<Entry> readAfter(long position, int limit) {
        return store.readAfter(position, limit).stream()
                .flatMap(commit -> commit.entries().stream())
                .filter(entry -> entry.position() > position)
                .limit(limit)
                .toList();
    }

    /** At most {@code limit} selected entries, upwards from after {@code bookmark} or downwards from before it. */
    public List<Entry> find(EntryFilter filter, LogStore.Direction direction, long bookmark, int limit) {
        return store.find(filter, direction, bookmark, limit);
    }

    /** The log's end, from the store. */
    public Head head() {
        Head head = store.last().map(Commit::head).orElse(Head.EMPTY);
        horizon.reaches(head.position());
        return head;
    }

    /** As {@link LogStore#realign}. */
    public List<Long> realign() {
        return store.realign();
    }

    /** The Merkle tree over the log's entries. */
    public LogTree tree() {
        return tree;
    }

    /** Follows the log after this position. */
    public Tail follow(long position) {
        return new Follower(store, horizon, poll, position);
    }

    @Override
    public void close() {
        appender.close();
        store.close();
    }
}
