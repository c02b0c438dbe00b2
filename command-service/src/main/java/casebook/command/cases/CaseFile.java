package casebook.command.cases;

import static casebook.command.deciding.Refusal.refuse;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import casebook.command.cases.CaseCommand.AttachEvidence;
import casebook.command.cases.CaseCommand.CompleteCase;
import casebook.command.cases.CaseCommand.CorrectEntry;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.command.cases.CaseCommand.ReassignResponsibility;
import casebook.command.cases.CaseCommand.RecordProgress;
import casebook.command.cases.CaseCommand.ReopenCase;
import casebook.command.cases.CaseCommand.ReviseDeadline;
import casebook.command.cases.CaseCommand.WithdrawCase;
import casebook.command.deciding.About;
import casebook.command.deciding.Days;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.deciding.Seen;
import casebook.command.deciding.Texts;
import casebook.command.deciding.Today;
import casebook.command.partnership.Authorities;
import casebook.command.plans.PlanTerms;
import casebook.command.plans.Plans;
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
import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import casebook.events.Division;
import casebook.events.ProgressStatus;
import casebook.events.Quotation;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One action at one authority, from its opening through progress and revisions to its closing, and back. */
@Aggregate(repository = CaseFiles.REPOSITORY)
@SuppressWarnings("NullAway.Init") // Axon makes it empty, and its first event opens it.
class CaseFile {
    @AggregateIdentifier
    private CaseId id;

    private boolean open;
    private Deadline deadline;
    private @Nullable String responsibleRole;

    /** The entries that the deadline and the responsible role come from. */
    private long deadlineEntry;

    private long responsibleRoleEntry;

    /** The number of the latest entry. */
    private long entries;

    private final Turns turns = new Turns();

