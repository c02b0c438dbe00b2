package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.query.forms.Field;
import casebook.query.forms.Form;
import casebook.query.forms.Forms;
import casebook.query.forms.Forms.Target;
import casebook.query.forms.Sheet;
import casebook.query.pages.Page;
import casebook.query.reading.Moment;
import casebook.query.sending.Outcome.Recorded;
import casebook.query.sending.Outcome.Refused;
import casebook.query.sending.Outcome.Unanswered;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The forms of a case. Each holds the version that its reader has seen and a key of its own, made when it is first shown:
 * sent twice it is recorded once, and what somebody else recorded in between is shown before anything is added to it.
 */
@Page
final class CaseFormsPage {
    private static final String FORMS =
            "/cases/{caseId}/{form:progress|deadline|completion|reopening|responsibility|evidence|withdrawal}";
    private static final String CORRECTION = "/cases/{caseId}/corrections/{entry}";

    /** The kinds of entries that open or close a case, and what each has made of it. */
    private static final Map<String, String> TURNS = Map.of(
            "case-opened", "This case is open",
            "case-completed", "This case has been completed",
            "case-withdrawn", "This case has been withdrawn",
            "case-reopened", "This case has been reopened");

    private final CaseReader reader;
    private final Timeline timeline;
    private final Forms forms;

    CaseFormsPage(CaseReader reader, Timeline timeline, Forms forms) {
        this.reader = reader;
        this.timeline = timeline;
        this.forms = forms;
    }

