package casebook.query.cases;

import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.query.authorities.AuthorityView;
import casebook.query.pages.Page;
import casebook.query.pages.Pagination;
import casebook.query.plans.Areas;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.Asked;
import casebook.query.reading.Moment;
import casebook.query.reading.Readings;
import casebook.web.Requires;
import casebook.web.Right;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases, with every filter in its address. */
@Page
final class CasesPage {
    private static final int SIZE = 25;

    private final CaseReader reader;
    private final Readings readings;
    private final CaseRows rows;
    private final Plans plans;

    CasesPage(CaseReader reader, Readings readings, CaseRows rows, Plans plans) {
        this.reader = reader;
        this.readings = readings;
        this.rows = rows;
        this.plans = plans;
    }

    @Requires(Right.READ)
    @GetMapping("/cases")
    String list(
            CaseFilter filter,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam Map<String, String> asked,
            Moment moment,
            Model model) {
        CaseFilter filledIn = filter.filledIn();
        int number = page == null || page.isBlank() ? 1 : Asked.number("page", page, 1, 1, Integer.MAX_VALUE);
        CaseList list = reader.list(moment, filledIn, number, SIZE);
        model.addAttribute("reflects", list.reflects());
        model.addAttribute("list", list);
        model.addAttribute("filter", filledIn);
        model.addAttribute("asked", asked);
        model.addAttribute("pagination", Pagination.of(list.page(), list.pages()));
        model.addAttribute("councils", councils(moment));
        model.addAttribute("plans", plans(moment));
        model.addAttribute("areas", Areas.WORDS);
        model.addAttribute("statuses", ProgressStatus.values());
        model.addAttribute("states", State.values());
        model.addAttribute("rags", Rag.values());
        return "cases/cases";
    }

    private List<AuthorityView> councils(Moment moment) {
        return readings.read(moment, reading -> rows.directory(reading).authorities());
    }

    private List<PlanView> plans(Moment moment) {
        return readings.read(
                moment,
                reading -> reading.all(plans).stream()
                        .sorted(Comparator.comparing(PlanView::code, Comparator.comparing(PlanCode::value)))
                        .toList());
    }
}
