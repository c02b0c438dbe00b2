package casebook.checkpoints;

import casebook.log.LogAlteredException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where checkpoints and keys are kept, beside the log. What is kept is durable when a method returns. All methods throw
 * {@link casebook.log.LogUnavailableException} when the store does not answer, and those that read a key
 * {@link LogAlteredException} where what is kept as one is something else.
 */
public interface CheckpointStore {

    /** Keeps a checkpoint. @return false where one of this size is kept already; that one stays */
    boolean keep(Checkpoint checkpoint);

    Optional<KeptNote> find(long size);

    /** At most {@code limit} of those that are smaller than this, the largest first. */
    List<KeptNote> below(long size, int limit);

    /** At most {@code limit} sizes above this of which a checkpoint is kept, readable or not, the smallest first. */
    List<Long> sizesAbove(long size, int limit);

    /** All keys that ever signed, in the order of their numbers. */
    List<KeptKey> keys();

    /** Keeps a key. @return false where there is one of this number already; that one stays */
    boolean add(KeptKey key);

    /** Forgets the secret half of a key: it signs no more, and still verifies. */
    void retire(int number);

    /** What is kept as the checkpoint of this size, whatever became of it. */
    record KeptNote(long size, String note) {

        /** @throws LogAlteredException where it is something else */
        Checkpoint checkpoint() {
            try {
                Checkpoint checkpoint = Checkpoint.parse(note);
                if (checkpoint.size() == size) {
                    return checkpoint;
                }
            } catch (IllegalArgumentException e) {
                // It is something else.
            }
            throw new LogAlteredException(
                    size, size, "The checkpoint of size %d was changed: it can't be read as one".formatted(size));
        }
    }

    /**
     * A key of the log.
     *
     * @param number from 1; the one with the largest number signs
     * @param secret the signing key's text, absent where the key is retired or kept elsewhere
     */
    record KeptKey(
            int number, VerifierKey verifier, @Nullable String secret, Instant since) {

        /** Where what is kept as this key is none. No position of the log is to blame: it is said of 0. */
        static LogAlteredException changed(Object number, RuntimeException cause) {
            LogAlteredException altered = new LogAlteredException(
                    0, 0, "The signing key %s was changed: it can't be read as one".formatted(number));
            altered.initCause(cause);
            return altered;
        }
    }
}
