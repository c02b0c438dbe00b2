package casebook.checkpoints;

import casebook.checkpoints.CheckpointStore.KeptKey;
import casebook.checkpoints.CheckpointStore.KeptNote;
import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import casebook.merkle.Frontier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log's checkpoints and keys. Before a checkpoint is signed the entries since the one before it are hashed again, so
 * that none is signed that contradicts what was signed earlier.
 */
public final class Checkpoints {
    private static final int AT_ONCE = 100;

    private final EventLog log;
    private final CheckpointStore store;
    private final Clock clock;
    private final String origin;
    private final @Nullable SigningKey given;

    /**
     * @param origin the name under which a key is made where there is none yet
     * @param given the key to sign with; where it is absent, keys are made and kept in the store
     */
    public Checkpoints(EventLog log, CheckpointStore store, Clock clock, String origin, @Nullable SigningKey given) {
        this.log = log;
        this.store = store;
        this.clock = clock;
        this.origin = origin;
        this.given = given;
    }

    /**
     * The checkpoint of the whole log, which is signed now where there is none of this size.
     *
     * @throws LogAlteredException where the log contradicts the last one
     * @throws SigningKeyUnusableException where there is no key to sign it with
     */
    public synchronized Checkpoint issue() {
        long head = log.head().position();
        Optional<Checkpoint> last = latest();
        if (last.isPresent() && last.get().size() == head) {
            return last.get();
        }
        Frontier tree = last.map(this::confirmed).orElseGet(Frontier::empty);
        log.tree().check(tree, head, extended -> {});
        SigningKey key = signingKey();
        Checkpoint issued = Checkpoint.sign(key.verifier().name(), tree.size(), tree.root(), clock.instant(), key);
        return store.keep(issued) ? issued : find(tree.size()).orElseThrow();
    }

    /** The log's tree at a checkpoint. @throws LogAlteredException where it is not what was signed */
    Frontier confirmed(Checkpoint checkpoint) {
        requireSigned(checkpoint);
        long head = log.head().position();
        if (head < checkpoint.size()) {
            throw new LogAlteredException(
                    head + 1,
                    head + 1,
                    "The entries %d to %d, which a checkpoint covers, are missing"
                            .formatted(head + 1, checkpoint.size()));
        }
        Frontier tree = log.tree().frontier(checkpoint.size());
        requireSame(tree, checkpoint, 1);
        return tree;
    }

    /** The checkpoint that is kept of this size. @throws LogAlteredException where it is not one that this log signed */
    Checkpoint signed(long size) {
        Checkpoint checkpoint = find(size)
                .orElseThrow(() ->
                        new LogAlteredException(size, size, "The checkpoint of size %d was removed".formatted(size)));
        requireSigned(checkpoint);
        return checkpoint;
    }

    private void requireSigned(Checkpoint checkpoint) {
        if (!checkpoint.isSignedBy(keys().stream().map(KeptKey::verifier).toList())) {
            throw new LogAlteredException(
                    checkpoint.size(),
                    checkpoint.size(),
                    "The checkpoint of size %d was changed: no key of this log signed it".formatted(checkpoint.size()));
        }
    }

    /** @param from up to before this position an earlier checkpoint agrees */
    static void requireSame(Frontier tree, Checkpoint checkpoint, long from) {
        if (!tree.root().equals(checkpoint.root())) {
            throw new LogAlteredException(
                    from,
                    checkpoint.size(),
                    "The history was rewritten between the positions %d and %d: it is not the one of the checkpoint of size %d"
                            .formatted(from, checkpoint.size(), checkpoint.size()));
        }
    }

    /** The checkpoint of this size. @throws LogAlteredException where it was changed */
    public Optional<Checkpoint> find(long size) {
        return store.find(size).map(KeptNote::checkpoint);
    }

    /** The largest one. @throws LogAlteredException where it was changed */
    public Optional<Checkpoint> latest() {
        return store.below(Long.MAX_VALUE, 1).stream().findFirst().map(KeptNote::checkpoint);
    }

