package casebook.log;

import casebook.merkle.Frontier;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import casebook.merkle.Subtrees;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What one command produced, as it is stored: one document. Its events take the positions from {@code position} and the
 * stream's versions from {@code version} upwards.
 *
 * @param nodes the subtrees of the log's tree that its entries complete, those of one leaf included: for each entry in
 *     turn from the leaf upwards. So a subtree is kept once, with its last leaf.
 */
public record Commit(
        long position,
        Instant recordedAt,
        String stream,
        long version,
        String commandId,
        String contentDigest,
        Metadata metadata,
        List<NewEvent> events,
        Hashes nodes) {
    public Commit {
        Objects.requireNonNull(recordedAt, "recordedAt");
        if (!recordedAt.equals(recordedAt.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("Times are recorded to the millisecond: " + recordedAt);
        }
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(contentDigest, "contentDigest");
        Objects.requireNonNull(metadata, "metadata");
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A commit holds one event or more");
        }
        // Where they were removed from what is stored: found by whoever needs them.
        nodes = Objects.requireNonNullElse(nodes, Hashes.NONE);
    }

    public long lastPosition() {
        return position + events.size() - 1;
    }

    public long lastVersion() {
        return version + events.size() - 1;
    }

    public List<Entry> entries() {
        return IntStream.range(0, events.size()).mapToObj(this::entry).toList();
    }

    /** The characters of its events' JSON: most of what it takes to hold it. */
    public long characters() {
        return events.stream().mapToLong(event -> event.payload().length()).sum();
    }

    private Entry entry(int i) {
        NewEvent event = events.get(i);
        return new Entry(
                position + i,
                recordedAt,
                stream,
                version + i,
                event.type(),
                event.revision(),
                event.payload(),
                commandId,
                metadata);
    }

    /** The same commit with its nodes, which extend this tree. */
    Commit appendedTo(Frontier tree) {
        List<Hash> completed = new ArrayList<>();
        entries().forEach(entry -> tree.append(CanonicalLine.hash(entry), completed::add));
        return new Commit(
                position,
                recordedAt,
                stream,
                version,
                commandId,
                contentDigest,
                metadata,
                events,
                Hashes.of(completed));
    }

    /**
     * Extends a tree by these entries as they now read.
     *
     * @throws LogAlteredException where that is not what was hashed when they were recorded
     */
    void checkAgainst(Frontier tree, Consumer<Frontier> afterEach) {
        if (position != tree.size() + 1) {
            throw position > tree.size() + 1
                    ? LogAlteredException.missing(tree.size() + 1, position - 1)
                    : new LogAlteredException(position, position, "Position %d stands twice".formatted(position));
        }
        for (Entry entry : entries()) {
            Hash leaf = CanonicalLine.hash(entry);
            if (!leaf.equals(node(0, entry.position()))) {
                throw new LogAlteredException(
                        entry.position(),
                        entry.position(),
                        "Entry %d is not what was recorded".formatted(entry.position()));
            }
            List<Hash> completed = new ArrayList<>();
            tree.append(leaf, completed::add);
            for (int level = 1; level < completed.size(); level++) {
                if (!completed.get(level).equals(node(level, entry.position()))) {
                    throw new LogAlteredException(
                            1,
                            entry.position(),
                            "The hashes kept with entry %d are not those of the entries before it"
                                    .formatted(entry.position()));
                }
            }
            afterEach.accept(tree);
        }
        if (nodes.size() != Subtrees.count(lastPosition()) - Subtrees.count(position - 1)) {
            throw new LogAlteredException(
                    position, position, "Beside the hashes kept with entry %d stand others".formatted(lastPosition()));
        }
    }

    /** The hash that was kept of one of its entries; some other hash where that was removed. */
    Hash keptLeaf(Entry entry) {
        try {
            return node(0, entry.position());
        } catch (LogAlteredException e) {
            return Hash.EMPTY;
        }
    }

    /** The root of the subtree of this level whose last leaf is the entry at this position of the commit. */
    Hash node(int level, long last) {
        long index = Subtrees.count(last - 1) + level - Subtrees.count(position - 1);
        if (index < 0 || index >= nodes.size() || level > Long.numberOfTrailingZeros(last)) {
            throw new LogAlteredException(last, last, "The hashes kept with entry %d were removed".formatted(last));
        }
        return nodes.get((int) index);
    }

    Head head() {
        return new Head(lastPosition(), recordedAt);
    }

    /** The answer to the command that is recorded here. */
    Receipt receipt() {
        return receipt(false);
    }

    /**
     * The same answer once more, to a command that comes under the same id.
     *
     * @throws CommandIdReusedException where it says something else
     */
    Receipt receiptForRepeat(String repeatedDigest) {
        if (!contentDigest.equals(repeatedDigest)) {
            throw new CommandIdReusedException(
                    "Command %s was recorded before with another content".formatted(commandId));
        }
        return receipt(true);
    }

    private Receipt receipt(boolean repeated) {
        return new Receipt(stream, lastVersion(), lastPosition(), node(0, lastPosition()), recordedAt, repeated);
    }
}
