package casebook.query.board;

import casebook.events.PlanCode;
import casebook.query.board.PlanAnswer.All;
import casebook.query.board.PlanAnswer.Row;
import casebook.query.cases.CaseRows;
import casebook.query.cases.CaseSummary;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.AtLeast;
import casebook.query.reading.OnDay;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.StandsStill;
import casebook.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plans, how far each has come, and what its cases add up to. */
@RestController
@Tag(name = "Plans")
final class PlansEndpoint {
    private final Readings readings;
    private final CaseRows rows;
    private final Plans plans;

    PlansEndpoint(Readings readings, CaseRows rows, Plans plans) {
        this.readings = readings;
        this.rows = rows;
        this.plans = plans;
    }

    @GetMapping("/api/plans")
    @Operation(operationId = "listPlans", summary = "Lists the plans")
    All list(
            @OnDay @RequestParam(required = false) @Nullable String on,
            @AtLeast @RequestParam(required = false) @Nullable String atLeast) {
        LocalDate day = rows.day(on);
        return readings.read(atLeast, rows.views(), reading -> {
            List<CaseSummary> cases = rows.of(reading, Map.of(), day);
            return new All(
                    reading.reflects(),
                    day,
                    reading.all(plans).stream()
                            .sorted(Comparator.comparing(plan -> plan.code().value()))
                            .map(plan -> row(reading, plan, cases))
                            .toList());
        });
    }

    @GetMapping("/api/plans/{plan}")
    @Operation(operationId = "showPlan", summary = "Shows a plan", description = "The ETag is the plan's version.")
    PlanAnswer show(
            @Parameter(example = "SES2011") @PathVariable String plan,
            @OnDay @RequestParam(required = false) @Nullable String on,
            @AtLeast @RequestParam(required = false) @Nullable String atLeast,
            HttpServletResponse response) {
        LocalDate day = rows.day(on);
        PlanAnswer answer = readings.read(atLeast, rows.views(), reading -> {
            PlanView view = find(reading, plan)
                    .orElseThrow(() -> new Problem(
                            HttpStatus.NOT_FOUND, "plan-unknown", "There is no plan \"%s\".".formatted(plan)));
            List<CaseSummary> cases =
                    rows.of(reading, Map.of("plan", view.code().value()), day);
            return new PlanAnswer(reading.reflects(), day, row(reading, view, cases));
        });
        // As for a case: never a 304.
        response.setHeader(HttpHeaders.ETAG, "\"" + answer.row().plan().version() + "\"");
        return answer;
    }

    private Optional<PlanView> find(Reading reading, String text) {
        try {
            return reading.find(plans, PlanCode.parse(text).value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Row row(Reading reading, PlanView plan, List<CaseSummary> cases) {
        List<CaseSummary> own =
                cases.stream().filter(row -> row.plan().equals(plan.code())).toList();
        String code = plan.code().value();
        return new Row(
                plan,
                plan.state(),
                StandsStill.of(reading.parked(plans, code).orElse(null)),
                own.size(),
                rows.parked(reading, Map.of("plan", code)),
                RagCounts.of(own));
    }
}
