package casebook.command.deciding;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a history a change may be based on, by what its sender had seen of it (RFC 9110, If-Match).
 *
 * @param given whether the sender said anything
 * @param versions the versions that will do, or null where any will; none where the sender's tags are no versions
 */
public record Precondition(boolean given, @Nullable Set<Long> versions) {

    /** The sender said nothing. */
    public static final Precondition NONE = new Precondition(false, null);

    /** Any version will do. */
    public static final Precondition ANY = new Precondition(true, null);

    public static Precondition oneOf(Set<Long> versions) {
        return new Precondition(true, Set.copyOf(versions));
    }

    /**
     * Refuses where the history has moved on, or where the sender names no version at all.
     *
     * @param lastSequence of the history's last event, counted from 0; null where there is none yet
     */
    public void check(@Nullable Long lastSequence) {
        if (versions != null && lastSequence != null && !versions.contains(lastSequence + 1)) {
            throw versions.isEmpty() ? Refusal.foreignTag(lastSequence + 1) : Refusal.stale(lastSequence + 1);
        }
    }

    /** As {@link #check}, and refuses where the sender said nothing. */
    public void require(@Nullable Long lastSequence) {
        if (!given && lastSequence != null) {
            throw Refusal.versionNeeded(lastSequence + 1);
        }
        check(lastSequence);
    }
}
