package casebook.command.plans;

import casebook.events.CaseId;
import casebook.events.PlanCode;
import java.util.Set;

/**
 * The open cases of a plan, those that it took over included, as the record has them. What a decision reads here must not change before it is
 * recorded.
 */
@FunctionalInterface
public interface OpenCases {
    Set<CaseId> of(PlanCode plan);
}
