package casebook.log.file;

import static java.util.Objects.requireNonNull;

import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The log's file while it is open. After a failed {@link #insert} it is broken, and has to be opened anew. */
final class LogFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE_BYTES = 4096;
    private static final long CHARACTERS_AT_ONCE = 8L << 20;
    private static final int CLOSING_MILLIS = 500;

    private final MVStore store;

    /** Commits by the position of their first event. */
    private final MVMap<Long, byte[]> commits;

    /** Positions by command id. */
    private final MVMap<String, Long> commands;

    /** Positions by (stream, version of the first event). */
    private final MVMap<Place, Long> streams;

    /** Positions by (attribute and its value, position). */
    private final MVMap<Place, Long> attributes;

    /** The last position that is on the disk: nothing after it is shown. */
    private volatile long durable;

    private volatile boolean broken;

    private LogFile(MVStore store) {
        this.store = store;
        commits = map("commits", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        commands = map("commands", StringDataType.INSTANCE, LongDataType.INSTANCE);
        streams = map("streams", Place.TYPE, LongDataType.INSTANCE);
        attributes = map("attributes", Place.TYPE, LongDataType.INSTANCE);
        // What a killed process wrote and did not sync can be read and may not be on the disk.
        store.commit();
        store.sync();
        Long last = commits.lastKey();
        durable = last == null ? 0 : commitAt(last).lastPosition();
    }

    private <K, V> MVMap<K, V> map(String name, BasicDataType<K> keys, BasicDataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    static LogFile open(Path file) {
        try {
            boolean isNew = !Files.exists(file);
            if (!isNew && Files.size(file) == 0) {
                throw new LogDamagedException(file, "it is empty");
            }
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            LogFile opened = open(file.toString());
            if (isNew) {
                sync(directory);
            }
            return opened;
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? new LogInUseException(file, e)
                    : new LogDamagedException(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LogFile open(String name) {
        MVStore store = new MVStore.Builder()
                .fileName(name)
                .autoCommitDisabled()
                .pageSplitSize(PAGE_BYTES)
                .open();
        try {
            return new LogFile(store);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
    }

    /** A new file's name is on the disk only when its directory is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }

    synchronized LogStore.Inserted insert(List<Commit> run) {
        try {
            long end = durable;
            int count = 0;
            LogStore.Key taken = null;
            for (Commit commit : run) {
                taken = taken(commit, end);
                if (taken != null) {
                    break;
                }
                add(commit);
                end = commit.lastPosition();
                count++;
            }
            if (count > 0) {
                store.commit();
                store.sync();
                durable = end;
            }
            return new LogStore.Inserted(count, taken);
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    private LogStore.@Nullable Key taken(Commit commit, long end) {
        if (commit.position() <= end) {
            return LogStore.Key.POSITION;
        }
        if (commit.position() > end + 1) {
            throw new IllegalArgumentException(
                    "Position %d would leave a gap after %d".formatted(commit.position(), end));
        }
        if (commands.containsKey(commit.commandId())) {
            return LogStore.Key.COMMAND;
        }
        return streams.containsKey(new Place(commit.stream(), commit.version())) ? LogStore.Key.STREAM_VERSION : null;
    }

    private void add(Commit commit) {
        long position = commit.position();
        commits.put(position, JSON.writeValueAsBytes(commit));
        commands.put(commit.commandId(), position);
        streams.put(new Place(commit.stream(), commit.version()), position);
        for (String attribute : attributes(commit)) {
            attributes.put(new Place(attribute, position), position);
        }
    }

    List<Commit> readAfter(long position, int limit) {
        long end = durable;
        if (position >= end) {
            return List.of();
        }
        List<Commit> found = new ArrayList<>();
        long characters = 0;
        Cursor<Long, byte[]> cursor = commits.cursor(commits.floorKey(position + 1), end, false);
        while (cursor.hasNext() && found.size() < limit && characters < CHARACTERS_AT_ONCE) {
            cursor.next();
            Commit commit = decode(cursor.getValue());
            found.add(commit);
            characters += commit.characters();
        }
        return found;
    }

    List<Commit> readStream(String stream, long fromVersion) {
        Place from = streams.floorKey(new Place(stream, fromVersion));
        if (from == null || !from.name().equals(stream)) {
            from = new Place(stream, fromVersion);
        }
        List<Commit> found = new ArrayList<>();
        for (long position : positions(from)) {
            Commit commit = commitAt(position);
            if (commit.lastVersion() >= fromVersion) {
                found.add(commit);
            }
        }
        return found;
    }

    /** Of a stream's commits from this place on. */
    private List<Long> positions(Place from) {
        long end = durable;
        List<Long> positions = new ArrayList<>();
        Cursor<Place, Long> cursor = streams.cursor(from, new Place(from.name(), Long.MAX_VALUE), false);
        while (cursor.hasNext()) {
            cursor.next();
            if (cursor.getValue() <= end) {
                positions.add(cursor.getValue());
            }
        }
        return positions;
    }

    Optional<Commit> findByCommand(String commandId) {
        long end = durable;
        Long position = commands.get(commandId);
        return position == null || position > end ? Optional.empty() : Optional.of(commitAt(position));
    }

    Optional<Commit> last() {
        Long position = commits.floorKey(durable);
        return position == null ? Optional.empty() : Optional.of(commitAt(position));
    }

    private Commit commitAt(long position) {
        return decode(requireNonNull(commits.get(position)));
    }

    private static Commit decode(byte[] json) {
        return JSON.readValue(json, Commit.class);
    }

    List<Entry> find(EntryFilter filter, LogStore.Direction direction, long bookmark, int limit) {
        boolean upwards = direction == LogStore.Direction.UPWARDS;
        long end = upwards ? durable : Math.min(durable, bookmark - 1);
        Long begin = upwards ? commits.floorKey(bookmark + 1) : commits.firstKey();
        if (begin == null) {
            return List.of();
        }
        long low = filter.recordedFrom() == null ? begin : Math.max(begin, firstSince(filter.recordedFrom()));
        long high = filter.recordedTo() == null ? end : Math.min(end, firstSince(filter.recordedTo()) - 1);
        List<Index> indexes = indexes(filter, upwards);
        List<Entry> found = new ArrayList<>();
        Long at = nearest(indexes, upwards ? low : high);
        while (at != null && low <= at && at <= high && found.size() < limit) {
            List<Entry> entries = commitAt(at).entries();
            (upwards ? entries : entries.reversed())
                    .stream()
                            .filter(entry -> upwards ? entry.position() > bookmark : entry.position() < bookmark)
                            .filter(filter::selects)
                            .limit(limit - found.size())
                            .forEach(found::add);
            at = nearest(indexes, upwards ? at + 1 : at - 1);
        }
        return found;
    }

    /** The position of the first commit that was recorded at this time or later; after the end where there is none. */
    private long firstSince(Instant time) {
        Long last = commits.floorKey(durable);
        long from = 0;
        long to = last == null ? 0 : commits.getKeyIndex(last) + 1;
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (commitAt(commits.getKey(middle)).recordedAt().isBefore(time)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        Long first = commits.getKey(from);
        return first == null ? Long.MAX_VALUE : first;
    }

    /** Positions of commits in order. */
    private interface Index {
        /** The nearest one at or beyond this position in the direction of the search. */
        @Nullable
        Long nearest(long position);
    }

    private List<Index> indexes(EntryFilter filter, boolean upwards) {
        List<Index> indexes = new ArrayList<>();
        if (filter.stream() != null) {
            NavigableSet<Long> positions = new TreeSet<>(positions(new Place(filter.stream(), 0)));
            indexes.add(upwards ? positions::ceiling : positions::floor);
        }
        for (String attribute : attributes(filter)) {
            indexes.add(position -> {
                Place from = new Place(attribute, position);
                Place place = upwards ? attributes.ceilingKey(from) : attributes.floorKey(from);
                return place == null || !place.name().equals(attribute) ? null : Long.valueOf(place.number());
            });
        }
        if (indexes.isEmpty()) {
            indexes.add(upwards ? commits::ceilingKey : commits::floorKey);
        }
        return indexes;
    }

    /** The nearest position that all indexes name: each one in turn leaps to where the one before it stands. */
    private static @Nullable Long nearest(List<Index> indexes, long from) {
        long position = from;
        int agreed = 0;
        for (int i = 0; agreed < indexes.size(); i = (i + 1) % indexes.size()) {
            Long nearest = indexes.get(i).nearest(position);
            if (nearest == null) {
                return null;
            }
            agreed = nearest == position ? agreed + 1 : 1;
            position = nearest;
        }
        return position;
    }

    private static List<String> attributes(Commit commit) {
        return Stream.concat(
                        commit.events().stream().map(event -> "type " + event.type()),
                        attributes(
                                commit.metadata().authority(),
                                commit.metadata().plan(),
                                commit.metadata().subject()))
                .distinct()
                .toList();
    }

    private static List<String> attributes(EntryFilter filter) {
        return Stream.concat(
                        Stream.ofNullable(filter.type()).map(type -> "type " + type),
                        attributes(filter.authority(), filter.plan(), filter.subject()))
                .toList();
    }

    private static Stream<String> attributes(
            @Nullable String authority, @Nullable String plan, @Nullable String subject) {
        return Stream.of(
                        Optional.ofNullable(authority).map(value -> "authority " + value),
                        Optional.ofNullable(plan).map(value -> "plan " + value),
                        Optional.ofNullable(subject).map(value -> "subject " + value))
                .flatMap(Optional::stream);
    }

    boolean isBroken() {
        return broken || store.isClosed();
    }

    /** Lets go of the file as it is. */
    void abandon() {
        store.closeImmediately();
    }

    synchronized void close() {
        store.close(CLOSING_MILLIS);
    }
}
