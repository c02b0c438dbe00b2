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

    public List<Entry> entries() {
        return IntStream.range(0, events.size()).mapToObj(this::entry).toList();
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

    Receipt receipt(boolean repeated) {
        return new Receipt(stream, version + events.size() - 1, lastPosition(), recordedAt, repeated);
    }
}