    /** The largest one that can be read. */
    public Optional<Checkpoint> latestReadable() {
        return store.below(Long.MAX_VALUE, AT_ONCE).stream()
                .flatMap(kept -> readable(kept).stream())
                .findFirst();
    }

    /** The smallest checkpoint that covers this position, of those that can be read. */
    public Optional<Checkpoint> covering(long position) {
        for (List<Long> sizes = sizesAbove(position - 1, AT_ONCE);
                !sizes.isEmpty();
                sizes = sizesAbove(sizes.getLast(), AT_ONCE)) {
            for (long size : sizes) {
                Optional<Checkpoint> found = store.find(size).flatMap(Checkpoints::readable);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Checkpoint> readable(KeptNote kept) {
        try {
            return Optional.of(kept.checkpoint());
        } catch (LogAlteredException e) {
            return Optional.empty();
        }
    }

    /**
     * What is kept as a checkpoint.
     *
     * @param checkpoint absent where it can't be read as one
     * @param damage why it is none of this log's, absent where it is one
     */
    public record Listed(
            long size,
            String note,
            @Nullable Checkpoint checkpoint,
            @Nullable String damage) {}

    /** At most {@code limit} of those smaller than this, the largest first. One that was changed hides no other. */
    public List<Listed> below(long size, int limit) {
        return store.below(size, limit).stream().map(this::listed).toList();
    }

    private Listed listed(KeptNote kept) {
        String damage = null;
        try {
            requireSigned(kept.checkpoint());
        } catch (LogAlteredException e) {
            damage = e.getMessage();
        }
        return new Listed(kept.size(), kept.note(), readable(kept).orElse(null), damage);
    }

    List<Long> sizesAbove(long size, int limit) {
        return store.sizesAbove(size, limit);
    }

    /** All keys that ever signed; the last one signs. */
    public List<KeptKey> keys() {
        return store.keys();
    }

    /**
     * Makes a new key. The one before it signs no more; what it signed stays valid.
     *
     * @throws IllegalStateException where the key is given, not made here
     */
    public synchronized KeptKey rotate() {
        if (given != null) {
            throw new IllegalStateException("The signing key is given by configuration: change it there");
        }
        List<KeptKey> before = keys();
        KeptKey next = made(before.size() + 1);
        if (store.add(next)) {
            before.forEach(key -> store.retire(key.number()));
        }
        return keys().getLast();
    }

    private KeptKey made(int number) {
        SigningKey key = SigningKey.generate(origin);
        return new KeptKey(number, key.verifier(), key.secret(), clock.instant());
    }

    private SigningKey signingKey() {
        List<KeptKey> kept = keys();
        if (given != null) {
            if (kept.isEmpty() || !kept.getLast().verifier().equals(given.verifier())) {
                store.add(new KeptKey(kept.size() + 1, given.verifier(), null, clock.instant()));
                kept.forEach(key -> store.retire(key.number()));
            }
            return given;
        }
        if (kept.isEmpty()) {
            store.add(made(1));
            kept = keys();
        }
        return signing(kept.getLast());
    }

    /** Why the key that is to sign the next checkpoint can't be used; nothing where it can, or is yet to be made. */
    public Optional<String> whyUnsigned() {
        List<KeptKey> kept = keys();
        try {
            if (given == null && !kept.isEmpty()) {
                signing(kept.getLast());
            }
            return Optional.empty();
        } catch (SigningKeyUnusableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static SigningKey signing(KeptKey key) {
        String id = key.verifier().id();
        String secret = key.secret();
        if (secret == null) {
            throw new SigningKeyUnusableException(
                    "The secret half of the signing key %s is not kept here: it has to be given by configuration"
                            .formatted(id));
        }
        try {
            SigningKey parsed = SigningKey.parse(secret);
            if (parsed.verifier().equals(key.verifier())) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // It is something else; what it says is nobody's business.
        }
        throw new SigningKeyUnusableException(
                "What is kept as the secret half of the signing key %s is something else".formatted(id));
    }
}
