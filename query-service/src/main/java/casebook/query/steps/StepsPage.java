package casebook.query.steps;

import casebook.events.CaseId;
import casebook.query.audit.AuditEntry;
import casebook.query.audit.Leaves;
import casebook.query.cases.CaseSteps;
import casebook.query.cases.CaseSteps.CaseStep;
import casebook.query.cases.Timeline;
import casebook.query.pages.Dates;
import casebook.query.pages.Page;
import casebook.query.projecting.Recorded;
import casebook.query.reading.Asked;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** A walk through a case or through the whole record: one entry on a page, with what it changed. */
@Page
final class StepsPage {
    /** How long an entry stands before the next one comes, where the walk plays by itself. */
    private static final int SECONDS = 6;

    /** Grows with every entry, and says nothing about what it is. */
    private static final String NUMBER_OF_ENTRIES = "Version";

    private final Steps steps;

    private final CaseSteps cases;
    private final Timeline timeline;
    private final Dates dates;

    StepsPage(Steps steps, CaseSteps cases, Timeline timeline, Dates dates) {
        this.steps = steps;
        this.cases = cases;
        this.timeline = timeline;
        this.dates = dates;
    }

    /** What a page shows: the entry, and the facts before it and after it. */
    private record Shown(Timeline.Told told, Map<String, String> before, Map<String, String> after) {}

    /** A fact before and after. */
    record Fact(
            String name, @Nullable String before, @Nullable String after) {
        public boolean differs() {
            return !Objects.equals(before, after);
        }
    }

    /** Leads to where a walk stood at a moment. */
    @Requires(Right.READ)
    @GetMapping("/cases/{caseId}/steps")
    String jump(@PathVariable String caseId, Moment moment, RedirectAttributes next) {
        return jump("/cases/" + steps.caseId(caseId) + "/steps", steps.numberAt(caseId, moment), next);
    }

    private static String jump(String address, long step, RedirectAttributes next) {
        if (step == 0) {
            next.addFlashAttribute("nothingByThen", true);
        }
        return "redirect:%s/%d".formatted(address, Math.max(1, step));
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
    String jump(Moment moment, RedirectAttributes next) {
        return jump("/audit/steps", steps.positionAt(moment), next);
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

    private String show(Step step, String address, boolean playing, Model model, HttpServletResponse response) {
        Long next = step.ways().next();
        boolean goesOn = playing && next != null;
        if (goesOn) {
            // Works without a script, and stops when its reader leaves.
            response.setHeader("Refresh", "%d;url=%s/%d?play=on".formatted(SECONDS, address, next));
        }
        Shown shown = shown(step);
        List<Fact> facts = facts(shown);
        model.addAttribute("step", step)
                .addAttribute("address", address)
                .addAttribute("playing", goesOn)
                .addAttribute("seconds", SECONDS)
                .addAttribute("told", shown.told())
                .addAttribute("changed", facts.stream().filter(Fact::differs).toList())
                .addAttribute(
                        "unchanged",
                        facts.stream().filter(Predicate.not(Fact::differs)).toList());
        return "steps/step";
    }

    private Shown shown(Step step) {
        AuditEntry entry = step.entry();
        String caseId = entry.caseId();
        if (caseId == null) {
            return new Shown(timeline.told(entry), words(step.before()), words(step.after()));
        }
        CaseStep inWords = cases.at(CaseId.parse(caseId), entry.position(), Recorded.day(entry.recordedAt()));
        return new Shown(inWords.told(), inWords.before(), inWords.after());
    }

    /** A document that has no page of its own words, value by value. */
    private Map<String, String> words(@Nullable JsonNode document) {
        Map<String, String> words = new LinkedHashMap<>();
        if (document != null) {
            Leaves.of(document).stream()
                    .filter(leaf -> !leaf.name().equals(NUMBER_OF_ENTRIES))
                    .forEach(leaf -> words.put(leaf.name(), dates.inWords(leaf.value())));
        }
        return words;
    }

    private static List<Fact> facts(Shown shown) {
        Set<String> names = new LinkedHashSet<>(shown.after().keySet());
        names.addAll(shown.before().keySet());
        return names.stream()
                .map(name ->
                        new Fact(name, shown.before().get(name), shown.after().get(name)))
                .toList();
    }
}
