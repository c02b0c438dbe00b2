package casebook.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command wants recorded: one or more events of one stream, all or nothing. Its text is well-formed Unicode (what
 * is stored must be what is hashed), a name in it is not blank and at most 500 characters long, and all of it takes at
 * most 8 MiB in UTF-8, half of what MongoDB takes in one document.
 *
 * @param expectedVersion the number of events that the stream must hold for the proposal to be accepted; 0 for a new one
 * @param commandId identifies the command; the log records it once
 * @param contentDigest a digest of what the command says, to tell a repeat from another command under the same id
 * @param guards what must not have changed since the command was decided on
 */
public record Proposal(
        String stream,
        long expectedVersion,
        String commandId,
        String contentDigest,
        List<NewEvent> events,
        Metadata metadata,
        List<Guard> guards) {
    static final int MAX_NAME = 500;
    static final long MAX_BYTES = 8L << 20;

    /** What an event takes beside its own text. */
    private static final int EVENT_BYTES = 64;

    /** @throws IllegalArgumentException where it is not fit to be recorded */
    public Proposal {
        events = List.copyOf(events);
        guards = List.copyOf(guards);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A proposal has at least one event");
        }
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("A stream's version is not negative: " + expectedVersion);
        }
        long bytes = name("stream", stream)
                + name("command id", commandId)
                + name("content digest", contentDigest)
                + name("subject", metadata.subject())
                + name("name", metadata.name())
                + name("role", metadata.role())
                + optionalName("authority", metadata.authority())
                + optionalName("plan", metadata.plan())
                + name("correlation id", metadata.correlationId())
                + optionalName("causation id", metadata.causationId());
        for (NewEvent event : events) {
            bytes += EVENT_BYTES + name("event type", event.type()) + utf8Length("event", event.payload());
            if (event.payload().chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException("An event's JSON is one line without tabs");
            }
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A proposal takes at most %d bytes, this one %d".formatted(MAX_BYTES, bytes));
        }
    }

    /** The characters of its events' JSON: most of what it takes to hold it. */
    long characters() {
        return events.stream().mapToLong(event -> event.payload().length()).sum();
    }

    private static long optionalName(String what, @Nullable String text) {
        return text == null ? 0 : name(what, text);
    }

    private static long name(String what, String text) {
        if (text.isBlank() || text.length() > MAX_NAME) {
            throw new IllegalArgumentException("The %s has 1 to %d characters: %s"
                    .formatted(what, MAX_NAME, text.substring(0, Math.min(text.length(), 50))));
        }
        return utf8Length(what, text);
    }

    private static long utf8Length(String what, String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length += 1;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                throw new IllegalArgumentException("The %s is not well-formed Unicode".formatted(what));
            }
        }
        return length;
    }
}
