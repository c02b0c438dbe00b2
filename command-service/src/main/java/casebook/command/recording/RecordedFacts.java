package casebook.command.recording;

import casebook.codec.EventCodec;
import casebook.command.cases.Histories;
import casebook.command.dispatching.Decision;
import casebook.command.papers.RecordEnd;
import casebook.command.partnership.Authorities;
import casebook.command.partnership.PartnershipCommand;
import casebook.command.partnership.Register;
import casebook.command.plans.OpenCases;
import casebook.command.plans.PlanCommand;
import casebook.command.plans.PlanTerms;
import casebook.command.plans.Plans;
import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseId;
import casebook.events.Event;
import casebook.events.PartnershipEvent;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanClosed;
import casebook.log.Entry;
import casebook.log.EntryFilter;
import casebook.log.EventLog;
import casebook.log.LogStore.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a decision may ask of the record beyond its own history. Everything that is read becomes a guard of the decision
 * that is being taken, so that it is recorded only if nothing that it was based on has changed, on any instance.
 */
@Component
final class RecordedFacts implements Authorities, Plans, Histories, OpenCases, RecordEnd {
    private static final int PAGE = 1_000;
    private static final Set<String> OPENING =
            Set.of(EventCodec.nameOf(CaseOpened.class), EventCodec.nameOf(CaseReopened.class));
    private static final Set<String> CLOSING =
            Set.of(EventCodec.nameOf(CaseCompleted.class), EventCodec.nameOf(CaseWithdrawn.class));

    private final EventLog log;
    private final EventCodec codec;

    RecordedFacts(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    @Override
    public Register register() {
        return Register.of(stream(PartnershipCommand.STREAM, PartnershipEvent.class));
    }

    @Override
    public Optional<PlanTerms> find(PlanCode code) {
        return PlanTerms.of(stream(PlanCommand.stream(code), PlanEvent.class));
    }

    @Override
    public List<CaseEvent> of(CaseId id) {
        return stream(id.toString(), CaseEvent.class);
    }

    /** No guard: what is recorded meanwhile moves the end, but what was the end stays a position of the record. */
    @Override
    public long position() {
        return log.head().position();
    }

    @Override
    public Set<CaseId> of(PlanCode plan) {
        Set<CaseId> open = new HashSet<>(openUnder(plan));
        takenOverBy(plan)
                .forEach((from, cases) ->
                        openUnder(from).stream().filter(cases::contains).forEach(open::add));
        return open;
    }

    /** The cases that other plans handed over to this one when they were closed, by the plan that opened them. */
    private Map<PlanCode, Set<CaseId>> takenOverBy(PlanCode plan) {
        EntryFilter closings = new EntryFilter(null, null, null, EventCodec.nameOf(PlanClosed.class), null, null, null);
        return find(closings)
                .map(this::event)
                .map(PlanClosed.class::cast)
                .filter(closed -> plan.equals(closed.carriedOverTo()))
                .flatMap(closed -> closed.carriedOver().stream())
                .collect(Collectors.groupingBy(CaseId::plan, Collectors.toSet()));
    }

    private Set<CaseId> openUnder(PlanCode plan) {
        Set<CaseId> open = new HashSet<>();
        find(EntryFilter.plan(plan.value())).forEach(entry -> {
            if (OPENING.contains(entry.type())) {
                open.add(CaseId.parse(entry.stream()));
            } else if (CLOSING.contains(entry.type())) {
                open.remove(CaseId.parse(entry.stream()));
            }
        });
        return open;
    }

    private <E extends Event> List<E> stream(String name, Class<E> family) {
        guard(EntryFilter.stream(name));
        return log.readStream(name, 1).stream()
                .map(this::event)
                .map(family::cast)
                .toList();
    }

    private Stream<Entry> find(EntryFilter filter) {
        guard(filter);
        return Stream.iterate(
                        page(filter, 0),
                        page -> !page.isEmpty(),
                        page -> page(filter, page.getLast().position()))
                .flatMap(List::stream);
    }

    private List<Entry> page(EntryFilter filter, long after) {
        return log.find(filter, Direction.UPWARDS, after, PAGE);
    }

    /** The head is read before the entries: what comes in between is then read and guarded against, never missed. */
    private void guard(EntryFilter about) {
        Decision.current()
                .ifPresent(decision -> decision.basedOn(about, log.head().position()));
    }

    private Event event(Entry entry) {
        return codec.decode(entry.type(), entry.revision(), entry.payload());
    }
}
