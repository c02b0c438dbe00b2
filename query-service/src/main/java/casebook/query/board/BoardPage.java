package casebook.query.board;

import casebook.query.board.PlanAnswer.Row;
import casebook.query.pages.Page;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All councils side by side, to look at and to print as a board paper. */
@Page
class BoardPage {
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
            Moment moment,
            HttpServletRequest request,
            Model model) {
        BoardAnswer answer = board.show(plan == null || plan.isBlank() ? null : plan, moment);
        List<Row> all = plans.list(moment).plans();
        model.addAttribute("board", answer)
                .addAttribute("reflects", answer.reflects())
                .addAttribute("plans", all.stream().map(Row::plan).toList())
                .addAttribute(
                        "plan",
                        all.stream()
                                .map(Row::plan)
                                .filter(each -> each.code().value().equals(answer.plan()))
                                .map(each -> "%s: %s".formatted(each.code(), each.title()))
                                .findFirst()
                                .orElse(null))
                .addAttribute("asked", request.getParameter("describing"))
                .addAttribute("areas", AreaTitles.BY_WORD)
                .addAttribute("links", CaseLinks.ofPage(request.getParameterMap()))
                .addAttribute("trend", Trend.of(answer.trend()))
                .addAttribute("quarterAgo", Quarters.ago(answer.on()))
                .addAttribute(
                        "anySlipped",
                        answer.slippage().stream()
                                .anyMatch(slipped -> slipped.slip().revisions() > 0));
        return "board/board";
    }
}
