package casebook.query.plans;

import casebook.events.PlanCode;
import casebook.query.reading.Asked;
import casebook.query.reading.Reading;
import casebook.web.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Finds the plan that somebody asks for. */
public final class PlanCodes {
    private PlanCodes() {}

    /** The plan that an address names. */
    public static PlanView at(Reading reading, Plans plans, String text) {
        return find(reading, plans, text)
                .orElseThrow(() ->
                        new Problem(HttpStatus.NOT_FOUND, "plan-unknown", "There is no plan \"%s\".".formatted(text)));
    }

    private static Optional<PlanView> find(Reading reading, Plans plans, String text) {
        try {
            return reading.find(plans, PlanCode.parse(text).value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

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
