package casebook.log;

import java.util.List;

/**
 * What one command wants recorded: one or more events of one stream, all or nothing.
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
    public Proposal {
        events = List.copyOf(events);
        guards = List.copyOf(guards);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("A proposal has at least one event");
        }
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("A stream's version is not negative: " + expectedVersion);
        }
    }
}