    @CommandHandlerInterceptor
    void checkVersion(CaseCommand command, @Seen Precondition seen) {
        if (!(command instanceof OpenCase)) {
            seen.require(AggregateLifecycle.getVersion());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenCase command, Plans plans, Authorities authorities, @Today LocalDate today) {
        CaseId caseId = command.caseId();
        refuse(
                entries > 0,
                "case-exists",
                "There is a case %s already: a reference is used once in a plan for each authority.".formatted(caseId));
        LocalDate openedOn = Days.orToday("openedOn", command.openedOn(), today);
        ShortCode authority = caseId.authority();
        refuse(
                !authorities.register().require(authority.value()).isMemberOn(openedOn),
                "authority-not-member",
                "%s was not a member of the partnership on %s; give another day in \"openedOn\"."
                        .formatted(authority, BritishDate.write(openedOn)));
        PlanTerms plan = plans.require(caseId.plan());
        plan.requireOpen("");
        refuse(
                !plan.isAdoptedBy(openedOn),
                "plan-not-in-force",
                "%s was not in force on %s; adopt it first, or give a later day in \"openedOn\"."
                        .formatted(plan.code(), BritishDate.write(openedOn)));
        refuse(
                !plan.binds(authority),
                "plan-of-another-authority",
                "%s belongs to %s and does not bind %s.".formatted(plan.code(), plan.owner(), authority));
        Division division = plan.division(command.division())
                .orElseThrow(() -> Refusal.conflict(
                        "division-unknown",
                        "%s has no division \"%s\"; it has %s."
                                .formatted(
                                        plan.code(),
                                        Quotation.of(command.division()),
                                        plan.divisions().stream()
                                                .map(Division::code)
                                                .collect(Collectors.joining(", ")))));
        record(new CaseOpened(
                caseId,
                division.code(),
                command.commitment(),
                command.action(),
                command.outcome(),
                command.responsibleRole(),
                command.deadline(),
                command.characteristics(),
                command.aims(),
                openedOn));
    }

    @CommandHandler
    void handle(RecordProgress command, @Today LocalDate today) {
        requireOpen();
        LocalDate asAt = Days.orToday("asAt", command.asAt(), today);
        record(new ProgressRecorded(
                id, command.status(), command.narrative(), asAt, CaseCommand.comesBack(command.returnOn(), asAt)));
    }

    @CommandHandler
    void handle(ReviseDeadline command, @Today LocalDate today) {
        requireOpen();
        refuse(
                command.to().sameAs(deadline),
                "deadline-unchanged",
                "The deadline is \"%s\" already; give another one in \"to\"."
                        .formatted(Quotation.of(deadline.written())));
        record(new DeadlineRevised(
                id, deadline, command.to(), command.reason(), Days.orToday("revisedOn", command.revisedOn(), today)));
    }

    @CommandHandler
    void handle(ReassignResponsibility command, @Today LocalDate today) {
        requireOpen();
        refuse(
                command.to().equals(responsibleRole),
                "responsibility-unchanged",
                "\"%s\" answers for the case already; give another role in \"to\".".formatted(responsibleRole));
        record(new ResponsibilityReassigned(
                id,
                responsibleRole,
                command.to(),
                command.reason(),
                Days.orToday("reassignedOn", command.reassignedOn(), today)));
    }

    @CommandHandler
    void handle(CompleteCase command, @Today LocalDate today) {
        requireOpen();
        LocalDate completedOn = Days.orToday("completedOn", command.completedOn(), today);
        record(new CaseCompleted(id, command.outcome(), turns.next("completedOn", completedOn)));
    }

    @CommandHandler
    void handle(WithdrawCase command, @Today LocalDate today) {
        requireOpen();
        LocalDate withdrawnOn = Days.orToday("withdrawnOn", command.withdrawnOn(), today);
        record(new CaseWithdrawn(id, command.reason(), turns.next("withdrawnOn", withdrawnOn)));
    }

    /** A plan is closed only when its cases are; so none of them opens again under it. */
    @CommandHandler
    void handle(ReopenCase command, Plans plans, @Today LocalDate today) {
        refuse(open, "case-open", "%s is open; only a closed case can be reopened.".formatted(id));
        PlanTerms plan = plans.under(id);
        plan.requireOpen(", and this case with it; open a case under a plan that is in force");
        LocalDate reopenedOn = Days.orToday("reopenedOn", command.reopenedOn(), today);
        record(new CaseReopened(id, command.reason(), turns.next("reopenedOn", reopenedOn)));
    }

    @CommandHandler
    void handle(CorrectEntry command, Histories histories, @Today LocalDate today) {
        long entry = command.entry();
        CorrectableField field = command.field();
        if (entry < 1 || entry > entries) {
            throw command.unknownEntry();
        }
        Wording wording = Wording.of(histories.of(id));
        refuse(
                wording.fields(entry).isEmpty(),
                "entry-is-correction",
                "Entry %d is a correction. Correct the entry that it is about once more.".formatted(entry));
        refuse(
                !wording.fields(entry).contains(field),
                "field-not-in-entry",
                "Entry %d says nothing about \"%s\"; it can be corrected in: %s."
                        .formatted(
                                entry,
                                field.word(),
                                wording.fields(entry).stream()
                                        .map(CorrectableField::word)
                                        .collect(Collectors.joining(", "))));
        boolean isCleared = command.says().isEmpty();
        if (isCleared && !wording.mayBeEmpty(entry, field)) {
            throw Texts.missing("says");
        }
        String says = isCleared ? "" : fitting(field, command.says(), today);
        Optional<String> said = wording.says(entry, field);
        refuse(
                said.orElse("").equals(says),
                "entry-unchanged",
                "Entry %d says that already; give what it should say in \"says\".".formatted(entry));
        if (!isCleared) {
            requireInOrder(wording, entry, field, says);
        }
        record(new EntryCorrected(
                id,
                entry,
                field,
                said.orElse(null),
                says,
                field == CorrectableField.DEADLINE ? DeadlineText.parse(says) : null,
                command.reason(),
                today));
    }

    @CommandHandler
    void handle(AttachEvidence command, @Today LocalDate today) {
        record(new EvidenceAttached(id, command.title(), command.link(), today));
    }

    @EventSourcingHandler
    void on(CaseEvent event) {
        entries++;
        switch (event) {
            case CaseOpened e -> {
                id = e.caseId();
                open = true;
                turns.put(entries, e.openedOn());
                setDeadline(e.deadline());
                setResponsibleRole(e.responsibleRole());
            }
            case DeadlineRevised e -> setDeadline(e.to());
            case ResponsibilityReassigned e -> setResponsibleRole(e.to());
            case CaseCompleted e -> turn(false, e.completedOn());
            case CaseWithdrawn e -> turn(false, e.withdrawnOn());
            case CaseReopened e -> turn(true, e.reopenedOn());
            case EntryCorrected e -> {
                if (e.deadline() != null && e.entry() == deadlineEntry) {
                    deadline = e.deadline();
                }
                if (e.field() == CorrectableField.RESPONSIBLE_ROLE && e.entry() == responsibleRoleEntry) {
                    responsibleRole = e.says().isEmpty() ? null : e.says();
                }
                if (e.field() == CorrectableField.COMPLETED_ON) {
                    turns.put(e.entry(), LocalDate.parse(e.says()));
                }
            }
            case ProgressRecorded e -> {}
            case EvidenceAttached e -> {}
        }
    }

    private void turn(boolean open, LocalDate day) {
        this.open = open;
        turns.put(entries, day);
    }

    private void setDeadline(Deadline deadline) {
        this.deadline = deadline;
        this.deadlineEntry = entries;
    }

    private void setResponsibleRole(@Nullable String role) {
        this.responsibleRole = role;
        this.responsibleRoleEntry = entries;
    }

    private void requireOpen() {
        refuse(!open, "case-closed", "%s is closed; reopen it first.".formatted(id));
    }

    /** What the correction says, in the form that the field has. */
    private static String fitting(CorrectableField field, String says, LocalDate today) {
        try {
            return switch (field) {
                case STATUS -> ProgressStatus.parse(says).word();
                case DEADLINE -> DeadlineText.parse(says).written();
                case AS_AT, COMPLETED_ON ->
                    Days.notAfter(today, "says", BritishDate.parse(says)).toString();
                case RETURN_ON -> BritishDate.parse(says).toString();
                case LINK -> Texts.link("says", says).toString();
                case TITLE, RESPONSIBLE_ROLE -> Texts.line("says", says);
                case COMMITMENT, ACTION, OUTCOME, NARRATIVE, REASON -> says;
            };
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("says", String.valueOf(e.getMessage()));
        }
    }

    /** A corrected day stands in the same order to the others as the first one had to. */
    private void requireInOrder(Wording wording, long entry, CorrectableField field, String says) {
        switch (field) {
            case COMPLETED_ON -> turns.moved(entry, "says", LocalDate.parse(says));
            case RETURN_ON ->
                wording.says(entry, CorrectableField.AS_AT)
                        .map(LocalDate::parse)
                        .ifPresent(asAt -> Days.notBefore(
                                asAt, "the day that the entry describes", "says", LocalDate.parse(says)));
            case AS_AT ->
                wording.says(entry, CorrectableField.RETURN_ON)
                        .map(LocalDate::parse)
                        .ifPresent(returnOn -> Days.notAfter(
                                returnOn, "when the entry says to come back", "says", LocalDate.parse(says)));
            default -> {}
        }
    }

    private static void record(CaseEvent event) {
        CaseId caseId = event.caseId();
        apply(event, About.of(caseId.authority(), caseId.plan()));
    }
}
