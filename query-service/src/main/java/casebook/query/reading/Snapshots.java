package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.CanonicalLine;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.projecting.View;
import casebook.web.CasebookProperties;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Folded states of all views at some positions of the log, in files of the data directory, so that a moment of the past is
 * folded from the nearest one before it. Nothing depends on them: whatever is missing, damaged, of another log or of another
 * version of a fold is passed by, and the answer is the same. Each names the entry that it ends with by its hash.
 */
@Component
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int FORMAT = 2;
    private static final String ENDING = ".states";

    private final EventLog log;
    private final EventCodec codec;
    private final List<View<?>> views;
    private final Path folder;
    private final Remembered remembered = new Remembered();

    Snapshots(EventLog log, EventCodec codec, List<View<?>> views, CasebookProperties properties) {
        this.log = log;
        this.codec = codec;
        this.views = views;
        this.folder = properties.dataDir().resolve("snapshots").resolve(versions(views));
    }

    /** Changes whenever a fold or its documents do. */
    private static String versions(List<View<?>> views) {
        return views.stream()
                .map(view -> view.name() + view.version())
                .sorted()
                .collect(Collectors.joining("-", "", "-format" + FORMAT));
    }

    /** The last position that is kept, up to this one; 0 where none is. */
    long floor(long position) {
        return Objects.requireNonNullElse(positions().floor(position), 0L);
    }

    /** The state at the last position that is kept, up to this one; of nothing where none is. */
    Foldings before(long position) {
        NavigableSet<Long> kept = positions().headSet(position, true);
        for (Long at : kept.descendingSet()) {
            Optional<Foldings> found = read(at);
            if (found.isPresent()) {
                return found.get();
            }
            delete(file(at));
        }
        return new Foldings(views, codec);
    }

    private NavigableSet<Long> positions() {
        if (!Files.isDirectory(folder)) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}\\" + ENDING))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - ENDING.length())))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The snapshots in {} can't be read: {}", folder, e.toString());
            return new TreeSet<>();
        }
    }

    private Optional<Foldings> read(long position) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(position)), 1 << 16))) {
            return identity(position).equals(Optional.of(in.readUTF()))
                    ? Optional.of(Foldings.read(position, views, codec, in, remembered))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The snapshot at position {} is passed by: {}", position, e.toString());
            return Optional.empty();
        }
    }

    /** Keeps a state; where that is not possible it is folded again when it is needed. */
    void keep(Foldings state) {
        Path file = file(state.position());
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(folder);
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16))) {
                out.writeUTF(identity(state.position()).orElseThrow());
                state.write(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("No snapshot was kept at position {}: {}", state.position(), e.toString());
            delete(unfinished);
        }
    }

    /** Forgets what other versions of the folds have left. */
    void tidy() {
        Path all = Objects.requireNonNull(folder.getParent());
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> files = Files.walk(all)) {
            files.filter(file -> !file.startsWith(folder) && !file.equals(all))
                    .sorted((one, other) -> other.compareTo(one))
                    .forEach(Snapshots::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Old snapshots in {} can't be deleted: {}", all, e.toString());
        }
    }

    /** The hash of the entry at this position. */
    private Optional<String> identity(long position) {
        return log.readAfter(position - 1, 1).stream()
                .filter((Entry entry) -> entry.position() == position)
                .map(entry -> CanonicalLine.hash(entry).toString())
                .findFirst();
    }

    private Path file(long position) {
        return folder.resolve(position + ENDING);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file, e.toString());
        }
    }
}
