package casebook.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects entries; a component that is absent selects all. {@code recordedFrom} is included, {@code recordedTo} is not.
 *
 * @param stream a stream's name: a case id, for instance
 * @param type an event type's name
 * @param subject the actor's identifier
 */
public record EntryFilter(
        @Nullable String stream,
        @Nullable String authority,
        @Nullable String plan,
        @Nullable String type,
        @Nullable String subject,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedTo) {

    public static EntryFilter all() {
        return new EntryFilter(null, null, null, null, null, null, null);
    }

    public static EntryFilter stream(String stream) {
        return new EntryFilter(stream, null, null, null, null, null, null);
    }

    public static EntryFilter plan(String plan) {
        return new EntryFilter(null, null, plan, null, null, null, null);
    }

    /** What was recorded at this time or before it. */
    public static EntryFilter recordedThrough(Instant time) {
        return new EntryFilter(null, null, null, null, null, null, time.plusNanos(1));
    }

    /** The same, of that authority only. */
    public EntryFilter of(String authority) {
        return new EntryFilter(stream, authority, plan, type, subject, recordedFrom, recordedTo);
    }

    /** Whether the filter selects this entry. */
    public boolean selects(Entry entry) {
        return (type == null || type.equals(entry.type()))
                && selects(entry.stream(), entry.recordedAt(), entry.metadata());
    }

    /** Whether the filter selects entries of this commit, if it holds some of the right type. */
    boolean mayConcern(Commit commit) {
        return selects(commit.stream(), commit.recordedAt(), commit.metadata());
    }

    private boolean selects(String ofStream, Instant at, Metadata metadata) {
        return (stream == null || stream.equals(ofStream))
                && (authority == null || authority.equals(metadata.authority()))
                && (plan == null || plan.equals(metadata.plan()))
                && (subject == null || subject.equals(metadata.subject()))
                && (recordedFrom == null || !at.isBefore(recordedFrom))
                && (recordedTo == null || at.isBefore(recordedTo));
    }
}
