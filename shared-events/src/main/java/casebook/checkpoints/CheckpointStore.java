package casebook.checkpoints;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where checkpoints and keys are kept, beside the log. What is kept is durable when a method returns. All methods throw
 * {@link casebook.log.LogUnavailableException} when the store does not answer.
 */
public interface CheckpointStore {

    /** Keeps a checkpoint. @return false where one of this size is kept already; that one stays */
    boolean keep(Checkpoint checkpoint);

    Optional<Checkpoint> find(long size);

    /** At most {@code limit} checkpoints that are smaller than this, the largest first. */
    List<Checkpoint> below(long size, int limit);

    /** At most {@code limit} checkpoints that are larger than this, the smallest first. */
    List<Checkpoint> above(long size, int limit);

    /** All keys that ever signed, in the order of their numbers. */
    List<KeptKey> keys();

    /** Keeps a key. @return false where there is one of this number already; that one stays */
    boolean add(KeptKey key);

    /** Forgets the secret half of a key: it signs no more, and still verifies. */
    void retire(int number);

    /**
     * A key of the log.
     *
     * @param number from 1; the one with the largest number signs
     * @param secret the signing key's text, absent where the key is retired or kept elsewhere
     */
    record KeptKey(
            int number, VerifierKey verifier, @Nullable String secret, Instant since) {}
}
