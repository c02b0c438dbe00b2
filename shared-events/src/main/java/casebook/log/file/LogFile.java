package casebook.log.file;

import casebook.log.Blocks;
import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogAlteredException;
import casebook.log.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log's files while they are open: the commits, and the index that finds them. Useless once anything has failed. */
final class LogFile {
    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final long CHARACTERS_AT_ONCE = 8L << 20;

    private final Path path;
    private final FileChannel lock;
    private final CommitFile file;
    private final CommitIndex index;

    /** The last position that was on the disk when the files were open before. */
    private final long known;

    /** The last position that is on the disk and in the index: nothing after it is shown. */
    private volatile long durable;

    /**
     * @param known up to which position commits are known to have been on the disk
     * @throws LogInUseException while they are open elsewhere
     * @throws LogDamagedException where the commits are not as they were written
     */
    LogFile(Path directory, long known) throws IOException {
        this.known = known;
        path = directory.resolve("log.jsonl");
        Path indexPath = directory.resolve("log.index");
        Files.createDirectories(directory);
        lock = lock(directory);
        try {
            if (!Files.exists(path)) {
                if (Files.exists(indexPath)) {
                    throw new LogDamagedException(path, "it is missing, and its index is there");
                }
                Files.createFile(path);
                sync(directory);
            }
            file = new CommitFile(path);
            index = CommitIndex.open(indexPath);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
        try {
            recover();
        } catch (IOException | RuntimeException e) {
            abandon();
            throw e;
        }
    }

    /** Its own file: to close one that is read would release a lock on it. */
    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("log.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Locked by this process: as bad as by another.
        }
        channel.close();
        throw new LogInUseException(directory);
    }

    /** A new file's name is on the disk only when its directory is. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows doesn't open directories, and keeps names safe without.
        }
    }

    /** Brings the index up to the file's end, and cuts off a run that was not written to its end. */
    private void recover() throws IOException {
        try (CommitFile.Reader reader = file.reader()) {
            long indexed = index.floor(Long.MAX_VALUE).orElse(0L);
            long last = lastIndexed(reader);
            while (reader.hasNext()) {
                long offset = reader.offset();
                CommitFile.Line line = reader.nextIfIntact();
                if (line == null) {
                    cut(offset, last + 1, indexed, reader);
                    break;
                }
                if (line.commit().position() != last + 1) {
                    throw new LogDamagedException(
                            path,
                            "position %d does not follow %d, but %d does"
                                    .formatted(last + 1, last, line.commit().position()));
                }
                index.add(line.commit(), offset);
                index.endRun();
                last = line.commit().lastPosition();
            }
            if (last < indexed) {
                throw new LogDamagedException(
                        path, "position %d is missing: its index goes up to %d".formatted(last + 1, indexed));
            }
            // What a killed process wrote and did not sync can be read and may not be on the disk.
            file.sync();
            durable = last;
        }
    }

    /**
     * Goes to the end of what is indexed. Where this is not the file that was indexed, all of it is read again, which
     * finds what is wrong with it.
     */
    private long lastIndexed(CommitFile.Reader reader) {
        Optional<Long> position = index.floor(Long.MAX_VALUE);
        if (position.isEmpty()) {
            return 0;
        }
        long offset = index.offset(position.get());
        CommitFile.Line line = offset < file.end() ? reader.at(offset).nextIfIntact() : null;
        if (line == null || line.commit().position() != position.get()) {
            LOG.warn("{}: its index does not fit and is made anew", path);
            index.clear();
            reader.at(0);
            return 0;
        }
        return line.commit().lastPosition();
    }

    /**
     * A run that a crash interrupted can be torn anywhere, and was not acknowledged. Where a later run follows, it was
     * finished, and is damaged. What is cut off is kept beside the file: somebody may have torn it on purpose.
     */
    private void cut(long offset, long position, long indexed, CommitFile.Reader reader) throws IOException {
        if (position <= indexed) {
            throw changed(offset, position);
        }
        while (reader.hasNext()) {
            CommitFile.Line line = reader.nextIfIntact();
            if (line != null && line.run() > position) {
                throw changed(offset, position);
            }
        }
        Path kept = path.resolveSibling("%s.cut-%d".formatted(path.getFileName(), position));
        LOG.warn(
                "{}: the last {} bytes were being written when writing stopped: cut off, and kept in {}",
                path,
                file.end() - offset,
                kept.getFileName());
        file.copy(offset, kept);
        file.cut(offset);
    }

    private LogDamagedException changed(long offset, long position) {
        return new LogDamagedException(
                path, "position %d, which begins at byte %d, was changed".formatted(position, offset));
    }

    /** The last position that is known to have been on the disk, though it may be there no more. */
    long known() {
        return Math.max(known, durable);
    }

    private void requireAllThatIsKnown() {
        if (durable < known) {
            throw LogAlteredException.missing(durable + 1, known);
        }
    }

    /** What is written behind the end of a file that was shortened would leave a hole. */
    private void requireWhole() throws IOException {
        requireAllThatIsKnown();
        long left = file.left();
        if (left < file.end()) {
            long whole = first(durable, position -> index.offset(position) > left) - 1;
            throw LogAlteredException.missing(index.nth(Math.max(0, whole)), durable);
        }
    }

    synchronized LogStore.Inserted insert(List<Commit> run) throws IOException {
        requireWhole();
        long end = durable;
        int count = 0;
        LogStore.Key taken = null;
        for (Commit commit : run) {
            if (commit.position() > end + 1) {
                throw new IllegalArgumentException(
                        "Position %d would leave a gap after %d".formatted(commit.position(), end));
            }
            taken = commit.position() <= end ? LogStore.Key.POSITION : index.addUnlessTaken(commit, file.nextOffset());
            if (taken != null) {
                break;
            }
            file.add(new CommitFile.Line(durable + 1, commit));
            end = commit.lastPosition();
            count++;
        }
        if (count > 0) {
            file.flush();
            index.endRun();
            durable = end;
        }
        return new LogStore.Inserted(count, taken);
    }

