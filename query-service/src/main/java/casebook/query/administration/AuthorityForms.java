package casebook.query.administration;

import casebook.query.authorities.Authorities;
import casebook.query.authorities.AuthorityView;
import casebook.query.authorities.Directory;
import casebook.query.forms.Field;
import casebook.query.forms.Form;
import casebook.query.forms.Forms;
import casebook.query.forms.Forms.Target;
import casebook.query.forms.Sheet;
import casebook.query.pages.Page;
import casebook.query.reading.Moment;
import casebook.query.reading.Readings;
import casebook.query.reading.Reflects;
import casebook.web.Requires;
import casebook.web.Right;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of councils: who joined, under which names papers know them, and who left. */
@Page
@Requires(Right.REGISTER_AUTHORITIES)
class AuthorityForms {
    private static final String LIST = "/administration/authorities";

    private static final Form REGISTER = Form.of(
            "Register a council",
            "From its first day as a member a council can have cases. Codes and names stand for one council only.",
            "The council is registered",
            List.of(
                    Field.line(
                            "code",
                            "Short code",
                            "As papers use it, for example CBC",
                            "Enter the council’s short code"),
                    Field.line(
                            "onsCode",
                            "Official code",
                            "Of the Office for National Statistics, for example E07000130",
                            "Enter the council’s official code"),
                    Field.line("name", "Name", "For example, Charnwood Borough Council", "Enter the council’s name"),
                    Field.list(
                            "aliases",
                            "Also written (optional)",
                            "Other ways in which papers write it, each on a line of its own"),
                    Field.day(
                            "memberFrom",
                            "Member from (optional)",
                            "For example, 1 August 2010. Left empty, it is today",
                            null)));

    private static final Form ALIAS = Form.of(
            "Add another name",
            "Imports and searches will take the new name for this council. A name can’t be taken back.",
            "The name is added",
            List.of(Field.line(
                    "alias", "Also written", "For example, OWDC", "Enter another way in which papers write it")));

    private static final Form DEPARTURE = Form.of(
            "Record that it left",
            "What the council did stays on record. No case can be opened for it after its last day.",
            "The departure is recorded",
            List.of(
                    Field.day(
                            "lastDay",
                            "Last day as a member (optional)",
                            "For example, 31 March 2028. Left empty, it is today",
                            null),
                    Field.prose("reason", "Reason", null, "Enter why the council left")));

    private final Readings readings;
    private final Authorities authorities;
    private final Forms forms;

    AuthorityForms(Readings readings, Authorities authorities, Forms forms) {
        this.readings = readings;
        this.authorities = authorities;
        this.forms = forms;
    }

    private record Register(Reflects reflects, Directory directory) {}

    @GetMapping(LIST)
    String list(Moment moment, Model model) {
        Register register = register(moment);
        model.addAttribute("reflects", register.reflects())
                .addAttribute("councils", register.directory().authorities());
        return "administration/authorities";
    }

    @GetMapping(LIST + "/register")
    ModelAndView register() {
        return forms.show(Sheet.of(REGISTER, "Councils", LIST, Map.of()));
    }

    @PostMapping(LIST + "/register")
    ModelAndView register(@RequestParam Map<String, String> typed) {
        return forms.send(Sheet.of(REGISTER, "Councils", LIST, typed), Target.at("/commands/authorities"), LIST);
    }

    @GetMapping(LIST + "/{code}/aliases")
    ModelAndView alias(@PathVariable String code) {
        return forms.show(about(ALIAS, council(code), Map.of()));
    }

    @PostMapping(LIST + "/{code}/aliases")
    ModelAndView alias(@PathVariable String code, @RequestParam Map<String, String> typed) {
        return send(ALIAS, "/commands/authorities/{code}/aliases", code, typed);
    }

    @GetMapping(LIST + "/{code}/departure")
    ModelAndView depart(@PathVariable String code) {
        return forms.show(about(DEPARTURE, council(code), Map.of()));
    }

    @PostMapping(LIST + "/{code}/departure")
    ModelAndView depart(@PathVariable String code, @RequestParam Map<String, String> typed) {
        return send(DEPARTURE, "/commands/authorities/{code}/departure", code, typed);
    }

    private ModelAndView send(Form form, String command, String code, Map<String, String> typed) {
        AuthorityView council = council(code);
        return forms.send(about(form, council, typed), Target.at(command, Map.of("code", council.code())), LIST);
    }

    private static Sheet about(Form form, AuthorityView council, Map<String, String> typed) {
        return Sheet.of(form, "%s (%s)".formatted(council.name(), council.code()), LIST, typed);
    }

    private AuthorityView council(String code) {
        return register(Moment.now()).directory().at(code);
    }

    private Register register(Moment moment) {
        return readings.read(moment, reading -> new Register(reading.reflects(), Directory.of(reading, authorities)));
    }
}
