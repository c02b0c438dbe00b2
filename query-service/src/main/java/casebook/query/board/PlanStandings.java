package casebook.query.board;

import casebook.query.board.PlanAnswer.All;
import casebook.query.board.PlanAnswer.Row;
import casebook.query.cases.CaseRows;
import casebook.query.cases.CaseSummary;
import casebook.query.cases.Comparison;
import casebook.query.cases.Comparisons;
import casebook.query.cases.Comparisons.Told;
import casebook.query.plans.PlanCodes;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.Moment;
import casebook.query.reading.NotThereYet;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.StandsStill;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Adds up how far each plan has come, and what its cases come to. */
@Component
final class PlanStandings {
    private final Readings readings;
    private final CaseRows rows;
    private final Plans plans;
    private final Comparisons comparisons;
    private final NotThereYet notThereYet;

    PlanStandings(Readings readings, CaseRows rows, Plans plans, Comparisons comparisons, NotThereYet notThereYet) {
        this.readings = readings;
        this.rows = rows;
        this.plans = plans;
        this.comparisons = comparisons;
        this.notThereYet = notThereYet;
    }

    All list(Moment moment) {
        return readings.read(moment, reading -> list(reading, rows.of(reading, Map.of())));
    }

    /** What differs between two moments. */
    Comparison compare(Moment moment) {
        return comparisons.between(moment, reading -> {
            List<CaseSummary> cases = rows.of(reading, Map.of());
            return new Told(list(reading, cases), cases);
        });
    }

    private All list(Reading reading, List<CaseSummary> cases) {
        return new All(
                reading.reflects(),
                reading.day(),
                reading.all(plans).stream()
                        .sorted(Comparator.comparing(plan -> plan.code().value()))
                        .map(plan -> row(reading, plan, cases))
                        .toList());
    }

    PlanAnswer show(String plan, Moment moment) {
        return readings.read(moment, reading -> {
            PlanView view = find(reading, plan);
            return show(reading, view, cases(reading, view));
        });
    }

    /** What differs between two moments. */
    Comparison compare(String plan, Moment moment) {
        return comparisons.between(moment, reading -> {
            PlanView view = find(reading, plan);
            List<CaseSummary> cases = cases(reading, view);
            return new Told(show(reading, view, cases), cases);
        });
    }

    private PlanView find(Reading reading, String plan) {
        String code = PlanCodes.at(reading.present(), plans, plan).code().value();
        return reading.find(plans, code)
                .orElseThrow(() -> notThereYet
                        .of(reading, plans, code, "plan-unknown", "The plan " + code, "drafted", PlanView::draftedOn)
                        .orElseThrow());
    }

    private PlanAnswer show(Reading reading, PlanView view, List<CaseSummary> cases) {
        return new PlanAnswer(reading.reflects(), reading.day(), row(reading, view, cases));
    }

    private List<CaseSummary> cases(Reading reading, PlanView view) {
        return rows.of(reading, Map.of("plan", view.code().value()));
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
