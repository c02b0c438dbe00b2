package casebook.query.audit;

import casebook.codec.EventCodec;
import casebook.codec.UnreadableEventException;
import casebook.events.CaseEvent;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.Event;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Metadata;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows entries of the record as they are, also those that can't be read. */
@Component
public final class AuditEntries {
    private final EventCodec codec;
    private final EventLog log;
    private final JsonMapper json;

    AuditEntries(EventCodec codec, EventLog log, JsonMapper json) {
        this.codec = codec;
        this.log = log;
        this.json = json;
    }

    public AuditEntry of(Entry entry) {
        try {
            return of(entry, codec.decode(entry.type(), entry.revision(), entry.payload()), null);
        } catch (UnreadableEventException e) {
            return of(entry, null, String.valueOf(e.getMessage()));
        }
    }

    /** What the entry says, in a line; none where it can't be read. */
    Optional<String> gist(Entry entry) {
        return event(entry).map(Gist::of);
    }

    String text(AuditEntry entry) {
        return json.writeValueAsString(entry);
    }

    private AuditEntry of(Entry entry, @Nullable Event event, @Nullable String unreadable) {
        Metadata metadata = entry.metadata();
        return new AuditEntry(
                entry.position(),
                entry.recordedAt(),
                event == null ? null : describes(entry, event),
                Actor.of(metadata),
                metadata.authority(),
                metadata.plan(),
                event instanceof CaseEvent ? entry.stream() : null,
                entry.stream(),
                entry.version(),
                entry.type(),
                entry.revision(),
                tree(entry.payload()),
                entry.commandId(),
                metadata.correlationId(),
                metadata.causationId(),
                unreadable);
    }

    /** An entry that counts as one that can't be read describes its own day. */
    private LocalDate describes(Entry entry, Event event) {
        Map<Long, Optional<Event>> events = new HashMap<>(Map.of(entry.version(), Optional.of(event)));
        LongFunction<Optional<Event>> said =
                number -> events.computeIfAbsent(number, unread -> event(entry.stream(), unread));
        long counted = Counted.as(entry.version(), number -> corrected(said.apply(number)));
        return said.apply(counted).orElse(event).describes();
    }

    private static OptionalLong corrected(Optional<Event> event) {
        return event.orElse(null) instanceof EntryCorrected correction
                ? OptionalLong.of(correction.entry())
                : OptionalLong.empty();
    }

    private Optional<Event> event(String stream, long version) {
        return log.findEntry(stream, version).flatMap(this::event);
    }

    private Optional<Event> event(Entry entry) {
        try {
            return Optional.of(codec.decode(entry.type(), entry.revision(), entry.payload()));
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    private JsonNode tree(String payload) {
        try {
            return json.readTree(payload);
        } catch (JacksonException e) {
            return json.getNodeFactory().stringNode(payload);
        }
    }
}
