package casebook.query.administration;

import casebook.events.PerformanceArea;
import casebook.query.administration.Field.Option;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.Directory;
import casebook.query.pages.Page;
import casebook.query.plans.Approvers;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.web.Caller;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a plan: drafted, approved by the bodies that it names, brought into force, closed. */
@Page
class PlanForms {
    private static final String PLANS = "/plans";
    private static final String DRAFT = "/administration/plans/draft";
    private static final String APPROVALS = PLANS + "/{plan}/approvals";
    private static final String ADOPTION = PLANS + "/{plan}/adoption";
    private static final String CLOSURE = PLANS + "/{plan}/closure";

    private static final Form ADOPT = new Form(
            "Bring the plan into force",
            "From that day on, cases can be opened under the plan.",
            "The plan is in force",
            List.of(Field.line(
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
    String draft(Model model) {
        return forms.show(Sheet.of(draftForm(), "Plans", PLANS, Map.of()), model);
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping(DRAFT)
    String draft(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.send(
                Sheet.of(draftForm(), "Plans", PLANS, typed),
                "/commands/plans",
                Map.of(),
                PLANS,
                model,
                response,
                next);
    }

    @Requires(Right.RECORD_APPROVAL)
    @GetMapping(APPROVALS)
    String approve(@PathVariable String plan, Model model) {
        PlanView view = ownPlan(plan);
        return forms.show(about(approvalForm(view), view, Map.of()), model);
    }

    @Requires(Right.RECORD_APPROVAL)
    @PostMapping(APPROVALS)
    String approve(
            @PathVariable String plan,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PlanView view = ownPlan(plan);
        return send(approvalForm(view), view, "approvals", typed, model, response, next);
    }

    @Requires(Right.GOVERN_PLANS)
    @GetMapping(ADOPTION)
    String adopt(@PathVariable String plan, Model model) {
        return forms.show(about(ADOPT, plan(plan), Map.of()), model);
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping(ADOPTION)
    String adopt(
            @PathVariable String plan,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return send(ADOPT, plan(plan), "adoption", typed, model, response, next);
    }

    @Requires(Right.GOVERN_PLANS)
    @GetMapping(CLOSURE)
    String close(@PathVariable String plan, Model model) {
        PlanView view = plan(plan);
        return forms.show(about(closureForm(view), view, Map.of()), model);
    }

    @Requires(Right.GOVERN_PLANS)
    @PostMapping(CLOSURE)
    String close(
            @PathVariable String plan,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        PlanView view = plan(plan);
        return send(closureForm(view), view, "closure", typed, model, response, next);
    }

    private String send(
            Form form,
            PlanView plan,
            String step,
            Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return forms.send(
                about(form, plan, typed),
                "/commands/plans/{plan}/" + step,
                Map.of("plan", plan.code()),
                address(plan),
                model,
                response,
                next);
    }

    private static Sheet about(Form form, PlanView plan, Map<String, String> typed) {
        return Sheet.of(form, "%s: %s".formatted(plan.code(), plan.title()), address(plan), typed);
    }

    private static String address(PlanView plan) {
        return PLANS + "/" + plan.code();
    }

    private PlanView plan(String written) {
        return read(reading -> reading.find(plans, written.strip().toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "plan-unknown", "There is no plan \"%s\".".formatted(written)));
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
        List<Option> owners = Stream.concat(
                        Stream.of(new Option("", "The partnership")),
                        read(reading -> Directory.of(reading, authorities)).authorities().stream()
                                .map(council -> new Option(council.code().value(), council.name())))
                .toList();
        List<Option> areas = Stream.concat(
                        Stream.of(new Option("", "None")),
                        Arrays.stream(PerformanceArea.values()).map(area -> new Option(area.word(), area.title())))
                .toList();
        return new Form(
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
                        Field.line("from", "First day", "For example, 1 April 2026", "Enter the plan’s first day"),
                        Field.line("to", "Last day", "For example, 31 March 2029", "Enter the plan’s last day"),
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
                        Field.line(
                                "draftedOn",
                                "Drafted on (optional)",
                                "For example, 1 February 2026. Left empty, it is today",
                                null)));
    }

    private static Form approvalForm(PlanView plan) {
        List<Option> missing = plan.approvalsRequired().stream()
                .filter(body -> plan.approvals().stream()
                        .noneMatch(approval -> approval.body().equals(body)))
                .map(body -> new Option(body, body))
                .toList();
        return new Form(
                "Record an approval",
                "Once all the bodies that the plan names have approved it, it can be brought into force.",
                "The approval is recorded",
                List.of(
                        Field.choice(
                                "body",
                                "Who approved the plan",
                                null,
                                "Choose who approved the plan",
                                Stream.concat(Stream.of(new Option("", "Choose a body")), missing.stream())
                                        .toList()),
                        Field.line(
                                "approvedOn",
                                "On (optional)",
                                "For example, 14 February 2026. Left empty, it is today",
                                null)));
    }

    private Form closureForm(PlanView plan) {
        List<Option> successors = read(reading -> reading.all(plans)).stream()
                .filter(other -> !other.code().equals(plan.code()) && other.state() != PlanView.State.CLOSED)
                .sorted(Comparator.comparing(other -> other.code().value()))
                .map(other -> new Option(other.code().value(), "%s: %s".formatted(other.code(), other.title())))
                .toList();
        return new Form(
                "Close the plan",
                "A plan can be closed when each of its cases is closed, or goes on under another plan.",
                "The plan is closed",
                List.of(
                        Field.line(
                                "closedOn",
                                "Closed on (optional)",
                                "For example, 31 March 2029. Left empty, it is today",
                                null),
                        Field.choice(
                                "carriedOverTo",
                                "Open cases go on under (optional)",
                                null,
                                null,
                                Stream.concat(Stream.of(new Option("", "None goes on")), successors.stream())
                                        .toList()),
                        Field.list(
                                "carriedOver",
                                "Cases that go on (optional)",
                                "Each on a line of its own, for example SES2011-1.2a-CBC. All open cases must be named")));
    }

    private <T> T read(Function<Reading, T> question) {
        return readings.read(Moment.now(), question);
    }
}
