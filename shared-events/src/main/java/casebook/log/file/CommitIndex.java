package casebook.log.file;

import casebook.log.Blocks;
import casebook.log.Commit;
import casebook.log.EntryFilter;
import casebook.log.LogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds commits in their file. It is saved now and then, and at the end; what it lacks when it is opened, or all of it, is
 * made from the file, so nothing is lost with it.
 */
final class CommitIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommitIndex.class);

    private static final int COMMITS_UNSAVED = 20_000;
    private static final int PAGE_BYTES = 4 << 10;
    private static final int RETENTION_MILLIS = 5_000;
    private static final int CLOSING_MILLIS = 500;
    private static final String FORMAT = "format";
    private static final long THIS_FORMAT = 2;
    private static final long OCCURS = 1;

    private final MVStore store;

    /** Where commits begin in the file, by position. */
    private final MVMap<Long, Long> offsets;

    /** Positions by command id. */
    private final MVMap<String, Long> commands;

    /** Positions by (stream, version). */
    private final MVMap<Place, Long> streams;

    /** Which values occur in which block, as (value, block): a set. */
    private final MVMap<Place, Long> values;

    /** The block of the last commit that was added, and the values that are known to be in {@link #values} for it. */
    private long block = -1;

    private final Set<String> valuesOfBlock = new HashSet<>();
    private int unsaved;

    /** Whether it was made as this class makes it. */
    private final boolean current;

    private CommitIndex(Path path) {
        store = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                // Else it is saved whenever so much has changed, in the middle of what belongs together.
                .autoCommitBufferSize(0)
                .pageSplitSize(PAGE_BYTES)
                .open();
        store.setRetentionTime(RETENTION_MILLIS);
        offsets = map("offsets", LongDataType.INSTANCE);
        commands = map("commands", StringDataType.INSTANCE);
        streams = map("streams", Place.TYPE);
        values = map("values", Place.TYPE);
        MVMap<String, Long> about = map("about", StringDataType.INSTANCE);
        current = offsets.isEmpty() || about.getOrDefault(FORMAT, 0L) == THIS_FORMAT;
        about.put(FORMAT, THIS_FORMAT);
    }

    private <K> MVMap<K, Long> map(String name, BasicDataType<K> keys) {
        return store.openMap(name, new MVMap.Builder<K, Long>().keyType(keys).valueType(LongDataType.INSTANCE));
    }

    static CommitIndex open(Path path) throws IOException {
        try {
            CommitIndex index = new CommitIndex(path);
            if (index.current) {
                return index;
            }
            LOG.info("{} is of an earlier version and is made anew", path);
            index.abandon();
        } catch (MVStoreException e) {
            LOG.warn("{} can't be read and is made anew: {}", path, e.getMessage());
        }
        Files.delete(path);
        return new CommitIndex(path);
    }

    /** Adds a commit unless one of its keys is taken, and says which. */
    LogStore.@Nullable Key addUnlessTaken(Commit commit, long offset) {
        if (commands.putIfAbsent(commit.commandId(), commit.position()) != null) {
            return LogStore.Key.COMMAND;
        }
        if (streams.putIfAbsent(new Place(commit.stream(), commit.version()), commit.position()) != null) {
            commands.remove(commit.commandId());
            return LogStore.Key.STREAM_VERSION;
        }
        addPlace(commit, offset);
        return null;
    }

    /** Adds a commit that stands in the file. */
    void add(Commit commit, long offset) {
        commands.put(commit.commandId(), commit.position());
        streams.put(new Place(commit.stream(), commit.version()), commit.position());
        addPlace(commit, offset);
    }

    private void addPlace(Commit commit, long offset) {
        long position = commit.position();
        offsets.put(position, offset);
        if (block != Blocks.of(position)) {
            block = Blocks.of(position);
            valuesOfBlock.clear();
        }
        for (String value : Blocks.values(commit)) {
            if (valuesOfBlock.add(value)) {
                values.putIfAbsent(new Place(value, block), OCCURS);
            }
        }
        unsaved++;
    }

    /** Whether the commit, which begins here in the file, is found by all that it is to be found by. */
    boolean holds(Commit commit, long offset) {
        Long position = commit.position();
        return Objects.equals(offsets.get(position), offset)
                && position.equals(commands.get(commit.commandId()))
                && position.equals(streams.get(new Place(commit.stream(), commit.version())))
                && Blocks.values(commit).stream()
                        .allMatch(value -> values.containsKey(new Place(value, Blocks.of(position))));
    }

    /** What was added belongs together, and may be saved. */
    void endRun() {
        if (unsaved >= COMMITS_UNSAVED) {
            store.commit();
            store.sync();
            unsaved = 0;
        }
    }

    /** Forgets all, to be made anew. */
    void clear() {
        offsets.clear();
        commands.clear();
        streams.clear();
        values.clear();
        block = -1;
    }

    /** The position of the last commit that begins at or before this one. */
    Optional<Long> floor(long position) {
        return Optional.ofNullable(offsets.floorKey(position));
    }

    long offset(long position) {
        Long offset = offsets.get(position);
        if (offset == null) {
            throw new IllegalArgumentException("No commit begins at position " + position);
        }
        return offset;
    }

    /** The position of the nth commit, from 0. */
    long nth(long n) {
        return offsets.getKey(n);
    }

    /** How many commits begin at or before this position. */
    long countTo(long position) {
        Long floor = offsets.floorKey(position);
        return floor == null ? 0 : offsets.getKeyIndex(floor) + 1;
    }

    Optional<Long> ofCommand(String commandId) {
        return Optional.ofNullable(commands.get(commandId));
    }

    /** The positions of a stream's commits that begin with this version or a later one. */
    List<Long> ofStream(String stream, long fromVersion) {
        List<Long> positions = new ArrayList<>();
        Cursor<Place, Long> cursor =
                streams.cursor(new Place(stream, fromVersion), new Place(stream, Long.MAX_VALUE), false);
        while (cursor.hasNext()) {
            cursor.next();
            positions.add(cursor.getValue());
        }
        return positions;
    }

    /** The position of a stream's last commit that begins before this version. */
    Optional<Long> lastOfStreamBefore(String stream, long version) {
        return Optional.ofNullable(streams.lowerKey(new Place(stream, version)))
                .filter(place -> place.name().equals(stream))
                .map(streams::get);
    }

    /** Positions in the order of a search. */
    interface Walk {
        /** The nearest one at or beyond this position, in the walk's direction. */
        @Nullable
        Long nearest(long position);
    }

    /** Goes through the commits that a filter may select, by its stream and by what their blocks hold. */
    Walk walk(EntryFilter filter, boolean upwards) {
        List<Walk> walks = new ArrayList<>();
        if (filter.stream() == null) {
            walks.add(upwards ? offsets::ceilingKey : offsets::floorKey);
        } else {
            NavigableSet<Long> positions = new TreeSet<>(ofStream(filter.stream(), 1));
            walks.add(upwards ? positions::ceiling : positions::floor);
        }
        for (String value : Blocks.values(filter)) {
            walks.add(upwards ? position -> ceiling(value, position) : position -> floor(value, position));
        }
        return position -> nearestOfAll(walks, position);
    }

    /** The nearest position from this one on in whose block the value occurs. */
    private @Nullable Long ceiling(String value, long position) {
        Place place = values.ceilingKey(new Place(value, Blocks.of(position)));
        return place == null || !place.name().equals(value) ? null : Math.max(position, Blocks.first(place.number()));
    }

    private @Nullable Long floor(String value, long position) {
        Place place = values.floorKey(new Place(value, Blocks.of(position)));
        return place == null || !place.name().equals(value) ? null : Math.min(position, Blocks.last(place.number()));
    }

    /** Each walk in turn leaps to where the one before it stands, until all stand on one position. */
    private static @Nullable Long nearestOfAll(List<Walk> walks, long from) {
        long position = from;
        int agreed = 0;
        for (int i = 0; agreed < walks.size(); i = (i + 1) % walks.size()) {
            Long nearest = walks.get(i).nearest(position);
            if (nearest == null) {
                return null;
            }
            agreed = nearest == position ? agreed + 1 : 1;
            position = nearest;
        }
        return position;
    }

    void abandon() {
        store.closeImmediately();
    }

    @Override
    public void close() {
        store.close(CLOSING_MILLIS);
    }
}
