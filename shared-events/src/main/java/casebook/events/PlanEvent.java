package casebook.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a scheme or action plan. */
public sealed interface PlanEvent extends Event {

    PlanCode plan();

    /**
     * A plan was drafted for the period {@code from} to {@code to}, both included. It belongs to {@code owner}, or to the
     * partnership where there is none, and asks for the approval of the named bodies before it can be adopted.
     */
    @EventType("plan-drafted")
    record PlanDrafted(
            PlanCode plan,
            String title,
            @Nullable ShortCode owner,
            LocalDate from,
            LocalDate to,
            List<Division> divisions,
            List<String> approvalsRequired,
            LocalDate draftedOn)
            implements PlanEvent {
        public PlanDrafted {
            divisions = List.copyOf(divisions);
            approvalsRequired = List.copyOf(approvalsRequired);
        }

        @Override
        public LocalDate describes() {
            return draftedOn;
        }
    }

    /** A named body approved the plan. */
    @EventType("plan-approved")
    record PlanApproved(PlanCode plan, String body, LocalDate approvedOn) implements PlanEvent {
        @Override
        public LocalDate describes() {
            return approvedOn;
        }
    }

    /** The plan came into force. */
    @EventType("plan-adopted")
    record PlanAdopted(PlanCode plan, LocalDate adoptedOn) implements PlanEvent {
        @Override
        public LocalDate describes() {
            return adoptedOn;
        }
    }

    /** The plan ended; {@code carriedOver} are the cases that were still open and go on under another plan. */
    @EventType("plan-closed")
    record PlanClosed(
            PlanCode plan, LocalDate closedOn, @Nullable PlanCode carriedOverTo, List<CaseId> carriedOver)
            implements PlanEvent {
        public PlanClosed {
            carriedOver = List.copyOf(carriedOver);
        }

        @Override
        public LocalDate describes() {
            return closedOn;
        }
    }
}
