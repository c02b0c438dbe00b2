package casebook.query.board;

import casebook.query.board.PlanAnswer.All;
import casebook.query.cases.Comparison;
import casebook.query.reading.Answer;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The plans, how far each has come, and what its cases add up to. */
@RestController
@Tag(name = "Plans")
final class PlansEndpoint {
    private final PlanStandings plans;

    PlansEndpoint(PlanStandings plans) {
        this.plans = plans;
    }

    @Requires(Right.READ)
    @GetMapping("/api/plans")
    @Operation(operationId = "listPlans", summary = "Lists the plans")
    @ApiResponse(
            responseCode = "200",
            description = "The plans, or what differs between two moments",
            content = @Content(schema = @Schema(oneOf = {All.class, Comparison.class})))
    Answer list(Moment moment) {
        return moment.isComparison() ? plans.compare(moment) : plans.list(moment);
    }

    @Requires(Right.READ)
    @GetMapping("/api/plans/{plan}")
    @Operation(operationId = "showPlan", summary = "Shows a plan", description = "The ETag is the plan's version.")
    @ApiResponse(
            responseCode = "200",
            description = "The plan, or what differs between two moments",
            content = @Content(schema = @Schema(oneOf = {PlanAnswer.class, Comparison.class})))
    Answer show(
            @Parameter(example = "SES2011") @PathVariable String plan, Moment moment, HttpServletResponse response) {
        if (moment.isComparison()) {
            return plans.compare(plan, moment);
        }
        PlanAnswer answer = plans.show(plan, moment);
        if (answer.reflects().isPresent()) {
            // As for a case: never a 304.
            response.setHeader(HttpHeaders.ETAG, "\"" + answer.row().plan().version() + "\"");
        }
        return answer;
    }
}
