package casebook.query.steps;

import casebook.query.pages.Page;
import casebook.query.reading.Asked;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** A walk through a case or through the whole record: one entry on a page, with what it changed. */
@Page
final class StepsPage {
    /** How long an entry stands before the next one comes, where the walk plays by itself. */
    private static final int SECONDS = 6;

    private final Steps steps;

    StepsPage(Steps steps) {
        this.steps = steps;
    }

    /** A fact before and after; marked where it differs. */
    record Fact(
            String name, @Nullable String before, @Nullable String after) {
        public boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    /** Leads to where a walk stood at a moment. */
    @Requires(Right.READ)
    @GetMapping("/cases/{caseId}/steps")
    String jump(@PathVariable String caseId, Moment moment) {
        return "redirect:/cases/"
                + steps.ofCase(caseId, steps.numberAt(caseId, moment)).entry().caseId() + "/steps/"
                + steps.numberAt(caseId, moment);
    }

    @Requires(Right.READ)
    @GetMapping("/cases/{caseId}/steps/{entry}")
    String ofCase(
            @PathVariable String caseId,
            @PathVariable String entry,
            @RequestParam(required = false) @Nullable String play,
            Model model,
            HttpServletResponse response) {
        Step shown = steps.ofCase(caseId, Asked.position("entry", entry));
        return show(shown, "/cases/" + shown.entry().caseId() + "/steps", play != null, model, response);
    }

    /** Leads to the last entry that was recorded at a moment. */
    @Requires(Right.READ_AUDIT)
    @GetMapping("/audit/steps")
    String jump(Moment moment) {
        return "redirect:/audit/steps/" + steps.positionAt(moment);
    }

    @Requires(Right.READ_AUDIT)
    @GetMapping("/audit/steps/{position}")
    String ofRecord(
            @PathVariable String position,
            @RequestParam(required = false) @Nullable String play,
            Model model,
            HttpServletResponse response) {
        return show(
                steps.ofRecord(Asked.position("position", position)), "/audit/steps", play != null, model, response);
    }

    private static String show(Step step, String address, boolean playing, Model model, HttpServletResponse response) {
        boolean goesOn = playing && step.step() < step.steps();
        if (goesOn) {
            // Works without a script, and stops when its reader leaves.
            response.setHeader("Refresh", "%d;url=%s/%d?play=on".formatted(SECONDS, address, step.step() + 1));
        }
        model.addAttribute("step", step)
                .addAttribute("address", address)
                .addAttribute("playing", goesOn)
                .addAttribute("seconds", SECONDS)
                .addAttribute("facts", facts(step));
        return "steps/step";
    }

    private static List<Fact> facts(Step step) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode side : new JsonNode[] {step.after(), step.before()}) {
            if (side != null) {
                names.addAll(side.propertyNames());
            }
        }
        List<Fact> facts = new ArrayList<>();
        names.forEach(name -> facts.add(new Fact(
                words(name),
                Steps.text(step.before() == null ? null : step.before().get(name)),
                Steps.text(step.after() == null ? null : step.after().get(name)))));
        return facts;
    }

    /** "lastUpdatedOn" as words. */
    private static String words(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.UK);
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
