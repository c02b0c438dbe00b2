package casebook.log.file;

import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogAlteredException;
import casebook.log.LogStore;
import casebook.log.LogUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log in files of a directory, for one process. What is inserted is on the disk (fsync) before that is said or shown.
 * After an I/O error, such as a full disk, the next call opens the files anew, and misses what was there before and is not.
 */
public final class FileLogStore implements LogStore {
    private final Path directory;
    private @Nullable LogFile open;
    private long known;
    private boolean closed;

    /**
     * Opens the log, or begins one where there is none.
     *
     * @throws LogInUseException while it is open elsewhere
     * @throws LogDamagedException where what is there is not as it was written
     */
    public FileLogStore(Path directory) {
        this.directory = directory;
        try {
            open = new LogFile(directory, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Inserted insert(List<Commit> commits) {
        return with(log -> log.insert(commits));
    }

    @Override
    public List<Commit> readAfter(long position, int limit) {
        return with(log -> log.readAfter(position, limit));
    }

    @Override
    public List<Commit> readStream(String stream, long fromVersion) {
        return with(log -> log.readStream(stream, fromVersion));
    }

    @Override
    public Optional<Commit> lastOfStreamBefore(String stream, long version) {
        return with(log -> log.lastOfStreamBefore(stream, version));
    }

    @Override
    public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
        return with(log -> log.find(filter, direction, bookmark, limit));
    }

    @Override
    public Optional<Commit> findByCommand(String commandId) {
        return with(log -> log.findByCommand(commandId));
    }

    @Override
    public List<Long> realign() {
        return with(LogFile::realign);
    }

    @Override
    public Optional<Commit> last() {
        return with(LogFile::last);
    }

    /** What is done with the files while they are open. */
    private interface Use<T> {
        T with(LogFile log) throws IOException;
    }

    private <T> T with(Use<T> use) {
        LogFile log = opened();
        boolean usable = false;
        try {
            T result = use.with(log);
            usable = true;
            return result;
        } catch (LogAlteredException e) {
            usable = true;
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new LogUnavailableException("The log in %s could not be read or written".formatted(directory), e);
        } finally {
            if (!usable) {
                abandon(log);
            }
        }
    }

    private synchronized LogFile opened() {
        if (closed) {
            throw new LogUnavailableException("The log in %s is closed".formatted(directory));
        }
        if (open == null) {
            try {
                open = new LogFile(directory, known);
            } catch (IOException | RuntimeException e) {
                throw new LogUnavailableException("The log in %s could not be opened anew".formatted(directory), e);
            }
        }
        return open;
    }

    private synchronized void abandon(LogFile log) {
        if (open == log) {
            log.abandon();
            known = log.known();
            open = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
