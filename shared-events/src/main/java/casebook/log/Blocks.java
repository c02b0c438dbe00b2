package casebook.log;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log's positions in blocks of {@value #SIZE}, and the values by which entries are searched. A store keeps for each
 * block which values occur in it, and a search reads only the blocks that hold all it asks for. (PostgreSQL calls this a
 * block range index.) An index of every entry finds a rare value sooner, and costs each append more than the commit itself
 * does. A commit belongs to the block that holds its first position.
 */
public final class Blocks {
    public static final int SIZE = 256;

    private Blocks() {}

    /** The number of the block that holds this position, from 0. */
    public static long of(long position) {
        return (position - 1) / SIZE;
    }

    /** The first position of a block. */
    public static long first(long block) {
        return block * SIZE + 1;
    }

    /** The last position of a block. */
    public static long last(long block) {
        return first(block + 1) - 1;
    }

    /** What a commit is found by, beside its stream and the time. */
    public static Set<String> values(Commit commit) {
        Set<String> values = new LinkedHashSet<>();
        commit.events().forEach(event -> values.add(type(event.type())));
        values(
                        commit.metadata().authority(),
                        commit.metadata().plan(),
                        commit.metadata().subject())
                .forEach(values::add);
        return values;
    }

    /** What must occur in a block for the filter to select something there. */
    public static Set<String> values(EntryFilter filter) {
        Set<String> values = new LinkedHashSet<>();
        if (filter.type() != null) {
            values.add(type(filter.type()));
        }
        values(filter.authority(), filter.plan(), filter.subject()).forEach(values::add);
        return values;
    }

    private static String type(String type) {
        return "type " + type;
    }

    private static Stream<String> values(@Nullable String authority, @Nullable String plan, @Nullable String subject) {
        return Stream.of(
                        Stream.ofNullable(authority).map(value -> "authority " + value),
                        Stream.ofNullable(plan).map(value -> "plan " + value),
                        Stream.ofNullable(subject).map(value -> "subject " + value))
                .flatMap(each -> each);
    }
}
