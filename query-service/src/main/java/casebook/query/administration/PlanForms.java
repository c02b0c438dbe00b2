package casebook.query.administration;

import casebook.events.PerformanceArea;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.AuthorityView;
import casebook.query.authorities.Directory;
import casebook.query.forms.Field;
import casebook.query.forms.Form;
import casebook.query.forms.Forms;
import casebook.query.forms.Forms.Target;
import casebook.query.forms.Sheet;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.plans.Approvers;
import casebook.query.plans.PlanCodes;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.web.Caller;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is done with a plan: drafted, approved by the bodies that it names, brought into force, closed. */
@Page
class PlanForms {
    private static final String PLANS = "/plans";
    private static final String DRAFT = "/administration/plans/draft";
    private static final String APPROVALS = PLANS + "/{plan}/approvals";
    private static final String ADOPTION = PLANS + "/{plan}/adoption";
    private static final String CLOSURE = PLANS + "/{plan}/closure";

    private static final Form ADOPT = Form.of(
            "Bring the plan into force",
            "From that day on, cases can be opened under the plan.",
            "The plan is in force",
            List.of(Field.day(
                    "adoptedOn",
                    "In force from (optional)",
                    "For example, 1 April 2026. Left empty, it is today",
                    null)));

    private final Readings readings;
    private final Plans plans;
    private final Authorities authorities;
    private final Forms forms;

    PlanForms(Readings readings, Plans plans, Authorities authorities, Forms forms) {
        this.readings = readings;
        this.plans = plans;
        this.authorities = authorities;
        this.forms = forms;
    }

