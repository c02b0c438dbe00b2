package casebook.query.board;

import casebook.query.board.PlanAnswer.Row;
import casebook.query.pages.Dates;
import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.plans.PlanView;
import casebook.query.projecting.Recorded;
import casebook.query.reading.Asked;
import casebook.query.reading.Moment;
import casebook.query.reading.Quarters;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed between two dates; between the ends of the last two quarters, where none are given. */
@Page
final class ComparePage {
    private static final List<String> FIELDS = List.of("from", "to", "plan");

    private final Board board;
    private final PlanStandings plans;
    private final Dates dates;
    private final Clock clock;

    ComparePage(Board board, PlanStandings plans, Dates dates, Clock clock) {
        this.board = board;
        this.plans = plans;
        this.dates = dates;
        this.clock = clock;
    }

    @Requires(Right.READ)
    @GetMapping("/compare")
    String show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String plan,
            HttpServletResponse response,
            Model model) {
        LocalDate today = Recorded.day(clock.instant());
        List<LocalDate> quarters = Quarters.endedBy(today, 2);
        String before = given(from, quarters.getFirst());
        String after = given(to, quarters.getLast());
        List<PlanView> all =
                plans.list(Moment.now()).plans().stream().map(Row::plan).toList();
        model.addAttribute("from", before)
                .addAttribute("to", after)
                .addAttribute("plan", plan)
                .addAttribute("plans", Option.of(all, PlanView::code, PlanView::name))
                .addAttribute("mistakes", List.of());
        try {
            model.addAttribute("comparison", board.compare(Asked.filled(plan), Moment.comparing(before, after, today)));
        } catch (Problem e) {
            Mistake.show(e, FIELDS, response, model);
        }
        return "board/compare";
    }

    private String given(@Nullable String text, LocalDate otherwise) {
        String written = Asked.filled(text);
        return written == null ? dates.day(otherwise) : written;
    }
}
