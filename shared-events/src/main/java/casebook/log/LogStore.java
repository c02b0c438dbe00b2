package casebook.log;

import java.util.List;
import java.util.Optional;

/**
 * Where commits are kept: the little that a store must be able to do. Numbering, batching, exactly-once and following
 * are written once, in {@link EventLog}. A commit is durable when {@link #insert} returns; readers see only what is.
 * All methods throw {@link LogUnavailableException} when the store does not answer.
 */
public interface LogStore extends AutoCloseable {

    /**
     * Adds commits in order, up to the first whose position, (stream, version) or command id is taken.
     *
     * @return how many were added, and which key stopped it where not all were
     */
    Inserted insert(List<Commit> commits);

    /** Commits whose last position is after {@code position}, in order. */
    List<Commit> readAfter(long position, int limit);

    /** Commits of a stream that hold a version of at least {@code fromVersion}, in order. */
    List<Commit> readStream(String stream, long fromVersion);

    /**
     * Entries that the filter selects, in the order of their position: upwards, those after {@code bookmark}; downwards,
     * those before it.
     */
    List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit);

    Optional<Commit> findByCommand(String commandId);

    /** The last commit, or none in an empty log. */
    Optional<Commit> last();

    @Override
    void close();

    enum Direction {
        UPWARDS,
        DOWNWARDS
    }

    /** How many commits were added, and the key that was taken, or null when all were added. */
    record Inserted(
            int count, @org.jspecify.annotations.Nullable Key taken) {}

    /** A unique key of the log. */
    enum Key {
        POSITION,
        STREAM_VERSION,
        COMMAND
    }
}
