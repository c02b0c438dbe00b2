package casebook.query.plans;

import casebook.events.ShortCode;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Right;

/** Who is shown the way to record an approval. Which bodies somebody may speak for is for the command to say. */
public final class Approvers {
    private Approvers() {}

    /** Of a council's own plan, that council's approvers; of the partnership's, all who record approvals at all. */
    public static boolean mayApprove(Caller caller, PlanView plan) {
        ShortCode owner = plan.owner();
        return owner == null
                ? caller.may(Right.RECORD_APPROVAL)
                : caller.may(Right.RECORD_APPROVAL, Matter.of(owner.value()));
    }
}
