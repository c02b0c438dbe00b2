package casebook.log.file;

import casebook.log.Commit;
import casebook.log.EntryFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
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

    private static final int COMMITS_UNSAVED = 5_000;
    private static final int PAGE_BYTES = 4 << 10;
    private static final int RETENTION_MILLIS = 5_000;
    private static final int CLOSING_MILLIS = 500;
    private static final String END = "end";

    private final MVStore store;

    /** Where commits begin in the file, by position. */
    private final MVMap<Long, Long> offsets;

    /** Positions by command id. */
    private final MVMap<String, Long> commands;

    /** Positions by (stream, version). */
    private final MVMap<Place, Long> streams;

    /** Positions by (attribute and its value, position). */
    private final MVMap<Place, Long> attributes;

    private final MVMap<String, Long> saved;
    private int unsaved;

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
        attributes = map("attributes", Place.TYPE);
        saved = map("saved", StringDataType.INSTANCE);
    }

    private <K> MVMap<K, Long> map(String name, BasicDataType<K> keys) {
        return store.openMap(name, new MVMap.Builder<K, Long>().keyType(keys).valueType(LongDataType.INSTANCE));
    }

    static CommitIndex open(Path path) throws IOException {
        try {
            return new CommitIndex(path);
        } catch (MVStoreException e) {
            LOG.warn("{} can't be read and is made anew: {}", path, e.getMessage());
            Files.delete(path);
            return new CommitIndex(path);
        }
    }

    /** How far into the file it was saved. */
    long savedEnd() {
        return saved.getOrDefault(END, 0L);
    }

    void add(Commit commit, long offset) {
        long position = commit.position();
        offsets.put(position, offset);
        commands.put(commit.commandId(), position);
        streams.put(new Place(commit.stream(), commit.version()), position);
        attributes(commit).forEach(attribute -> attributes.put(new Place(attribute, position), position));
        unsaved++;
    }

    /** All commits that begin before this end of the file are in here. */
    void reaches(long end) {
        saved.put(END, end);
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
        attributes.clear();
        saved.clear();
    }

    boolean holdsCommand(String commandId) {
        return commands.containsKey(commandId);
    }

    boolean holdsVersion(String stream, long version) {
        return streams.containsKey(new Place(stream, version));
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

    /** The positions of a stream's commits, from the one on that holds this version. */
    List<Long> ofStream(String stream, long fromVersion) {
        Place from = streams.floorKey(new Place(stream, fromVersion));
        if (from == null || !from.name().equals(stream)) {
            from = new Place(stream, fromVersion);
        }
        List<Long> positions = new ArrayList<>();
        Cursor<Place, Long> cursor = streams.cursor(from, new Place(stream, Long.MAX_VALUE), false);
        while (cursor.hasNext()) {
            cursor.next();
            positions.add(cursor.getValue());
        }
        return positions;
    }

    /** Positions in the order of a search. */
    interface Walk {
        /** The nearest one at or beyond this position, in the walk's direction. */
        @Nullable
        Long nearest(long position);
    }

    /** Goes through the commits that a filter may select; only times are not looked at. */
    Walk walk(EntryFilter filter, boolean upwards) {
        List<Walk> walks = new ArrayList<>();
        if (filter.stream() != null) {
            NavigableSet<Long> positions = new TreeSet<>(ofStream(filter.stream(), 1));
            walks.add(upwards ? positions::ceiling : positions::floor);
        }
        attributes(filter)
                .forEach(attribute -> walks.add(position -> {
                    Place from = new Place(attribute, position);
                    Place place = upwards ? attributes.ceilingKey(from) : attributes.floorKey(from);
                    return place == null || !place.name().equals(attribute) ? null : Long.valueOf(place.number());
                }));
        if (walks.isEmpty()) {
            return upwards ? offsets::ceilingKey : offsets::floorKey;
        }
        return position -> nearestOfAll(walks, position);
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

    private static Stream<String> attributes(Commit commit) {
        return Stream.concat(
                commit.events().stream().map(event -> "type " + event.type()).distinct(),
                attributes(
                        commit.metadata().authority(),
                        commit.metadata().plan(),
                        commit.metadata().subject()));
    }

    private static Stream<String> attributes(EntryFilter filter) {
        return Stream.concat(
                Stream.ofNullable(filter.type()).map(type -> "type " + type),
                attributes(filter.authority(), filter.plan(), filter.subject()));
    }

    private static Stream<String> attributes(
            @Nullable String authority, @Nullable String plan, @Nullable String subject) {
        return Stream.of(
                        Stream.ofNullable(authority).map(value -> "authority " + value),
                        Stream.ofNullable(plan).map(value -> "plan " + value),
                        Stream.ofNullable(subject).map(value -> "subject " + value))
                .flatMap(each -> each);
    }

    void abandon() {
        store.closeImmediately();
    }

    @Override
    public void close() {
        store.close(CLOSING_MILLIS);
    }
}
