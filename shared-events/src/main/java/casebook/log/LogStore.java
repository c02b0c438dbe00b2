package casebook.log;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where commits are kept: the little that a store must be able to do. Numbering, batching, exactly-once and following
 * are written once, in {@link EventLog}. A commit is durable when {@link #insert} returns; readers see only what is.
 * All methods throw {@link LogUnavailableException} when the store does not answer.
 */
public interface LogStore extends AutoCloseable {

    /**
     * Adds commits in order, up to the first whose position, (stream, version) or command id is taken. The caller has
     * seen the commit that ends just before the first one.
     *
     * @return how many were added, and which key stopped it where not all were
     */
    Inserted insert(List<Commit> commits);

    /**
     * The next commits whose last position is after {@code position}, in order: at most {@code limit}, fewer where they
     * are large, none only at the log's end.
     *
     * @throws LogAlteredException where what stands next can't be read as a commit
     */
    List<Commit> readAfter(long position, int limit);

    /** Commits of a stream whose first version is at least {@code fromVersion}, in order. */
    List<Commit> readStream(String stream, long fromVersion);

    /** The last commit of a stream whose first version is before {@code version}. */
    Optional<Commit> lastOfStreamBefore(String stream, long version);

    /**
     * At most {@code limit} entries that the filter selects, in the order of their position: upwards, those after
     * {@code bookmark}; downwards, those before it. Fewer only where there are no more.
     */
    List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit);

    Optional<Commit> findByCommand(String commandId);

    /**
     * Compares what commits are found by with the commits themselves, from the log's beginning, and puts right what lacks
     * something.
     *
     * @return the {@link Blocks} in which something was lacking, in order
     * @throws LogAlteredException where a commit can't be read
     */
    List<Long> realign();

    /** The last commit, or none in an empty log. */
    Optional<Commit> last();

    @Override
    void close();

    enum Direction {
        UPWARDS,
        DOWNWARDS
    }

    /** How many commits were added, and the key that was taken, or null when all were added. */
    record Inserted(int count, @Nullable Key taken) {}

    /** A unique key of the log. Where several are taken a store may name any of them. */
    enum Key {
        POSITION,
        STREAM_VERSION,
        COMMAND
    }
}
