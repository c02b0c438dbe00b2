package casebook.web.accesslog;

import casebook.log.LogUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accesses as lines of JSON in a file for each day (UTC), {@code access-log/2026-11-22.jsonl}, for the owner's eyes only. A
 * line is synced before it counts as kept.
 */
final class FileAccessStore implements AccessStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileAccessStore.class);
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.jsonl");

    private final Path folder;
    private final JsonMapper json;
    private long last;

    FileAccessStore(Path folder, JsonMapper json) {
        this.folder = folder;
        this.json = json;
        this.last = find(AccessFilter.ALL, Long.MAX_VALUE, 1).stream()
                .mapToLong(Access::id)
                .findFirst()
                .orElse(0);
    }

    @Override
    public synchronized boolean add(Access access) {
        if (access.id() <= last) {
            return false;
        }
        byte[] line = (json.writeValueAsString(access) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(folder, forOwner("rwx------"));
            try (FileChannel file = FileChannel.open(
                    file(access.id()),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    forOwner("rw-------"))) {
                append(file, ByteBuffer.wrap(line));
            }
        } catch (IOException e) {
            throw new LogUnavailableException("The access log can't be written", e);
        }
        last = access.id();
        return true;
    }

    /** What was cut off when a process ended in the middle of a line gets a line of its own. */
    private static void append(FileChannel file, ByteBuffer line) throws IOException {
        long end = file.size();
        ByteBuffer before = ByteBuffer.allocate(1);
        if (end > 0 && file.read(before, end - 1) == 1 && before.get(0) != '\n') {
            file.write(ByteBuffer.wrap(new byte[] {'\n'}), end);
            end++;
        }
        try {
            for (long at = end; line.hasRemaining(); ) {
                at += file.write(line, at);
            }
            file.force(true);
        } catch (IOException e) {
            file.truncate(end);
            throw e;
        }
    }

    @Override
    public List<Access> find(AccessFilter filter, long before, int limit) {
        long end = Math.min(before, filter.end());
        List<Access> found = new ArrayList<>();
        for (Path day : days()) {
            if (found.size() == limit || day.compareTo(file(filter.least())) < 0) {
                break;
            }
            if (end == Long.MAX_VALUE || day.compareTo(file(end)) <= 0) {
                found.addAll(newestOf(day, filter, end, limit - found.size()));
            }
        }
        return found;
    }

    /** The files of the days there are, the newest first. */
    private List<Path> days() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new LogUnavailableException("The access log can't be read", e);
        }
    }

    private List<Access> newestOf(Path day, AccessFilter filter, long end, int limit) {
        Deque<Access> newest = new ArrayDeque<>();
        try (BufferedReader lines = Files.newBufferedReader(day)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Access access = read(line);
                if (access != null && access.id() >= filter.least() && access.id() < end && filter.selects(access)) {
                    newest.addFirst(access);
                    if (newest.size() > limit) {
                        newest.removeLast();
                    }
                }
            }
        } catch (IOException e) {
            throw new LogUnavailableException("The access log can't be read", e);
        }
        return List.copyOf(newest);
    }

    private @Nullable Access read(String line) {
        try {
            return line.isEmpty() ? null : json.readValue(line, Access.class);
        } catch (JacksonException e) {
            LOG.warn("A line of the access log in {} was cut off", folder);
            return null;
        }
    }

    @Override
    public synchronized void forgetBefore(long id) {
        Path kept = file(id);
        try {
            for (Path day : days()) {
                if (day.compareTo(kept) < 0) {
                    Files.deleteIfExists(day);
                }
            }
        } catch (IOException e) {
            throw new LogUnavailableException("The access log can't be shortened", e);
        }
    }

    private Path file(long id) {
        return folder.resolve(
                LocalDate.ofInstant(Instant.EPOCH.plus(id, ChronoUnit.MICROS), ZoneOffset.UTC) + ".jsonl");
    }

    private FileAttribute<?>[] forOwner(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
