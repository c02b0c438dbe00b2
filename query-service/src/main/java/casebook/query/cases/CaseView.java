package casebook.query.cases;

import casebook.events.BritishDate;
import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.CaseId;
import casebook.events.Deadline;
import casebook.events.EqualityAim;
import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.events.ShortCode;
import casebook.query.projecting.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands, corrections counted in. Of earlier entries it keeps what a later correction may change, and no
 * text: how the case got here is its stream in the log.
 *
 * @param targets its deadlines in the order in which they were set, the original first
 * @param responsibilities who answered for it, in the order of the entries
 * @param reports in the order of the entries
 * @param evidence the days on which evidence was attached
 * @param closings in order; the last one holds unless {@code open}
 * @param reopenings in order
 * @param version the number of its entries
 */
public record CaseView(
        CaseId id,
        PlanCode plan,
        ShortCode authority,
        String division,
        @Nullable String commitment,
        String action,
        @Nullable String outcome,
        List<ProtectedCharacteristic> characteristics,
        List<EqualityAim> aims,
        LocalDate openedOn,
        List<Target> targets,
        List<Responsibility> responsibilities,
        List<Report> reports,
        List<LocalDate> evidence,
        boolean open,
        List<Closing> closings,
        List<Reopening> reopenings,
        long version,
        Instant lastRecordedAt) {

    static CaseView after(@Nullable CaseView before, CaseEvent event, Recorded at) {
        if (before != null) {
            return before.with(event, at);
        }
        if (event instanceof CaseOpened opening) {
            return opened(opening, at);
        }
        throw new IllegalStateException(event.caseId() + " was not opened");
    }

    private static CaseView opened(CaseOpened event, Recorded at) {
        return new CaseView(
                event.caseId(),
                event.caseId().plan(),
                event.caseId().authority(),
                event.division(),
                event.commitment(),
                event.action(),
                event.outcome(),
                event.characteristics().stream().sorted().toList(),
                event.aims().stream().sorted().toList(),
                event.openedOn(),
                List.of(new Target(at.entry(), event.deadline(), event.openedOn())),
                List.of(new Responsibility(at.entry(), event.responsibleRole(), event.openedOn())),
                List.of(),
                List.of(),
                true,
                List.of(),
                List.of(),
                at.entry(),
                at.at());
    }

    private CaseView with(CaseEvent event, Recorded at) {
        Draft draft = new Draft(this, at);
        switch (event) {
            case CaseOpened e -> throw new IllegalStateException(e.caseId() + " was opened before");
            case ProgressRecorded e ->
                draft.reports = and(reports, new Report(at.entry(), e.asAt(), e.status(), e.returnOn()));
            case DeadlineRevised e -> draft.targets = and(targets, new Target(at.entry(), e.to(), e.revisedOn()));
            case ResponsibilityReassigned e ->
                draft.responsibilities =
                        and(responsibilities, new Responsibility(at.entry(), e.to(), e.reassignedOn()));
            case CaseCompleted e -> draft.close(new Closing(at.entry(), Closing.Kind.COMPLETED, e.completedOn()));
            case CaseWithdrawn e -> draft.close(new Closing(at.entry(), Closing.Kind.WITHDRAWN, e.withdrawnOn()));
            case CaseReopened e -> draft.reopen(new Reopening(at.entry(), e.reopenedOn()));
            case EvidenceAttached e -> draft.evidence = and(evidence, e.attachedOn());
            case EntryCorrected e -> draft.correct(e);
        }
        return draft.done();
    }

    /** The deadline that holds now. */
    public Deadline deadline() {
        return targets.getLast().deadline();
    }

    /** The deadline that was promised first. */
    public Deadline originalDeadline() {
        return targets.getFirst().deadline();
    }

    public @Nullable String responsibleRole() {
        return responsibilities.getLast().role();
    }

    /** The report about the latest day; of several about one day, the one recorded last. */
    public Optional<Report> progress() {
        Report latest = null;
        for (Report report : reports) {
            if (latest == null || Report.BY_DAY.compare(latest, report) < 0) {
                latest = report;
            }
        }
        return Optional.ofNullable(latest);
    }

    /** What the closing of a closed case says, else what {@link #progress} says; not started where nothing was reported. */
    public ProgressStatus status() {
        return closing()
                .map(closing -> closing.kind().status())
                .or(() -> progress().map(Report::status))
                .orElse(ProgressStatus.NOT_STARTED);
    }

    public State state() {
        return State.of(this);
    }

    /** How the case was closed, unless it is open. */
    public Optional<Closing> closing() {
        return open ? Optional.empty() : Optional.of(closings.getLast());
    }

    /** The next day on which the case is due; none where it is closed, does not apply, or has no dated deadline left. */
    public Optional<LocalDate> nextDue() {
        return open && status() != ProgressStatus.NOT_APPLICABLE ? NextDue.of(deadline(), reports) : Optional.empty();
    }

    /** Whether something was due before that day and was not met. */
    public boolean overdue(LocalDate day) {
        return nextDue().filter(due -> due.isBefore(day)).isPresent();
    }

    /** The colour on that day. */
    public Rag rag(LocalDate day) {
        return Rag.of(this, day);
    }

    public Slip slip() {
        return Slip.of(targets);
    }

    /** The day, in Britain, on which anything was last recorded on the case. */
    public LocalDate lastUpdatedOn() {
        return Recorded.day(lastRecordedAt);
    }

    /** The latest day that any of its entries describes, corrections aside. */
    public LocalDate lastDescribedOn() {
        Stream<LocalDate> told = Stream.of(targets, responsibilities, closings, reopenings)
                .flatMap(List::stream)
                .map(Described::on);
        return Stream.of(told, reports.stream().map(Report::asAt), evidence.stream())
                .flatMap(Function.identity())
                .reduce(openedOn, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether the case is open and nothing was recorded on it since that day began. */
    public boolean neglectedSince(LocalDate day) {
        return open && lastUpdatedOn().isBefore(day);
    }

    /**
     * The case as far as it had come on that day, by what is known of it: {@link casebook.query.projecting.View#describing}.
     * When something was last recorded, and how often, stays what it is.
     */
    Optional<CaseView> describing(LocalDate day) {
        if (openedOn.isAfter(day)) {
            return Optional.empty();
        }
        List<Closing> closed = until(day, closings);
        List<Reopening> reopened = until(day, reopenings);
        return Optional.of(new CaseView(
                id,
                plan,
                authority,
                division,
                commitment,
                action,
                outcome,
                characteristics,
                aims,
                openedOn,
                until(day, targets),
                until(day, responsibilities),
                kept(reports, report -> !report.asAt().isAfter(day)),
                kept(evidence, on -> !on.isAfter(day)),
                isOpenAfter(closed, reopened),
                closed,
                reopened,
                version,
                lastRecordedAt));
    }

    private static boolean isOpenAfter(List<Closing> closed, List<Reopening> reopened) {
        if (closed.isEmpty() || reopened.isEmpty()) {
            return closed.isEmpty();
        }
        Closing closing = closed.getLast();
        Reopening reopening = reopened.getLast();
        int order = closing.on().compareTo(reopening.on());
        return order < 0 || (order == 0 && closing.entry() < reopening.entry());
    }

    /** In the order of the days that they describe, and of the entries where that is one day; the opening before all. */
    private static <T extends Described> List<T> until(LocalDate day, List<T> list) {
        List<T> until = kept(list, one -> !one.on().isAfter(day));
        for (int i = 1; i < until.size(); i++) {
            if (Described.BY_DAY.compare(until.get(i - 1), until.get(i)) > 0) {
                return until.stream().sorted(Described.BY_DAY).toList();
            }
        }
        return until;
    }

    /** The list itself where all of it is: of most cases, nothing lies after a day that is asked about. */
    private static <T> List<T> kept(List<T> list, Predicate<T> isKept) {
        for (T one : list) {
            if (!isKept.test(one)) {
                return list.stream().filter(isKept).toList();
            }
        }
        return list;
    }

    private static <T> List<T> and(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    /** The next state in the making: what the event leaves alone stays as it is. */
    private static final class Draft {
        private final CaseView before;
        private final Recorded at;
        private @Nullable String commitment;
        private String action;
        private @Nullable String outcome;
        private List<Target> targets;
        private List<Responsibility> responsibilities;
        private List<Report> reports;
        private List<LocalDate> evidence;
        private boolean open;
        private List<Closing> closings;
        private List<Reopening> reopenings;

        Draft(CaseView before, Recorded at) {
            this.before = before;
            this.at = at;
            commitment = before.commitment;
            action = before.action;
            outcome = before.outcome;
            targets = before.targets;
            responsibilities = before.responsibilities;
            reports = before.reports;
            evidence = before.evidence;
            open = before.open;
            closings = before.closings;
            reopenings = before.reopenings;
        }

        void close(Closing closing) {
            open = false;
            closings = and(closings, closing);
        }

        void reopen(Reopening reopening) {
            open = true;
            reopenings = and(reopenings, reopening);
        }

        void correct(EntryCorrected event) {
            long entry = event.entry();
            String says = event.says();
            String saysOrNothing = says.isEmpty() ? null : says;
            switch (event.field()) {
                case COMMITMENT -> commitment = ofOpening(entry, saysOrNothing);
                case ACTION -> action = ofOpening(entry, says);
                case OUTCOME ->
                    outcome = closings.stream().anyMatch(closing -> closing.entry() == entry)
                            ? outcome
                            : ofOpening(entry, saysOrNothing);
                case RESPONSIBLE_ROLE ->
                    responsibilities = replaced(
                            responsibilities,
                            Responsibility::entry,
                            entry,
                            old -> new Responsibility(entry, saysOrNothing, old.on()));
                case DEADLINE ->
                    targets = replaced(
                            targets,
                            Target::entry,
                            entry,
                            old -> new Target(entry, Objects.requireNonNull(event.deadline()), old.on()));
                case STATUS ->
                    reports = replaced(
                            reports,
                            Report::entry,
                            entry,
                            old -> new Report(entry, old.asAt(), ProgressStatus.parse(says), old.returnOn()));
                case AS_AT ->
                    reports = replaced(
                            reports,
                            Report::entry,
                            entry,
                            old -> new Report(entry, BritishDate.parse(says), old.status(), old.returnOn()));
                case RETURN_ON ->
                    reports = replaced(
                            reports,
                            Report::entry,
                            entry,
                            old -> new Report(
                                    entry,
                                    old.asAt(),
                                    old.status(),
                                    saysOrNothing == null ? null : BritishDate.parse(saysOrNothing)));
                case COMPLETED_ON ->
                    closings = replaced(
                            closings,
                            Closing::entry,
                            entry,
                            old -> new Closing(entry, old.kind(), BritishDate.parse(says)));
                // Texts that stand in the history alone.
                case NARRATIVE, REASON, TITLE, LINK -> {}
            }
        }

        private static <T extends @Nullable String> T ofOpening(long entry, T says) {
            if (entry != 1) {
                throw new IllegalStateException("Entry %d has no such text to correct".formatted(entry));
            }
            return says;
        }

        private static <T> List<T> replaced(
                List<T> list, ToLongFunction<T> entryOf, long entry, UnaryOperator<T> corrected) {
            LongPredicate isMeant = number -> number == entry;
            if (list.stream().mapToLong(entryOf).noneMatch(isMeant)) {
                throw new IllegalStateException("Entry %d says nothing that this corrects".formatted(entry));
            }
            return list.stream()
                    .map(one -> isMeant.test(entryOf.applyAsLong(one)) ? corrected.apply(one) : one)
                    .toList();
        }

        CaseView done() {
            return new CaseView(
                    before.id,
                    before.plan,
                    before.authority,
                    before.division,
                    commitment,
                    action,
                    outcome,
                    before.characteristics,
                    before.aims,
                    before.openedOn,
                    targets,
                    responsibilities,
                    reports,
                    evidence,
                    open,
                    closings,
                    reopenings,
                    at.entry(),
                    at.at());
        }
    }
}
