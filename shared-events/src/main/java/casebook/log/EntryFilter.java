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

    /** Whether the filter selects this entry. */
    public boolean selects(Entry entry) {
        return (stream == null || stream.equals(entry.stream()))
                && (authority == null || authority.equals(entry.metadata().authority()))
                && (plan == null || plan.equals(entry.metadata().plan()))
                && (type == null || type.equals(entry.type()))
                && (subject == null || subject.equals(entry.metadata().subject()))
                && (recordedFrom == null || !entry.recordedAt().isBefore(recordedFrom))
                && (recordedTo == null || entry.recordedAt().isBefore(recordedTo));
    }
}
