package casebook.log.file;

import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.LogStore;
import casebook.log.LogUnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The log in a file of a directory, for one process. What is inserted is on the disk (fsync) before that is said or
 * shown. After an I/O error, such as a full disk, the next call opens the file anew.
 */
public final class FileLogStore implements LogStore {
    private final Path file;
    private @Nullable LogFile open;
    private boolean closed;

    /**
     * Opens the log, or begins one where there is none.
     *
     * @throws LogInUseException while it is open elsewhere
     * @throws LogDamagedException where there is a file that can't be read as a log
     */
    public FileLogStore(Path directory) {
        file = directory.resolve("log.mv");
        open = LogFile.open(file);
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
    public List<Entry> find(EntryFilter filter, Direction direction, long bookmark, int limit) {
        return with(log -> log.find(filter, direction, bookmark, limit));
    }

    @Override
    public Optional<Commit> findByCommand(String commandId) {
        return with(log -> log.findByCommand(commandId));
    }

    @Override
    public Optional<Commit> last() {
        return with(LogFile::last);
    }

    private <T> T with(Function<LogFile, T> use) {
        LogFile log = opened();
        try {
            return use.apply(log);
        } catch (RuntimeException e) {
            abandonIfBroken(log);
            throw new LogUnavailableException("%s could not be read or written".formatted(file), e);
        }
    }

    private synchronized LogFile opened() {
        if (closed) {
            throw new LogUnavailableException("%s is closed".formatted(file));
        }
        if (open == null) {
            try {
                open = LogFile.open(file);
            } catch (RuntimeException e) {
                throw new LogUnavailableException("%s could not be opened anew".formatted(file), e);
            }
        }
        return open;
    }

    private synchronized void abandonIfBroken(LogFile log) {
        if (open == log && log.isBroken()) {
            log.abandon();
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