    @Requires(Right.POST_ON_CASE)
    @GetMapping(FORMS)
    ModelAndView show(@PathVariable String caseId, @PathVariable String form) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        requireOwn(answer);
        Sheet sheet = sheet(answer, form(form).form(), Map.of());
        return isOpenTo(answer, form)
                ? show(answer, sheet)
                : Forms.answering(tooLate(answer, sheet), HttpStatus.CONFLICT.value());
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping(FORMS)
    ModelAndView send(@PathVariable String caseId, @PathVariable String form, @RequestParam Map<String, String> typed) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        requireOwn(answer);
        return send(answer, sheet(answer, form(form).form(), typed), form, Map.of());
    }

    /** What an entry says, to choose what is wrong in it. */
    @Requires(Right.CORRECT_ENTRY)
    @GetMapping(CORRECTION)
    String choose(@PathVariable String caseId, @PathVariable long entry, Model model) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        HistoryEntry asked = requireCorrectable(answer, entry);
        model.addAttribute("reflects", answer.reflects());
        model.addAttribute("answer", answer);
        model.addAttribute("entry", asked);
        model.addAttribute("fields", labelled(asked));
        return "cases/correct";
    }

    @Requires(Right.CORRECT_ENTRY)
    @GetMapping(CORRECTION + "/{field}")
    ModelAndView correct(@PathVariable String caseId, @PathVariable long entry, @PathVariable String field) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        HistoryEntry asked = requireCorrectable(answer, entry);
        CorrectableField wrong = requireField(asked, field);
        return show(answer, sheet(answer, correction(asked, wrong), Map.of("says", timeline.written(asked, wrong))));
    }

    @Requires(Right.CORRECT_ENTRY)
    @PostMapping(CORRECTION + "/{field}")
    ModelAndView sendCorrection(
            @PathVariable String caseId,
            @PathVariable long entry,
            @PathVariable String field,
            @RequestParam Map<String, String> typed) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        HistoryEntry asked = requireCorrectable(answer, entry);
        CorrectableField wrong = requireField(asked, field);
        Sheet sheet = sheet(answer, correction(asked, wrong), typed);
        Map<String, Object> besides = new HashMap<>(Map.of("entry", entry, "field", wrong.word()));
        if (Corrections.mayBeEmpty(asked.kind(), wrong) && sheet.typed("says").isBlank()) {
            besides.put("says", "");
        }
        return send(answer, sheet, "corrections", besides);
    }

    private ModelAndView send(CaseAnswer answer, Sheet sheet, String command, Map<String, Object> besides) {
        Target target = new Target(
                "/commands/cases/{caseId}/{command}", Map.of("caseId", answer.caseId(), "command", command), besides);
        return switch (forms.outcome(sheet, target)) {
            case Recorded recorded -> forms.recorded(sheet, recorded, addressOf(answer.caseId()));
            case Unanswered unanswered -> forms.unanswered(show(answer, sheet));
            case Refused refused -> Forms.answering(refused(answer, sheet, command, refused), refused.status());
        };
    }

    private ModelAndView refused(CaseAnswer answer, Sheet sheet, String command, Refused refused) {
        if (refused.status() == 401 || refused.status() == 403 || refused.status() == 404) {
            throw new Problem(HttpStatus.valueOf(refused.status()), refused.code(), refused.detail());
        }
        CaseAnswer now = reader.read(Moment.now(), answer.caseId().toString());
        if (!isOpenTo(now, command)) {
            return tooLate(now, sheet);
        }
        return switch (refused.code()) {
            case "stale" ->
                show(now, sheet.renewed(now.version())).addObject("meanwhile", timeline.since(now, seen(sheet)));
            case "idempotency-key-reused" ->
                show(answer, sheet.renewed(answer.version())).addObject("sentBefore", true);
            default -> show(answer, sheet.refused(refused));
        };
    }

    /** What is said where the case was closed, or opened again, so that the form can't be sent any more. */
    private ModelAndView tooLate(CaseAnswer now, Sheet sheet) {
        HistoryEntry turn = now.history().stream()
                .filter(entry -> TURNS.containsKey(entry.kind()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new ModelAndView("cases/too-late")
                .addObject("reflects", now.reflects())
                .addObject("answer", now)
                .addObject("sheet", sheet)
                .addObject("turn", turn)
                .addObject("heading", TURNS.get(turn.kind()))
                .addObject("meanwhile", timeline.since(now, seen(sheet)));
    }

    private static long seen(Sheet sheet) {
        return Objects.requireNonNull(sheet.version());
    }

    private static ModelAndView show(CaseAnswer answer, Sheet sheet) {
        return new ModelAndView("cases/form")
                .addObject("reflects", answer.reflects())
                .addObject("answer", answer)
                .addObject("sheet", sheet);
    }

    private static Sheet sheet(CaseAnswer answer, Form form, Map<String, String> typed) {
        return Sheet.of(form, answer.caseId().toString(), addressOf(answer.caseId()), typed)
                .about(answer.version());
    }

    private static CaseForm form(String path) {
        return CaseForm.ALL.stream()
                .filter(form -> form.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the case as it stands takes that command; a case that stands still may take any. */
    private static boolean isOpenTo(CaseAnswer answer, String command) {
        CaseAnswer.Standing standing = answer.standing();
        return standing == null
                || CaseForm.ALL.stream()
                        .filter(form -> form.path().equals(command))
                        .allMatch(form -> form.when().contains(standing.state()));
    }

    private static void requireOwn(CaseAnswer answer) {
        if (!CaseForm.mayPost(answer)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-authority",
                    "%s belongs to %s, for which you do not act."
                            .formatted(answer.caseId(), answer.caseId().authority()));
        }
    }

    private static HistoryEntry requireCorrectable(CaseAnswer answer, long number) {
        HistoryEntry entry = answer.history().stream()
                .filter(it -> it.entry() == number)
                .findFirst()
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "entry-unknown",
                        "%s has no entry %d.".formatted(answer.caseId(), number)));
        if (!Timeline.mayCorrect(answer.caseId().authority().value(), entry)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "not-your-entry",
                    "Officers correct their own entries; an approver of %s can correct this one."
                            .formatted(answer.caseId().authority()));
        }
        if (Corrections.fields(entry.kind()).isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "entry-is-correction",
                    "Entry %d is a correction. Correct the entry that it is about once more.".formatted(number));
        }
        return entry;
    }

    private static CorrectableField requireField(HistoryEntry entry, String word) {
        return Corrections.fields(entry.kind()).stream()
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "field-not-in-entry",
                        "Entry %d says nothing about \"%s\".".formatted(entry.entry(), word)));
    }

    /** What an entry says in each field that can be corrected: the field's word, its label and its text. */
    private List<Map<String, String>> labelled(HistoryEntry entry) {
        return timeline.correctable(entry).entrySet().stream()
                .map(field -> Map.of(
                        "word", field.getKey(),
                        "label", Corrections.label(CorrectableField.parse(field.getKey())),
                        "text", field.getValue()))
                .toList();
    }

    private static Form correction(HistoryEntry entry, CorrectableField field) {
        String label = "It should say";
        String missing = "Enter what it should say";
        Field says = switch (field) {
            case STATUS -> Field.radios("says", label, missing, CaseForm.statuses());
            case NARRATIVE, ACTION, COMMITMENT, OUTCOME, REASON -> Field.prose("says", label, null, missing);
            case DEADLINE -> Field.day("says", label, CaseForm.DEADLINES, missing);
            case AS_AT, RETURN_ON, COMPLETED_ON -> Field.day("says", label, "For example, 31 March 2018", missing);
            case RESPONSIBLE_ROLE, TITLE, LINK -> Field.line("says", label, null, missing);
        };
        if (Corrections.mayBeEmpty(entry.kind(), field)) {
            says = says.optional("Leave it empty if the entry should say nothing here");
        }
        return new Form(
                "Correct entry %d: %s"
                        .formatted(entry.entry(), Corrections.label(field).toLowerCase(Locale.UK)),
                "What it said first stays in the history, with your reason.",
                "Correct the entry",
                "Entry corrected",
                List.of(says, Field.prose("reason", "Why it was wrong", null, "Enter why it was wrong")),
                Map.of("entry-unchanged", "says"));
    }

    private static String addressOf(CaseId caseId) {
        return "/cases/" + caseId;
    }
}
