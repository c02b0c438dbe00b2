package casebook.command.importing;

import casebook.command.cases.CaseCommand;
import casebook.command.cases.CaseCommand.CompleteCase;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.command.cases.CaseCommand.RecordProgress;
import casebook.command.cases.CaseCommand.ReviseDeadline;
import casebook.command.cases.CaseCommand.WithdrawCase;
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
import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.events.ProgressStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the record says of a case, to be compared with what a file says. An entry that was corrected counts in each of its
 * wordings, so that neither the old file nor the corrected one looks like news.
 */
final class CaseHistory {
    private final List<CaseEvent> entries;
    private final List<CaseEvent> wordings;

    CaseHistory(List<CaseEvent> entries) {
        this.entries = List.copyOf(entries);
        this.wordings = wordings(entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The number of its entries. */
    long version() {
        return entries.size();
    }

    boolean isClosed() {
        boolean closed = false;
        for (CaseEvent entry : entries) {
            closed = switch (entry) {
                case CaseCompleted e -> true;
                case CaseWithdrawn e -> true;
                case CaseReopened e -> false;
                default -> closed;
            };
        }
        return closed;
    }

    /** What the plan says and the record doesn't yet, in order. */
    List<CaseCommand> missing(PlannedCase planned) {
        Stream<? extends CaseCommand> opening = isEmpty() ? Stream.of(planned.opening()) : Stream.empty();
        return Stream.concat(opening, planned.since().stream().filter(command -> !tells(command, planned)))
                .map(CaseCommand.class::cast)
                .toList();
    }

    /** The column in which the file's opening of the case differs from the record's, or none. */
    @Nullable
    Column difference(PlannedCase planned) {
        OpenCase opening = planned.opening();
        List<CaseOpened> opened = all(CaseOpened.class).toList();
        Stream<Deadline> deadlines = Stream.concat(
                opened.stream().map(CaseOpened::deadline),
                all(DeadlineRevised.class).map(DeadlineRevised::to));
        Stream<@Nullable String> roles = Stream.concat(
                opened.stream().map(CaseOpened::responsibleRole),
                all(ResponsibilityReassigned.class).map(ResponsibilityReassigned::to));
        if (opened.isEmpty()) {
            return null;
        }
        CaseOpened first = opened.getFirst();
        if (!first.division().equals(opening.division())) {
            return Column.DIVISION;
        }
        if (none(opened, CaseOpened::commitment, opening.commitment())) {
            return Column.COMMITMENT;
        }
        if (none(opened, CaseOpened::action, opening.action())) {
            return Column.ACTION;
        }
        if (none(opened, CaseOpened::outcome, opening.outcome())) {
            return Column.OUTCOME;
        }
        if (deadlines.noneMatch(opening.deadline()::sameAs)) {
            return Column.DEADLINE;
        }
        if (roles.noneMatch(role -> Objects.equals(role, opening.responsibleRole()))) {
            return Column.RESPONSIBLE;
        }
        if (!first.characteristics().equals(opening.characteristics())) {
            return Column.CHARACTERISTICS;
        }
        if (!first.aims().equals(opening.aims())) {
            return Column.AIMS;
        }
        return planned.openedOnGiven() && !first.openedOn().equals(opening.openedOn()) ? Column.OPENED_ON : null;
    }

    private static boolean none(
            List<CaseOpened> wordings, Function<CaseOpened, @Nullable String> part, @Nullable String text) {
        return wordings.stream().noneMatch(wording -> Objects.equals(part.apply(wording), text));
    }

    private boolean tells(CaseCommand command, PlannedCase planned) {
        return switch (command) {
            case RecordProgress c ->
                any(
                        ProgressRecorded.class,
                        e -> e.status() == c.status()
                                && e.narrative().equals(c.narrative())
                                && Objects.equals(e.returnOn(), c.returnOn())
                                && (!planned.asAtGiven() || e.asAt().equals(c.asAt())));
            case ReviseDeadline c -> any(DeadlineRevised.class, e -> e.to().sameAs(c.to()));
            case CompleteCase c ->
                any(
                        CaseCompleted.class,
                        e -> e.outcome().equals(c.outcome())
                                && (!planned.asAtGiven() || e.completedOn().equals(c.completedOn())));
            case WithdrawCase c -> any(CaseWithdrawn.class, e -> e.reason().equals(c.reason()));
            default -> throw new IllegalArgumentException("A plan file holds no " + command.kind());
        };
    }

    private <E extends CaseEvent> boolean any(Class<E> type, Predicate<E> fits) {
        return all(type).anyMatch(fits);
    }

    private <E extends CaseEvent> Stream<E> all(Class<E> type) {
        return wordings.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<CaseEvent> wordings(List<CaseEvent> entries) {
        List<CaseEvent> wordings = new ArrayList<>(entries);
        List<CaseEvent> latest = new ArrayList<>(entries);
        for (CaseEvent entry : entries) {
            if (entry instanceof EntryCorrected e) {
                int index = Math.toIntExact(e.entry() - 1);
                CaseEvent corrected = corrected(latest.get(index), e);
                latest.set(index, corrected);
                wordings.add(corrected);
            }
        }
        return wordings;
    }

    private static CaseEvent corrected(CaseEvent entry, EntryCorrected correction) {
        CorrectableField field = correction.field();
        String says = correction.says();
        String saysOrNothing = says.isEmpty() ? null : says;
        Deadline deadline = correction.deadline();
        return switch (entry) {
            case CaseOpened e ->
                new CaseOpened(
                        e.caseId(),
                        e.division(),
                        field == CorrectableField.COMMITMENT ? saysOrNothing : e.commitment(),
                        field == CorrectableField.ACTION ? says : e.action(),
                        field == CorrectableField.OUTCOME ? saysOrNothing : e.outcome(),
                        field == CorrectableField.RESPONSIBLE_ROLE ? saysOrNothing : e.responsibleRole(),
                        deadline != null ? deadline : e.deadline(),
                        e.characteristics(),
                        e.aims(),
                        e.openedOn());
            case ProgressRecorded e ->
                new ProgressRecorded(
                        e.caseId(),
                        field == CorrectableField.STATUS ? ProgressStatus.parse(says) : e.status(),
                        field == CorrectableField.NARRATIVE ? says : e.narrative(),
                        field == CorrectableField.AS_AT ? LocalDate.parse(says) : e.asAt(),
                        field == CorrectableField.RETURN_ON
                                ? saysOrNothing == null ? null : LocalDate.parse(saysOrNothing)
                                : e.returnOn());
            case DeadlineRevised e ->
                new DeadlineRevised(
                        e.caseId(),
                        e.from(),
                        deadline != null ? deadline : e.to(),
                        field == CorrectableField.REASON ? says : e.reason(),
                        e.revisedOn());
            case ResponsibilityReassigned e ->
                new ResponsibilityReassigned(
                        e.caseId(),
                        e.from(),
                        field == CorrectableField.RESPONSIBLE_ROLE ? says : e.to(),
                        field == CorrectableField.REASON ? saysOrNothing : e.reason(),
                        e.reassignedOn());
            case CaseCompleted e ->
                new CaseCompleted(
                        e.caseId(),
                        field == CorrectableField.OUTCOME ? says : e.outcome(),
                        field == CorrectableField.COMPLETED_ON ? LocalDate.parse(says) : e.completedOn());
            case CaseWithdrawn e ->
                new CaseWithdrawn(e.caseId(), field == CorrectableField.REASON ? says : e.reason(), e.withdrawnOn());
            case CaseReopened e -> e;
            case EvidenceAttached e -> e;
            case EntryCorrected e -> e;
        };
    }
}
