package casebook.log;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one command produced, as it is stored: one document. Its events take the positions from {@code position} and the
 * stream's versions from {@code version} upwards.
 */
public record Commit(
        long position,
        Instant recordedAt,
        String stream,
        long version,
        String commandId,
        String contentDigest,
        Metadata metadata,
        List<NewEvent> events) {
    public Commit {
        events = List.copyOf(events);
    }

    public long lastPosition() {
        return position + events.size() - 1;
    }

    public long lastVersion() {
        return version + events.size() - 1;
    }

    public List<Entry> entries() {
        return IntStream.range(0, events.size()).mapToObj(this::entry).toList();
    }

    /** The characters of its events' JSON: most of what it takes to hold it. */
    public long characters() {
        return events.stream().mapToLong(event -> event.payload().length()).sum();
    }

    private Entry entry(int i) {
        NewEvent event = events.get(i);
        return new Entry(
                position + i,
                recordedAt,
                stream,
                version + i,
                event.type(),
                event.revision(),
                event.payload(),
                commandId,
                metadata);
    }

    Head head() {
        return new Head(lastPosition(), recordedAt);
    }

    /** The answer to the command that is recorded here. */
    Receipt receipt() {
        return receipt(false);
    }

    /**
     * The same answer once more, to a command that comes under the same id.
     *
     * @throws CommandIdReusedException where it says something else
     */
    Receipt receiptForRepeat(String repeatedDigest) {
        if (!contentDigest.equals(repeatedDigest)) {
            throw new CommandIdReusedException(
                    "Command %s was recorded before with another content".formatted(commandId));
        }
        return receipt(true);
    }

    private Receipt receipt(boolean repeated) {
        return new Receipt(stream, lastVersion(), lastPosition(), recordedAt, repeated);
    }
}
