package casebook.web.tokens;

import casebook.log.LogUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Tokens in one JSON file, for the owner's eyes only, which is replaced by a new one at each change. */
final class FileTokenStore implements TokenStore {
    private final Path file;
    private final JsonMapper json;
    private Map<String, KeptToken> tokens = new LinkedHashMap<>();

    FileTokenStore(Path file, JsonMapper json) {
        this.file = file;
        this.json = json;
        if (Files.exists(file)) {
            Arrays.stream(json.readValue(file.toFile(), KeptToken[].class))
                    .forEach(kept -> tokens.put(kept.token().id(), kept));
        }
    }

    @Override
    public synchronized boolean add(KeptToken token) {
        if (tokens.containsKey(token.token().id())) {
            return false;
        }
        replace(token);
        return true;
    }

    @Override
    public synchronized Optional<KeptToken> find(String id) {
        return Optional.ofNullable(tokens.get(id));
    }

    @Override
    public synchronized List<ApiToken> all() {
        return tokens.values().stream().map(KeptToken::token).toList();
    }

    @Override
    public synchronized void revoke(ApiToken revoked) {
        find(revoked.id())
                .filter(kept -> kept.token().revokedAt() == null)
                .ifPresent(kept -> replace(new KeptToken(
                        kept.token()
                                .revoked(
                                        Objects.requireNonNull(revoked.revokedAt()),
                                        Objects.requireNonNull(revoked.revokedBy())),
                        kept.hash())));
    }

    @Override
    public synchronized void used(String id, LocalDate day) {
        find(id).ifPresent(kept -> replace(new KeptToken(kept.token().usedOn(day), kept.hash())));
    }

    /** What is in memory changes only when the file has. */
    private void replace(KeptToken token) {
        Map<String, KeptToken> changed = new LinkedHashMap<>(tokens);
        changed.put(token.token().id(), token);
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(written);
            try (FileChannel out = FileChannel.open(
                    written, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner())) {
                ByteBuffer content = ByteBuffer.wrap(json.writeValueAsBytes(changed.values()));
                while (content.hasRemaining()) {
                    out.write(content);
                }
                out.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LogUnavailableException("The tokens can't be written", e);
        }
        tokens = changed;
    }

    private FileAttribute<?>[] forOwner() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
