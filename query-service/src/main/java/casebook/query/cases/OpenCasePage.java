package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.EqualityAim;
import casebook.events.PlanCode;
import casebook.events.ProtectedCharacteristic;
import casebook.events.Reference;
import casebook.events.ShortCode;
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
import casebook.query.plans.PlanCodes;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.web.Caller;
import casebook.web.Matter;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An action of a plan becomes a case of the own council: first the plan is chosen, then the action is described. */
@Page
final class OpenCasePage {
    private static final String OPEN = "/cases/open";

    private final Readings readings;
    private final Plans plans;
    private final Authorities authorities;
    private final Forms forms;
    private final CaseWords words;

    OpenCasePage(Readings readings, Plans plans, Authorities authorities, Forms forms, CaseWords words) {
        this.readings = readings;
        this.plans = plans;
        this.authorities = authorities;
        this.forms = forms;
        this.words = words;
    }

    /** A plan, and the councils for which whoever is signed in can open cases under it. */
    private record Choice(PlanView plan, List<AuthorityView> councils) {}

    @Requires(Right.POST_ON_CASE)
    @GetMapping(OPEN)
    String choose(Model model) {
        model.addAttribute(
                "plans",
                readings.read(
                        Moment.now(),
                        reading -> reading.all(plans).stream()
                                .filter(plan -> plan.state() == PlanView.State.IN_FORCE)
                                .filter(plan -> !own(reading, plan).isEmpty())
                                .sorted(Comparator.comparing(PlanView::to).reversed())
                                .toList()));
        return "cases/open";
    }

    @Requires(Right.POST_ON_CASE)
    @GetMapping(OPEN + "/{plan}")
    ModelAndView ask(@PathVariable String plan) {
        return forms.show(sheet(choice(plan), Map.of()));
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping(OPEN + "/{plan}")
    ModelAndView send(@PathVariable String plan, @RequestParam Map<String, String> typed) {
        Choice choice = choice(plan);
        Sheet sheet = sheet(choice, typed);
        String council = choice.councils().size() == 1
                ? choice.councils().getFirst().code().value()
                : sheet.typed("authority");
        Target target = new Target(
                "/commands/cases", Map.of(), Map.of("plan", choice.plan().code().value(), "authority", council));
        return forms.send(sheet, target, () -> "/cases/" + caseId(choice.plan().code(), sheet, council));
    }

    private static CaseId caseId(PlanCode plan, Sheet sheet, String council) {
        return new CaseId(plan, Reference.parse(sheet.typed("reference")), ShortCode.parse(council));
    }

    private Choice choice(String written) {
        Choice choice = readings.read(Moment.now(), reading -> {
            PlanView plan = PlanCodes.at(reading, plans, written);
            return new Choice(plan, own(reading, plan));
        });
        if (choice.plan().state() != PlanView.State.IN_FORCE) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    choice.plan().state() == PlanView.State.CLOSED ? "plan-closed" : "plan-not-in-force",
                    "%s is not in force, so no case can be opened under it."
                            .formatted(choice.plan().code()));
        }
        if (choice.councils().isEmpty()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-authority",
                    "%s is the plan of another council than yours."
                            .formatted(choice.plan().code()));
        }
        return choice;
    }

    /** The councils that the plan binds, and for which whoever is signed in acts. */
    private List<AuthorityView> own(Reading reading, PlanView plan) {
        return Directory.of(reading, authorities).authorities().stream()
                .filter(council -> plan.owner() == null || plan.owner().equals(council.code()))
                .filter(council -> Caller.current()
                        .may(Right.POST_ON_CASE, Matter.of(council.code().value())))
                .toList();
    }

    private Sheet sheet(Choice choice, Map<String, String> typed) {
        PlanView plan = choice.plan();
        return Sheet.of(form(choice), plan.name(), OPEN, typed);
    }

    private Form form(Choice choice) {
        List<AuthorityView> councils = choice.councils();
        List<Field> fields = new ArrayList<>();
        if (councils.size() > 1) {
            fields.add(Field.choice(
                    "authority",
                    "Council",
                    null,
                    "Choose the council",
                    Option.after("Choose a council", Option.of(councils, AuthorityView::code, AuthorityView::name))));
        }
        fields.addAll(List.of(
                Field.day(
                        "reference",
                        "Reference",
                        "The number of the action in the plan, for example 3.1",
                        "Enter the action’s reference"),
                Field.choice(
                        "division",
                        "Objective or performance area",
                        null,
                        "Choose the objective or area that the action belongs to",
                        Option.after(
                                "Choose one",
                                Option.of(
                                        choice.plan().divisions(),
                                        Division::code,
                                        division -> "%s: %s".formatted(division.code(), division.title())))),
                Field.prose("action", "What is to be done", null, "Enter what is to be done"),
                Field.prose(
                        "commitment",
                        "Commitment (optional)",
                        "What the plan promises, where the action is a step towards it",
                        null),
                Field.prose("outcome", "Measure of success (optional)", "How one will tell that it is achieved", null),
                Field.line("responsibleRole", "Responsible role (optional)", CaseForm.ROLES, null),
                Field.day("deadline", "Deadline (optional)", CaseForm.DEADLINES, null),
                Field.checks(
                        "characteristics",
                        "Protected characteristics (optional)",
                        "Whom it is for. Choose all that apply",
                        Option.of(
                                List.of(ProtectedCharacteristic.values()),
                                ProtectedCharacteristic::word,
                                each -> words.sentence(each.word()))),
                Field.checks(
                        "aims",
                        "Aims of the equality duty (optional)",
                        "Choose all that apply",
                        Option.of(
                                List.of(EqualityAim.values()), EqualityAim::word, each -> words.sentence(each.word()))),
                Field.day(
                        "openedOn",
                        "Opened on (optional)",
                        "For example, 1 April 2018. Left empty, it is today",
                        null)));
        return Form.of(
                        "Open a case",
                        councils.size() == 1
                                ? "It will be a case of %s, open from the day that you name below."
                                        .formatted(councils.getFirst().name())
                                : "It will be open from the day that you name below.",
                        "Case opened",
                        fields)
                .concerning("case-exists", "reference")
                .concerning("division-unknown", "division")
                .concerning("authority-not-member", "openedOn")
                .concerning("plan-not-in-force", "openedOn");
    }
}
