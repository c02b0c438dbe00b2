package casebook.log;

import casebook.merkle.Frontier;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import casebook.merkle.Subtrees;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The log as it would be without its tree: no line is made, nothing is hashed, and no hashes are stored. Only to measure
 * what the tree costs; it begins empty, and can't be opened again.
 */
public final class TreelessLog {
    private TreelessLog() {}

    public static EventLog over(LogStore store) {
        return new EventLog(
                new WithoutHashes(store),
                Clock.systemUTC(),
                new CompositeMeterRegistry(),
                Duration.ofMillis(20),
                TreelessLog::numbered);
    }

    /** Blanks in place of the hashes, because a receipt has one. */
    private static Commit numbered(Commit commit, Frontier tree) {
        long nodes = Subtrees.count(commit.lastPosition()) - Subtrees.count(commit.position() - 1);
        Hashes blanks = Hashes.of(new byte[(int) nodes * Hash.BYTES]);
        tree.append(blanks);
        return with(commit, blanks);
    }

    private static Commit with(Commit commit, Hashes nodes) {
        return new Commit(
                commit.position(),
                commit.recordedAt(),
                commit.stream(),
                commit.version(),
                commit.commandId(),
                commit.contentDigest(),
                commit.metadata(),
                commit.events(),
                nodes);
    }

    private record WithoutHashes(LogStore store) implements LogStore {
        @Override
        public Inserted insert(List<Commit> commits) {
            return store.insert(
                    commits.stream().map(commit -> with(commit, Hashes.NONE)).toList());
        }

        @Override
        public List<Commit> readAfter(long position, int limit) {
            return store.readAfter(position, limit);
        }

        @Override
        public List<Commit> readStream(String stream, long fromVersion) {
            return store.readStream(stream, fromVersion);
        }

        @Override
        public Optional<Commit> lastOfStreamBefore(String stream, long version) {
            return store.lastOfStreamBefore(stream, version);
        }

        @Override
        public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
            return store.find(filter, direction, bookmark, limit);
        }

        @Override
        public Optional<Commit> findByCommand(String commandId) {
            return store.findByCommand(commandId);
        }

        @Override
        public List<Long> realign() {
            return store.realign();
        }

        @Override
        public Optional<Commit> last() {
            return store.last();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
