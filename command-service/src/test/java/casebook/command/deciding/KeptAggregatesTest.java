package casebook.command.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import casebook.log.ConflictException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.Test;

/** An aggregate that is kept is the one that its whole history would give. */
class KeptAggregatesTest {
    private static final String ID = "SES2011-1.2a-CBC";
    private static final int PLENTY = 1_000;

    private final Log log = new Log();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(c -> log)
            .buildConfiguration();
    private KeptAggregates<Tally> aggregates = keeping(PLENTY);

    @Test
    void what_was_used_lately_is_not_read_again() {
        report("first");
        report("second");
        report("third");
        assertThat(log.readFrom).containsExactly(0L, 1L, 2L);
        assertThat(reported()).containsExactly("first", "second", "third");
    }

    @Test
    void what_another_instance_recorded_is_decided_on() {
        report("here");
        log.appendEvents(List.of(event(1, "elsewhere")));
        log.appendEvents(List.of(event(2, "elsewhere again")));
        assertThat(reported()).containsExactly("here", "elsewhere", "elsewhere again");
        report("here again");
        assertThat(versions()).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void what_was_refused_leaves_no_trace() {
        report("first");
        assertThatThrownBy(() -> with(tally -> {
                    tally.report("second");
                    throw new IllegalStateException("refused after all");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(reported()).containsExactly("first");
    }

    @Test
    void what_the_log_did_not_take_leaves_no_trace() {
        report("first");
        log.isTaken = true;
        assertThatThrownBy(() -> report("second")).isInstanceOf(ConflictException.class);
        log.isTaken = false;
        assertThat(reported()).containsExactly("first");
        report("third");
        assertThat(versions()).containsExactly(0L, 1L);
    }

    @Test
    void what_there_is_no_room_for_is_read_again() {
        aggregates = keeping(0);
        report("first");
        report("second");
        report("third");
        assertThat(log.readFrom).containsExactly(0L, 0L, 0L);
        assertThat(reported()).containsExactly("first", "second", "third");
    }

    private KeptAggregates<Tally> keeping(int most) {
        return new KeptAggregates<>(Tally.class, axon, most);
    }

    private void report(String text) {
        with(tally -> tally.report(text));
    }

    private List<String> reported() {
        List<String> reported = new ArrayList<>();
        with(tally -> reported.addAll(tally.reported));
        return reported;
    }

    private List<Long> versions() {
        return log.readEvents(ID)
                .asStream()
                .map(event -> event.getSequenceNumber())
                .toList();
    }

    private void with(Consumer<Tally> decision) {
        DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(ID)).execute(() -> {
            try {
                aggregates.loadOrCreate(ID, Tally::new).execute(decision);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static GenericDomainEventMessage<String> event(long sequence, String text) {
        return new GenericDomainEventMessage<>(Tally.class.getSimpleName(), ID, sequence, text);
    }

    /** All that was reported of it. */
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Axon reads the identifier.
    static class Tally {
        @AggregateIdentifier
        private String id;

        private final List<String> reported = new ArrayList<>();

        void report(String text) {
            apply(text);
        }

        @EventSourcingHandler
        void on(String text) {
            id = ID;
            reported.add(text);
        }
    }

    /** Remembers from where on it was read, and takes nothing while somebody else is at it. */
    private static final class Log extends InMemoryEventStorageEngine {
        private final List<Long> readFrom = new ArrayList<>();
        private boolean isTaken;

        @Override
        public DomainEventStream readEvents(String stream, long firstSequenceNumber) {
            readFrom.add(firstSequenceNumber);
            return super.readEvents(stream, firstSequenceNumber);
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            if (isTaken) {
                throw new ConflictException("somebody else was first");
            }
            super.appendEvents(events);
        }
    }
}
