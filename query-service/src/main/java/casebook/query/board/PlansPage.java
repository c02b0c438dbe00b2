package casebook.query.board;

import casebook.query.board.PlanAnswer.All;
import casebook.query.board.PlanAnswer.Row;
import casebook.query.pages.Page;
import casebook.query.plans.Approvers;
import casebook.query.plans.PlanView;
import casebook.query.plans.PlanView.Approval;
import casebook.query.reading.Moment;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The plans, how far each has come, and to those who may, what can be done with it. */
@Page
class PlansPage {
    private final PlanStandings plans;

    PlansPage(PlanStandings plans) {
        this.plans = plans;
    }

    /** A body whose approval a plan asks for, and the day on which it gave it, if it did. */
    record Asked(String body, @Nullable LocalDate approvedOn) {}

    @GetMapping("/plans")
    @Requires(Right.READ)
    String list(Moment moment, HttpServletRequest request, Model model) {
        All answer = plans.list(moment);
        model.addAttribute("answer", answer)
                .addAttribute("reflects", answer.reflects())
                .addAttribute("links", CaseLinks.ofPage(request.getParameterMap()))
                .addAttribute("mayDraft", answer.reflects().isPresent() && may(Right.GOVERN_PLANS));
        return "board/plans";
    }

    @GetMapping("/plans/{plan}")
    @Requires(Right.READ)
    String show(@PathVariable String plan, Moment moment, HttpServletRequest request, Model model) {
        PlanAnswer answer = plans.show(plan, moment);
        Row row = answer.row();
        PlanView view = row.plan();
        boolean isNow = answer.reflects().isPresent();
        List<Asked> approvals = view.approvalsRequired().stream()
                .map(body -> new Asked(body, approvedOn(view, body)))
                .toList();
        boolean areAllGiven = approvals.stream().allMatch(asked -> asked.approvedOn() != null);
        CaseLinks links = CaseLinks.ofPage(request.getParameterMap());
        model.addAttribute("answer", answer)
                .addAttribute("reflects", answer.reflects())
                .addAttribute("row", row)
                .addAttribute("view", view)
                .addAttribute("areas", AreaTitles.BY_WORD)
                .addAttribute("approvals", approvals)
                .addAttribute("links", links.and(Map.of("plan", view.code().value())))
                .addAttribute(
                        "mayApprove",
                        isNow
                                && !areAllGiven
                                && view.state() != PlanView.State.CLOSED
                                && Approvers.mayApprove(Caller.current(), view))
                .addAttribute(
                        "mayAdopt",
                        isNow && areAllGiven && view.state() == PlanView.State.DRAFT && may(Right.GOVERN_PLANS))
                .addAttribute("mayClose", isNow && isInForce(view) && may(Right.GOVERN_PLANS))
                .addAttribute("mayImport", isNow && isInForce(view) && may(Right.IMPORT_PLANS));
        return "board/plan";
    }

    private static boolean isInForce(PlanView view) {
        return view.state() == PlanView.State.IN_FORCE;
    }

    private static @Nullable LocalDate approvedOn(PlanView view, String body) {
        return view.approvals().stream()
                .filter(approval -> approval.body().equals(body))
                .map(Approval::on)
                .findFirst()
                .orElse(null);
    }

    private static boolean may(Right right) {
        return Caller.current().may(right);
    }
}
