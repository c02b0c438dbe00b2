package casebook.command.recording;

import casebook.codec.EventCodec;
import casebook.command.deciding.About;
import casebook.command.dispatching.Decision;
import casebook.command.dispatching.Origin;
import casebook.events.Event;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Axon's aggregates on the log: a unit of work is one proposal, an aggregate's identifier is its stream, and a sequence
 * number is the version less one. Nothing follows the log through Axon here, and there are no snapshots.
 */
final class EventLogStorageEngine implements EventStorageEngine {
    private final EventLog log;
    private final EventCodec codec;

    EventLogStorageEngine(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        Decision decision = Decision.current()
                .orElseThrow(() -> new IllegalStateException("Events are recorded on a command, through the bus"));
        List<DomainEventMessage<?>> ofAggregate = events.stream()
                .<DomainEventMessage<?>>map(DomainEventMessage.class::cast)
                .toList();
        DomainEventMessage<?> first = ofAggregate.getFirst();
        if (ofAggregate.stream()
                .anyMatch(event -> !event.getAggregateIdentifier().equals(first.getAggregateIdentifier()))) {
            throw new IllegalStateException("A command changes one history");
        }
        decision.recorded(log.appendAndWait(new Proposal(
                first.getAggregateIdentifier(),
                first.getSequenceNumber(),
                decision.commandId(),
                decision.contentDigest(),
                ofAggregate.stream().map(this::encoded).toList(),
                metadata(decision, first.getMetaData()),
                decision.guards())));
    }

    private NewEvent encoded(DomainEventMessage<?> message) {
        EventCodec.Encoded encoded = codec.encode((Event) message.getPayload());
        return new NewEvent(encoded.type(), encoded.revision(), encoded.payload());
    }

    private static Metadata metadata(Decision decision, MetaData about) {
        Origin origin = decision.origin();
        return new Metadata(
                origin.caller().subject(),
                origin.caller().name(),
                decision.role().word(),
                (String) about.get(About.AUTHORITY),
                (String) about.get(About.PLAN),
                origin.correlationId(),
                origin.causationId());
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequenceNumber) {
        return DomainEventStream.of(
                log.readStream(stream, firstSequenceNumber + 1).stream().map(this::decoded));
    }

    private DomainEventMessage<Event> decoded(Entry entry) {
        return new GenericDomainEventMessage<>(
                Event.class.getSimpleName(),
                entry.stream(),
                entry.version() - 1,
                codec.decode(entry.type(), entry.revision(), entry.payload()),
                MetaData.emptyInstance(),
                Long.toString(entry.position()),
                entry.recordedAt());
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("Readers follow the log, not the aggregates' store");
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Histories are short; there are no snapshots");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }
}
