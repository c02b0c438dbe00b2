package casebook.command.plans;

import casebook.events.CaseId;
import casebook.events.PlanCode;
import java.util.Optional;

/** The plans as the record has them. What a decision reads here must not change before it is recorded. */
@FunctionalInterface
public interface Plans {
    Optional<PlanTerms> find(PlanCode code);

    /** As {@link #find}; refused as unknown where there is none. */
    default PlanTerms require(PlanCode code) {
        return find(code).orElseThrow(() -> PlanCommand.unknown(code.value()));
    }

    /** The plan under which a case stands now: its own, or the last one that took it over. */
    default PlanTerms under(CaseId caseId) {
        PlanTerms plan = require(caseId.plan());
        for (var next = plan.successorFor(caseId); next.isPresent(); next = plan.successorFor(caseId)) {
            plan = require(next.get());
        }
        return plan;
    }
}