    List<Commit> readAfter(long position, int limit) {
        if (position >= durable) {
            requireAllThatIsKnown();
            return List.of();
        }
        List<Commit> found = new ArrayList<>();
        long characters = 0;
        try (CommitFile.Reader reader = file.reader()) {
            reader.at(index.offset(index.floor(position + 1).orElseThrow()));
            while (reader.hasNext() && found.size() < limit && characters < CHARACTERS_AT_ONCE) {
                Commit commit = next(
                        reader, found.isEmpty() ? position + 1 : found.getLast().lastPosition() + 1);
                found.add(commit);
                characters += commit.characters();
            }
        } catch (LogAlteredException e) {
            if (found.isEmpty()) {
                throw e;
            }
        }
        return found;
    }

    List<Commit> readStream(String stream, long fromVersion) {
        long end = durable;
        List<Long> positions = index.ofStream(stream, fromVersion);
        if (positions.isEmpty()) {
            return List.of();
        }
        try (CommitFile.Reader reader = file.reader()) {
            return positions.stream()
                    .filter(position -> position <= end)
                    .map(position -> commitAt(position, reader))
                    .filter(commit -> commit.stream().equals(stream))
                    .toList();
        }
    }

    Optional<Commit> lastOfStreamBefore(String stream, long version) {
        long end = durable;
        return index.lastOfStreamBefore(stream, version)
                .filter(position -> position <= end)
                .map(this::commitAt)
                .filter(commit -> commit.stream().equals(stream));
    }

    Optional<Commit> findByCommand(String commandId) {
        long end = durable;
        return index.ofCommand(commandId)
                .filter(position -> position <= end)
                .map(this::commitAt)
                .filter(commit -> commit.commandId().equals(commandId));
    }

    List<Long> realign() throws IOException {
        SortedSet<Long> lacking = new TreeSet<>();
        long end = durable;
        try (CommitFile.Reader reader = file.reader()) {
            for (long position = 1; position <= end; ) {
                long offset = reader.offset();
                Commit commit = next(reader, position);
                if (!index.holds(commit, offset)) {
                    lacking.add(Blocks.of(commit.position()));
                    put(commit, offset);
                }
                position = commit.lastPosition() + 1;
            }
        }
        return List.copyOf(lacking);
    }

    private synchronized void put(Commit commit, long offset) {
        index.add(commit, offset);
        index.endRun();
    }

    Optional<Commit> last() {
        requireAllThatIsKnown();
        return index.floor(durable).map(this::commitAt);
    }

    private Commit commitAt(long position) {
        try (CommitFile.Reader reader = file.reader()) {
            return commitAt(position, reader);
        }
    }

    private Commit commitAt(long position, CommitFile.Reader reader) {
        return next(reader.at(index.offset(position)), position);
    }

    /** @throws LogAlteredException where what stands at this position is not as it was written */
    private static Commit next(CommitFile.Reader reader, long position) {
        try {
            return reader.next().commit();
        } catch (LogDamagedException e) {
            throw LogAlteredException.unreadable(position, e);
        }
    }

    List<Entry> find(EntryFilter filter, LogStore.Direction direction, long bookmark, int limit) {
        boolean upwards = direction == LogStore.Direction.UPWARDS;
        // Read once, and before the file is opened: a reader sees nothing that comes later.
        long last = durable;
        long end = upwards ? last : Math.min(last, bookmark - 1);
        if (end < 1 || (upwards && bookmark >= end)) {
            return List.of();
        }
        long begin = upwards ? index.floor(bookmark + 1).orElseThrow() : 1;
        List<Entry> found = new ArrayList<>();
        try (CommitFile.Reader reader = file.reader()) {
            long low = filter.recordedFrom() == null
                    ? begin
                    : Math.max(begin, firstSince(filter.recordedFrom(), last, reader));
            long high = filter.recordedTo() == null
                    ? end
                    : Math.min(end, firstSince(filter.recordedTo(), last, reader) - 1);
            CommitIndex.Walk walk = index.walk(filter, upwards);
            Long at = walk.nearest(upwards ? low : high);
            while (at != null && low <= at && at <= high && found.size() < limit) {
                List<Entry> entries = commitAt(at, reader).entries();
                (upwards ? entries : entries.reversed())
                        .stream()
                                .filter(entry -> upwards ? entry.position() > bookmark : entry.position() < bookmark)
                                .filter(filter::selects)
                                .limit(limit - found.size())
                                .forEach(found::add);
                at = walk.nearest(upwards ? at + 1 : at - 1);
            }
        }
        return found;
    }

    /**
     * The position of the first commit up to {@code last} that was recorded at this time or later; after the end where
     * there is none.
     */
    private long firstSince(Instant time, long last, CommitFile.Reader reader) {
        long first =
                first(last, position -> !commitAt(position, reader).recordedAt().isBefore(time));
        return first == index.countTo(last) ? Long.MAX_VALUE : index.nth(first);
    }

    /** How many commits up to {@code last} stand before the first whose position is so, as all after it are. */
    private long first(long last, LongPredicate isSo) {
        long from = 0;
        long to = index.countTo(last);
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (isSo.test(index.nth(middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Lets go of the files as they are, when no insert is at work on them any more. */
    synchronized void abandon() {
        index.abandon();
        closeFiles();
    }

    synchronized void close() {
        index.close();
        closeFiles();
    }

    private void closeFiles() {
        try (lock) {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
