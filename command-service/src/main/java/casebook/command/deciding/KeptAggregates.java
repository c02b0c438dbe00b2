package casebook.command.deciding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
    private final EventStore events;
    private final Cache<String, EventSourcedAggregate<T>> kept;

    /** @param most how many to keep */
    public KeptAggregates(Class<T> type, Configuration axon, int most) {
        super(EventSourcingRepository.builder(type)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(type))
                .repositoryProvider(axon::repository)
                .eventStore(axon.eventStore()));
        events = axon.eventStore();
        kept = Caffeine.newBuilder().executor(Runnable::run).maximumSize(most).build();
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
