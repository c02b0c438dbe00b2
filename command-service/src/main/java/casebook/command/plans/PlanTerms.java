package casebook.command.plans;

import casebook.command.deciding.Refusal;
import casebook.events.BritishDate;
import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says and how far it has come. Immutable: a fold of the plan's events.
 *
 * @param owner the authority that it belongs to; absent where it is the partnership's
 * @param approvals the bodies that have approved it
 * @param carriedOver the cases that went on under {@code carriedOverTo} when it was closed
 */
public record PlanTerms(
        PlanCode code,
        @Nullable ShortCode owner,
        List<Division> divisions,
        List<String> approvalsRequired,
        List<String> approvals,
        @Nullable LocalDate adoptedOn,
        @Nullable LocalDate closedOn,
        @Nullable PlanCode carriedOverTo,
        List<CaseId> carriedOver) {

    /** The terms after these events of one plan, or none before its draft. */
    public static Optional<PlanTerms> of(Iterable<? extends PlanEvent> events) {
        PlanTerms terms = null;
        for (PlanEvent event : events) {
            terms = after(terms, event);
        }
        return Optional.ofNullable(terms);
    }

    static PlanTerms after(@Nullable PlanTerms terms, PlanEvent event) {
        if (event instanceof PlanDrafted e) {
            return new PlanTerms(
                    e.plan(), e.owner(), e.divisions(), e.approvalsRequired(), List.of(), null, null, null, List.of());
        }
        if (terms == null) {
            throw new IllegalStateException("The history of plan " + event.plan() + " does not begin with its draft");
        }
        return terms.with(event);
    }

    private PlanTerms with(PlanEvent event) {
        return switch (event) {
            case PlanDrafted e -> this;
            case PlanApproved e ->
                new PlanTerms(
                        code,
                        owner,
                        divisions,
                        approvalsRequired,
                        Stream.concat(approvals.stream(), Stream.of(e.body())).toList(),
                        adoptedOn,
                        closedOn,
                        carriedOverTo,
                        carriedOver);
            case PlanAdopted e ->
                new PlanTerms(
                        code,
                        owner,
                        divisions,
                        approvalsRequired,
                        approvals,
                        e.adoptedOn(),
                        closedOn,
                        carriedOverTo,
                        carriedOver);
            case PlanClosed e ->
                new PlanTerms(
                        code,
                        owner,
                        divisions,
                        approvalsRequired,
                        approvals,
                        adoptedOn,
                        e.closedOn(),
                        e.carriedOverTo(),
                        e.carriedOver());
        };
    }

    /**
     * Refuses what only a plan takes that is not closed.
     *
     * @param then what follows from its being closed, up to the full stop
     */
    public void requireOpen(String then) {
        LocalDate day = closedOn;
        if (day != null) {
            throw Refusal.conflict(
                    "plan-closed", "%s was closed on %s%s.".formatted(code, BritishDate.write(day), then));
        }
    }

    public boolean isClosed() {
        return closedOn != null;
    }

    /** The plan under which a case of this one goes on, if this one handed it over when it was closed. */
    public Optional<PlanCode> successorFor(CaseId caseId) {
        return Optional.ofNullable(carriedOverTo).filter(successor -> carriedOver.contains(caseId));
    }

    /** Whether it had come into force on that day. */
    public boolean isAdoptedBy(LocalDate day) {
        return adoptedOn != null && !adoptedOn.isAfter(day);
    }

    /** Whether its actions can bind that authority. */
    public boolean binds(ShortCode authority) {
        return owner == null || owner.equals(authority);
    }

    /** The objective or performance area of that number, in upper or lower case. */
    public Optional<Division> division(String number) {
        return divisions.stream()
                .filter(division -> division.code().equalsIgnoreCase(number))
                .findFirst();
    }

    /** The bodies whose approval is still to come. */
    List<String> approvalsMissing() {
        return approvalsRequired.stream()
                .filter(body -> !approvals.contains(body))
                .toList();
    }
}
