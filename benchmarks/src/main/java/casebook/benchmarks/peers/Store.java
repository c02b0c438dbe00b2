package casebook.benchmarks.peers;

import casebook.benchmarks.records.Partnership;
import casebook.codec.EventCodec;
import casebook.events.CaseEvent;
import casebook.log.EventLog;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * An event store to which events are appended one by one, as commands do: with who acted and on which command, and under a
 * key that lets a case have each version once. An event is durable when {@link #append} returns.
 */
public interface Store extends AutoCloseable {

    /** @param version the events that the case holds so far */
    void append(CaseEvent event, long version);

    @Override
    void close();

    static Store of(EventLog log) {
        EventCodec codec = new EventCodec();
        return new Store() {
            @Override
            public void append(CaseEvent event, long version) {
                EventCodec.Encoded encoded = codec.encode(event);
                log.appendAndWait(new Proposal(
                        event.caseId().toString(),
                        version,
                        randomId(),
                        DIGEST,
                        List.of(new NewEvent(encoded.type(), encoded.revision(), encoded.payload())),
                        Partnership.officer(event.caseId(), randomId()),
                        List.of()));
            }

            @Override
            public void close() {
                log.close();
            }
        };
    }

    static Store of(EventStorageEngine engine) {
        return new Store() {
            @Override
            public void append(CaseEvent event, long version) {
                Metadata officer = Partnership.officer(event.caseId(), randomId());
                Map<String, String> metadata = new HashMap<>();
                metadata.put("subject", officer.subject());
                metadata.put("name", officer.name());
                metadata.put("role", officer.role());
                metadata.put("authority", String.valueOf(officer.authority()));
                metadata.put("plan", String.valueOf(officer.plan()));
                metadata.put("correlationId", officer.correlationId());
                metadata.put("commandId", randomId());
                metadata.put("contentDigest", DIGEST);
                engine.appendEvents(
                        new GenericDomainEventMessage<>("Case", event.caseId().toString(), version, event, metadata));
            }

            @Override
            public void close() {
                // Its server is closed by whoever opened it.
            }
        };
    }

    /** Of the length that a command's digest has. */
    String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static String randomId() {
        return UUID.randomUUID().toString();
    }
}