    @Requires(Right.GOVERN_PLANS)
    @GetMapping(DRAFT)
    ModelAndView draft() {
        return forms.show(Sheet.of(draftForm(), "Plans", PLANS, Map.of()));
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping(DRAFT)
    ModelAndView draft(@RequestParam Map<String, String> typed) {
        return forms.send(Sheet.of(draftForm(), "Plans", PLANS, typed), Target.at("/commands/plans"), PLANS);
    }

    @Requires(Right.RECORD_APPROVAL)
    @GetMapping(APPROVALS)
    ModelAndView approve(@PathVariable String plan) {
        PlanView view = ownPlan(plan);
        return forms.show(about(approvalForm(view), view, Map.of()));
    }

    @Requires(Right.RECORD_APPROVAL)
    @PostMapping(APPROVALS)
    ModelAndView approve(@PathVariable String plan, @RequestParam Map<String, String> typed) {
        PlanView view = ownPlan(plan);
        return send(approvalForm(view), view, "approvals", typed);
    }

    @Requires(Right.GOVERN_PLANS)
    @GetMapping(ADOPTION)
    ModelAndView adopt(@PathVariable String plan) {
        return forms.show(about(ADOPT, plan(plan), Map.of()));
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping(ADOPTION)
    ModelAndView adopt(@PathVariable String plan, @RequestParam Map<String, String> typed) {
        return send(ADOPT, plan(plan), "adoption", typed);
    }

    @Requires(Right.GOVERN_PLANS)
    @GetMapping(CLOSURE)
    ModelAndView close(@PathVariable String plan) {
        PlanView view = plan(plan);
        return forms.show(about(closureForm(view), view, Map.of()));
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping(CLOSURE)
    ModelAndView close(@PathVariable String plan, @RequestParam Map<String, String> typed) {
        PlanView view = plan(plan);
        return send(closureForm(view), view, "closure", typed);
    }

    private ModelAndView send(Form form, PlanView plan, String step, Map<String, String> typed) {
        return forms.send(
                about(form, plan, typed),
                Target.at("/commands/plans/{plan}/" + step, Map.of("plan", plan.code())),
                address(plan));
    }

    private static Sheet about(Form form, PlanView plan, Map<String, String> typed) {
        return Sheet.of(form, plan.name(), address(plan), typed);
    }

    private static String address(PlanView plan) {
        return PLANS + "/" + plan.code();
    }

    private PlanView plan(String written) {
        return read(reading -> PlanCodes.at(reading, plans, written));
    }

    private PlanView ownPlan(String written) {
        PlanView view = plan(written);
        if (!Approvers.mayApprove(Caller.current(), view)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-body",
                    "The plan is another council's; an approver of that council records its approvals.");
        }
        return view;
    }

    private Form draftForm() {
        List<Option> owners = Option.after(
                "The partnership",
                Option.of(
                        read(reading -> Directory.of(reading, authorities)).authorities(),
                        AuthorityView::code,
                        AuthorityView::name));
        List<Option> areas = Option.after(
                "None", Option.of(List.of(PerformanceArea.values()), PerformanceArea::word, PerformanceArea::title));
        return Form.of(
                        "Draft a plan",
                        "A plan has a period, objectives or performance areas, and the bodies that must approve it.",
                        "The plan is drafted",
                        List.of(
                                Field.line(
                                        "plan",
                                        "Code",
                                        "Capital letters and figures, for example SES2011. It stands in the name of each case",
                                        "Enter a code for the plan"),
                                Field.line(
                                        "title",
                                        "Title",
                                        "For example, Single Equality Scheme 2011–2014",
                                        "Enter the plan’s title"),
                                Field.choice("owner", "Whose plan it is", null, null, owners),
                                Field.day(
                                        "from", "First day", "For example, 1 April 2026", "Enter the plan’s first day"),
                                Field.day("to", "Last day", "For example, 31 March 2029", "Enter the plan’s last day"),
                                Field.parts(
                                        "divisions",
                                        "Objectives or performance areas",
                                        "The number that each has in the plan, its title, and the area of the Equality Framework under"
                                                + " which the board counts its cases. Leave rows empty that you don’t need",
                                        "Enter at least one objective or performance area",
                                        areas),
                                Field.list(
                                        "approvalsRequired",
                                        "Bodies that must approve it (optional)",
                                        "Each on a line of its own, for example Equality group"),
                                Field.day(
                                        "draftedOn",
                                        "Drafted on (optional)",
                                        "For example, 1 February 2026. Left empty, it is today",
                                        null)))
                .concerning("authority-unknown", "owner")
                .concerning("plan-exists", "plan");
    }

    private static Form approvalForm(PlanView plan) {
        List<Option> missing = plan.approvalsRequired().stream()
                .filter(body -> plan.approvals().stream()
                        .noneMatch(approval -> approval.body().equals(body)))
                .map(body -> new Option(body, body))
                .toList();
        return Form.of(
                "Record an approval",
                "Once all the bodies that the plan names have approved it, it can be brought into force.",
                "The approval is recorded",
                List.of(
                        Field.choice(
                                "body",
                                "Who approved the plan",
                                null,
                                "Choose who approved the plan",
                                Option.after("Choose a body", missing)),
                        Field.day(
                                "approvedOn",
                                "On (optional)",
                                "For example, 14 February 2026. Left empty, it is today",
                                null)));
    }

    private Form closureForm(PlanView plan) {
        List<Option> successors = read(reading -> reading.all(plans)).stream()
                .filter(other -> !other.code().equals(plan.code()) && other.state() != PlanView.State.CLOSED)
                .sorted(Comparator.comparing(other -> other.code().value()))
                .map(other -> new Option(other.code().value(), other.name()))
                .toList();
        return Form.of(
                        "Close the plan",
                        "A plan can be closed when each of its cases is closed, or goes on under another plan.",
                        "The plan is closed",
                        List.of(
                                Field.day(
                                        "closedOn",
                                        "Closed on (optional)",
                                        "For example, 31 March 2029. Left empty, it is today",
                                        null),
                                Field.choice(
                                        "carriedOverTo",
                                        "Open cases go on under (optional)",
                                        null,
                                        null,
                                        Option.after("None goes on", successors)),
                                Field.list(
                                        "carriedOver",
                                        "Cases that go on (optional)",
                                        "Each on a line of its own, for example SES2011-1.2a-CBC. All open cases must be named")))
                .concerning("plan-unknown", "carriedOverTo")
                .concerning("case-unknown", "carriedOver")
                .concerning("authority-unknown", "carriedOver");
    }

    private <T> T read(Function<Reading, T> question) {
        return readings.read(Moment.now(), question);
    }
}
