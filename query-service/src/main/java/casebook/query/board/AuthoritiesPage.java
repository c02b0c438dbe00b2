package casebook.query.board;

import casebook.query.board.AuthorityAnswer.All;
import casebook.query.board.Councils.Council;
import casebook.query.cases.CaseSummary;
import casebook.query.pages.Page;
import casebook.query.reading.Moment;
import casebook.query.reading.Quarters;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The councils, and each one alone: how its cases stand, what is overdue, what slipped. */
@Page
class AuthoritiesPage {
    private final Councils councils;

    AuthoritiesPage(Councils councils) {
        this.councils = councils;
    }

    @GetMapping("/authorities")
    @Requires(Right.READ)
    String list(Moment moment, HttpServletRequest request, Model model) {
        All answer = councils.list(moment);
        model.addAttribute("councils", answer)
                .addAttribute("reflects", answer.reflects())
                .addAttribute("links", CaseLinks.ofPage(request.getParameterMap()));
        return "board/authorities";
    }

    @GetMapping("/authorities/{code}")
    @Requires(Right.READ)
    String show(@PathVariable String code, Moment moment, HttpServletRequest request, Model model) {
        Council council = councils.show(code, moment);
        AuthorityAnswer answer = council.answer();
        Map<String, CaseSummary> cases = council.cases().stream()
                .collect(Collectors.toMap(row -> row.caseId().toString(), Function.identity()));
        model.addAttribute("council", answer)
                .addAttribute("reflects", answer.reflects())
                .addAttribute("areas", AreaTitles.BY_WORD)
                .addAttribute("links", CaseLinks.ofPage(request.getParameterMap()))
                .addAttribute("trend", Trend.of(answer.trend()))
                .addAttribute("quarterAgo", Quarters.ago(answer.on()))
                .addAttribute("overdue", rows(answer.overdue().cases(), cases))
                .addAttribute("slipped", rows(answer.slipped().cases(), cases))
                .addAttribute("neglected", rows(answer.notUpdatedForAQuarter().cases(), cases));
        return "board/authority";
    }

    private static List<CaseSummary> rows(List<String> ids, Map<String, CaseSummary> cases) {
        return ids.stream().map(id -> Objects.requireNonNull(cases.get(id))).toList();
    }
}
