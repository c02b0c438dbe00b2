package casebook.benchmarks.records;

import casebook.benchmarks.Settings;
import casebook.log.Commit;
import casebook.log.EventLog;
import casebook.log.LogStore;
import casebook.log.file.FileLogStore;
import casebook.log.mongo.MongoLogStore;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of the sizes that benchmarks ask for, each made once in a run, when it is first asked for. The largest one is
 * appended through the log like any other; smaller ones, and those in MongoDB, are copies of its beginning.
 */
public final class Records {
    private static final Logger LOG = LoggerFactory.getLogger(Records.class);
    private static final int COMMITS_AT_ONCE = 500;

    /** So that a million entries span nine years. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private final Settings settings;
    private final Path folder;
    private final Function<String, MongoDatabase> databases;
    private final Map<Long, Path> files = new HashMap<>();
    private final Map<Long, MongoDatabase> inMongo = new HashMap<>();

    /** @param databases gives an empty database of that name */
    public Records(Settings settings, Path folder, Function<String, MongoDatabase> databases) {
        this.settings = settings;
        this.folder = folder;
        this.databases = databases;
    }

    /** The data directory of a record in a file. Whoever changes it takes a {@link #copy}. */
    public Path file(long entries) {
        Path known = files.get(entries);
        if (known == null) { // not computeIfAbsent: a shorter record asks for the large one
            known = entries == settings.large() ? made(entries) : shortened(entries);
            files.put(entries, known);
        }
        return known;
    }

    private Path made(long entries) {
        return timed("Making a record of %d entries in a file".formatted(entries), () -> {
            Path directory = folder.resolve("record-" + entries);
            new Partnership(settings.casesPerPlan())
                    .record(clock -> new EventLog(new FileLogStore(directory), clock), entries, STEP);
            return directory;
        });
    }

    private Path shortened(long entries) {
        Path large = file(settings.large());
        return timed("Copying %d entries to a file".formatted(entries), () -> {
            Path directory = folder.resolve("record-" + entries);
            try (LogStore from = new FileLogStore(large);
                    LogStore to = new FileLogStore(directory)) {
                copy(from, to, entries);
            }
            return directory;
        });
    }

    /** A data directory of one's own with this record. */
    public Path copy(long entries, String name) {
        Path from = file(entries);
        Path to = folder.resolve(name);
        try {
            Files.createDirectories(to);
            for (String part : List.of("log.jsonl", "log.index")) {
                Files.copy(from.resolve(part), to.resolve(part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }

    /** The database that holds the record of so many entries. */
    public MongoDatabase mongo(long entries) {
        return inMongo.computeIfAbsent(entries, n -> {
            Path large = file(settings.large());
            return timed("Copying %d entries to MongoDB".formatted(n), () -> {
                MongoDatabase database = databases.apply("record-" + n);
                try (LogStore from = new FileLogStore(large);
                        LogStore to = new MongoLogStore(database)) {
                    copy(from, to, n);
                }
                return database;
            });
        });
    }

    /** The record in MongoDB, as the services open it. Closing it leaves the record in place. */
    public EventLog log(long entries) {
        return new EventLog(new MongoLogStore(mongo(entries)), Clock.systemUTC());
    }

    public Partnership partnership() {
        return new Partnership(settings.casesPerPlan());
    }

    private static void copy(LogStore from, LogStore to, long entries) {
        for (long position = 0; position < entries; ) {
            long left = entries - position;
            List<Commit> next = from.readAfter(position, (int) Math.min(COMMITS_AT_ONCE, left)).stream()
                    .filter(commit -> commit.lastPosition() <= entries)
                    .toList();
            LogStore.Inserted inserted = to.insert(next);
            if (next.isEmpty() || inserted.count() < next.size()) {
                throw new IllegalStateException(
                        "The copy of the record broke off after position " + position + ": " + inserted.taken());
            }
            position = next.getLast().lastPosition();
        }
    }

    private static <T> T timed(String what, java.util.function.Supplier<T> doing) {
        LOG.info("{} …", what);
        long begin = System.nanoTime();
        T result = doing.get();
        LOG.info(
                "{} took {} s",
                what,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        return result;
    }

    /** Removes a folder and all that is in it. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
