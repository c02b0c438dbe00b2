package casebook.checkpoints;

import casebook.log.LogUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints and keys as small text files of the data directory, which its owner can read and copy:
 * {@code checkpoints/<size>.txt}, {@code signing-keys/<number>.verify} (the key, and since when) and
 * {@code signing-keys/<number>.sign} (the secret half, for the owner's eyes only).
 */
public final class FileCheckpointStore implements CheckpointStore {
    private static final String CHECKPOINT = ".txt";
    private static final String VERIFY = ".verify";
    private static final String SIGN = ".sign";

    private final Path checkpoints;
    private final Path keys;

    public FileCheckpointStore(Path directory) {
        checkpoints = directory.resolve("checkpoints");
        keys = directory.resolve("signing-keys");
    }

    @Override
    public synchronized boolean keep(Checkpoint checkpoint) {
        Path file = checkpoints.resolve(checkpoint.size() + CHECKPOINT);
        return !Files.exists(file) && write(file, checkpoint.note());
    }

    @Override
    public Optional<KeptNote> find(long size) {
        return Optional.ofNullable(read(checkpoints.resolve(size + CHECKPOINT))).map(note -> new KeptNote(size, note));
    }

    @Override
    public List<KeptNote> below(long size, int limit) {
        return numbers(checkpoints, CHECKPOINT).stream()
                .filter(kept -> kept < size)
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .flatMap(kept -> find(kept).stream())
                .toList();
    }

    @Override
    public List<Long> sizesAbove(long size, int limit) {
        return numbers(checkpoints, CHECKPOINT).stream()
                .filter(kept -> kept > size)
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public List<KeptKey> keys() {
        return numbers(keys, VERIFY).stream().sorted().map(this::key).toList();
    }

    private KeptKey key(long number) {
        String[] lines = String.valueOf(read(keys.resolve(number + VERIFY))).split("\n", -1);
        String secret = read(keys.resolve(number + SIGN));
        try {
            return new KeptKey(Math.toIntExact(number), VerifierKey.parse(lines[0]), secret, Instant.parse(lines[1]));
        } catch (RuntimeException e) {
            throw KeptKey.changed(number, e);
        }
    }

    @Override
    public synchronized boolean add(KeptKey key) {
        if (Files.exists(keys.resolve(key.number() + VERIFY))) {
            return false;
        }
        // The secret first: a key that is listed can sign.
        if (key.secret() != null) {
            write(keys.resolve(key.number() + SIGN), key.secret());
        }
        return write(keys.resolve(key.number() + VERIFY), "%s\n%s\n".formatted(key.verifier(), key.since()));
    }

    @Override
    public synchronized void retire(int number) {
        try {
            Files.deleteIfExists(keys.resolve(number + SIGN));
        } catch (IOException e) {
            throw new LogUnavailableException("The key could not be retired", e);
        }
    }

    private static List<Long> numbers(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\" + ending))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - ending.length())))
                    .toList();
        } catch (IOException e) {
            throw new LogUnavailableException("%s could not be read".formatted(directory), e);
        }
    }

    private static @Nullable String read(Path file) {
        try {
            // What is not UTF-8 was not written here, and is no text of ours either way.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new LogUnavailableException("%s could not be read".formatted(file), e);
        }
    }

    /** Under another name first, so that what has the name is whole. */
    private static boolean write(Path file, String text) {
        try {
            Path directory = Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(
                    directory,
                    "draft",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel channel = FileChannel.open(directory)) {
                channel.force(true);
            }
            return true;
        } catch (IOException e) {
            throw new LogUnavailableException("%s could not be written".formatted(file), e);
        }
    }
}
