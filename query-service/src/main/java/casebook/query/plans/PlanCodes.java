package casebook.query.plans;

import casebook.events.PlanCode;
import casebook.query.reading.Asked;
import casebook.query.reading.Reading;

/** Finds the plan that somebody asks for. */
public final class PlanCodes {
    private PlanCodes() {}

    /** The code of the plan that a parameter names; refused where there is no such plan. */
    public static String asked(Reading reading, Plans plans, String parameter, String text) {
        String code = Asked.word(parameter, text, PlanCode::parse).value();
        if (reading.find(plans, code).isPresent() || reading.parked(plans, code).isPresent()) {
            return code;
        }
        throw Asked.refusal(
                parameter,
                text,
                reading.all(plans).stream()
                        .map(plan -> plan.code().value())
                        .sorted()
                        .toList());
    }
}
