package casebook.command.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.ToIntFunction;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Loads aggregates, and keeps those used last in memory, so that a command reads only what its history has gained since.
 * It is asked each time, so a decision is never based on less than the log held when the command came, whichever instance
 * recorded it. Whoever works on an aggregate takes it away, and gives it back once the log has taken what was decided:
 * what was refused, or not recorded, leaves no trace.
 */
public final class KeptAggregates<T> extends EventSourcingRepository<T> {
    /** The part of the heap that aggregates may take. */
    private static final int PART = 8;

    private final EventStore events;
    private final Cache<String, EventSourcedAggregate<T>> kept;

    /** @param bytes about how much memory an aggregate takes */
    public KeptAggregates(Class<T> type, Configuration axon, ToIntFunction<T> bytes) {
        this(type, axon, bytes, Runtime.getRuntime().maxMemory() / PART);
    }

    KeptAggregates(Class<T> type, Configuration axon, ToIntFunction<T> bytes, long mostBytes) {
        super(EventSourcingRepository.builder(type)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type))
                .repositoryProvider(axon::repository)
                .eventStore(axon.eventStore()));
        events = axon.eventStore();
        kept = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(mostBytes)
                .weigher((String id, EventSourcedAggregate<T> aggregate) ->
                        bytes.applyAsInt(aggregate.getAggregateRoot()))
                .build();
    }

    /** The lock on the aggregate is held, until the unit of work has ended. */
    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String id, @Nullable Long expectedVersion) {
        EventSourcedAggregate<T> aggregate = kept.asMap().remove(id);
        if (aggregate == null) {
            return super.doLoadWithLock(id, expectedVersion);
        }
        DomainEventStream newer = events.readEvents(id, aggregate.version() + 1);
        if (newer.hasNext()) {
            aggregate.initializeState(newer);
        }
        return aggregate;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        super.doSaveWithLock(aggregate);
        CurrentUnitOfWork.get().afterCommit(done -> kept.put(aggregate.identifierAsString(), aggregate));
    }
}
