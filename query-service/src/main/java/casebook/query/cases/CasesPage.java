package casebook.query.cases;

import casebook.events.PlanCode;
import casebook.events.ProgressStatus;
import casebook.query.authorities.AuthorityView;
import casebook.query.authorities.Directory;
import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.pages.Pagination;
import casebook.query.plans.Areas;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.AllAsked;
import casebook.query.reading.Asked;
import casebook.query.reading.AskedMoment;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.web.Caller;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases, with every filter in its address. */
@Page
final class CasesPage {
    private static final int SIZE = 25;
    private static final List<Option> OVERDUES =
            List.of(new Option("true", "Overdue"), new Option("false", "Not overdue"));
    private static final List<String> FIELDS = List.of(
            "text",
            "authority",
            "sort",
            "rag",
            "status",
            "state",
            "overdue",
            "plan",
            "area",
            "dueBy",
            "notUpdatedSince",
            "on",
            "asOf",
            "describing");
    private static final List<Option> ORDERS = List.of(
            new Option("due", "Next due first"),
            new Option("updated", "Longest not updated first"),
            new Option("-updated", "Last updated first"),
            new Option("-slip", "Most slipped first"),
            new Option("rag", "Red first"));

    private final CaseReader reader;
    private final Readings readings;
    private final CaseRows rows;
    private final Plans plans;
    private final CaseWords words;

    CasesPage(CaseReader reader, Readings readings, CaseRows rows, Plans plans, CaseWords words) {
        this.reader = reader;
        this.readings = readings;
        this.rows = rows;
        this.plans = plans;
        this.words = words;
    }

    @Requires(Right.READ)
    @GetMapping("/cases")
    String list(
            CaseFilter asked,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam Map<String, String> parameters,
            AskedMoment moment,
            HttpServletResponse response,
            Model model) {
        CaseFilter filter = asked.filledIn();
        model.addAttribute("filter", filter)
                .addAttribute("asked", parameters)
                .addAttribute("mistakes", List.of())
                .addAttribute("orders", orders(filter.sort()))
                .addAttribute("rags", Option.of(List.of(Rag.values()), Rag::word, rag -> words.sentence(rag.word())))
                .addAttribute(
                        "statuses", Option.of(List.of(ProgressStatus.values()), ProgressStatus::word, words::status))
                .addAttribute(
                        "states",
                        Option.of(List.of(State.values()), State::word, state -> words.sentence(state.word())))
                .addAttribute("overdues", OVERDUES)
                .addAttribute("areas", Option.of(Areas.WORDS, area -> area, words::area));
        readings.read(Moment.now(), reading -> choices(reading, filter, model));
        int number = Asked.number("page", Asked.filled(page), 1, 1, Integer.MAX_VALUE);
        try {
            CaseList list = list(filter, moment, number);
            model.addAttribute("reflects", list.reflects())
                    .addAttribute("list", list)
                    .addAttribute("pagination", Pagination.of(list.page(), list.pages()))
                    .addAttribute(
                            "mayOpen",
                            list.reflects().isPresent() && Caller.current().may(Right.POST_ON_CASE));
        } catch (Problem e) {
            Mistake.show(e, FIELDS, response, model);
        }
        return "cases/cases";
    }

    private CaseList list(CaseFilter filter, AskedMoment moment, int page) {
        AllAsked asked = new AllAsked();
        Optional<CaseList> list = asked.read(() -> reader.list(moment.require(), filter, page, SIZE));
        if (list.isEmpty()) {
            // What is wrong with the moment hides the rest.
            asked.check(() -> reader.check(filter));
        }
        asked.require();
        return list.orElseThrow();
    }

    /** What there is to choose from. */
    private Model choices(Reading reading, CaseFilter filter, Model model) {
        Directory directory = rows.directory(reading);
        List<PlanView> all = reading.all(plans).stream()
                .sorted(Comparator.comparing(PlanView::code, Comparator.comparing(PlanCode::value)))
                .toList();
        return model.addAttribute(
                        "councils", Option.of(directory.authorities(), AuthorityView::code, AuthorityView::name))
                .addAttribute("council", directory.code(filter.authority()))
                .addAttribute("plans", Option.of(all, PlanView::code, PlanView::name));
    }

    private static List<Option> orders(@Nullable String asked) {
        return ORDERS.stream().anyMatch(order -> order.value().equals(asked)) || asked == null
                ? ORDERS
                : Stream.concat(ORDERS.stream(), Stream.of(new Option(asked, "By " + asked)))
                        .toList();
    }
}
