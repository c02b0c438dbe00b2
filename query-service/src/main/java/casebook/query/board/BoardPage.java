package casebook.query.board;

import casebook.query.board.PlanAnswer.Row;
import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.plans.PlanView;
import casebook.query.reading.AllAsked;
import casebook.query.reading.Asked;
import casebook.query.reading.AskedMoment;
import casebook.query.reading.Moment;
import casebook.query.reading.Quarters;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All councils side by side, to look at and to print as a board paper. */
@Page
class BoardPage {
    private static final List<String> FIELDS = List.of("plan", "describing", "asOf", "on");

    private final Board board;
    private final PlanStandings plans;

    BoardPage(Board board, PlanStandings plans) {
        this.board = board;
        this.plans = plans;
    }

    @GetMapping("/board")
    @Requires(Right.READ)
    String show(
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam Map<String, String> asked,
            AskedMoment moment,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        if (moment.moment() != null && moment.moment().isComparison()) {
            next.addAllAttributes(asked);
            return "redirect:/compare";
        }
        List<PlanView> all =
                plans.list(Moment.now()).plans().stream().map(Row::plan).toList();
        model.addAttribute("plans", Option.of(all, PlanView::code, PlanView::name))
                .addAttribute("asked", asked)
                .addAttribute("mistakes", List.of());
        try {
            show(answer(Asked.filled(plan), moment), all, request, model);
        } catch (Problem e) {
            Mistake.show(e, FIELDS, response, model);
        }
        return "board/board";
    }

    private BoardAnswer answer(@Nullable String plan, AskedMoment moment) {
        AllAsked asked = new AllAsked();
        Optional<BoardAnswer> answer = asked.read(() -> board.show(plan, moment.require()));
        if (answer.isEmpty()) {
            // What is wrong with the moment hides the rest.
            asked.check(() -> board.check(plan));
        }
        asked.require();
        return answer.orElseThrow();
    }

    private static void show(BoardAnswer answer, List<PlanView> plans, HttpServletRequest request, Model model) {
        figures(answer, CaseLinks.ofPage(request.getParameterMap()), model);
        model.addAttribute("reflects", answer.reflects())
                .addAttribute(
                        "plan",
                        plans.stream()
                                .filter(each -> each.code().value().equals(answer.plan()))
                                .findFirst()
                                .orElse(null));
    }

    /** What the board's figures are shown from, on its page and in a paper. */
    static void figures(BoardAnswer answer, CaseLinks links, Model model) {
        model.addAttribute("board", answer)
                .addAttribute("areas", AreaTitles.BY_WORD)
                .addAttribute("links", links)
                .addAttribute("trend", Trend.of(answer.trend()))
                .addAttribute("quarterAgo", Quarters.ago(answer.on()))
                .addAttribute(
                        "anySlipped",
                        answer.slippage().stream()
                                .anyMatch(slipped -> slipped.slip().revisions() > 0));
    }
}
