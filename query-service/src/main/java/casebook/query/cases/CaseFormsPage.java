package casebook.query.cases;

import casebook.events.CorrectableField;
import casebook.query.cases.FormField.Option;
import casebook.query.pages.Mistake;
import casebook.query.pages.Page;
import casebook.query.reading.Moment;
import casebook.query.sending.CommandSender;
import casebook.query.sending.Outcome;
import casebook.query.sending.Outcome.Recorded;
import casebook.query.sending.Outcome.Refused;
import casebook.query.sending.Outcome.Unanswered;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The forms of a case. Each holds the version that its reader has seen and a key of its own, made when it is first shown:
 * sent twice it is recorded once, and what somebody else recorded in between is shown before anything is added to it.
 */
@Page
final class CaseFormsPage {
    private static final String FORMS =
            "/cases/{caseId}/{form:progress|deadline|completion|reopening|responsibility|evidence|withdrawal}";
    private static final String CORRECTION = "/cases/{caseId}/corrections/{entry}";

    private final CaseReader reader;
    private final Timeline timeline;
    private final CommandSender commands;

    CaseFormsPage(CaseReader reader, Timeline timeline, CommandSender commands) {
        this.reader = reader;
        this.timeline = timeline;
        this.commands = commands;
    }

    /**
     * A form on its way to the reader.
     *
     * @param address where it is sent
     * @param version the version of the case that its reader has seen
     * @param typed by the name of the field
     */
    record Sheet(
            CaseForm form,
            String address,
            long version,
            String key,
            Map<String, String> typed,
            List<Mistake> mistakes) {

        /** What was typed into a field, or nothing. */
        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }

        /** What is wrong with a field. */
        public List<Mistake> mistakes(String field) {
            return mistakes.stream()
                    .filter(mistake -> field.equals(mistake.field()))
                    .toList();
        }
    }

    @Requires(Right.POST_ON_CASE)
    @GetMapping(FORMS)
    String show(@PathVariable String caseId, @PathVariable String form, Model model) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        CaseForm asked = require(answer, form);
        return show(answer, fresh(answer, asked, addressOf(answer, form), Map.of()), model);
    }

    @Requires(Right.POST_ON_CASE)
    @PostMapping(FORMS)
    String send(
            @PathVariable String caseId,
            @PathVariable String form,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        requireOwn(answer);
        CaseForm asked = form(form);
        return send(
                answer,
                sheet(answer, asked, addressOf(answer, form), typed),
                body(asked, typed),
                model,
                response,
                next);
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
    String correct(@PathVariable String caseId, @PathVariable long entry, @PathVariable String field, Model model) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        HistoryEntry asked = requireCorrectable(answer, entry);
        CorrectableField wrong = requireField(asked, field);
        return show(
                answer,
                fresh(
                        answer,
                        correction(asked, wrong),
                        addressOf(answer, asked, wrong),
                        Map.of("says", timeline.written(asked, wrong))),
                model);
    }

    @Requires(Right.CORRECT_ENTRY)
    @PostMapping(CORRECTION + "/{field}")
    String sendCorrection(
            @PathVariable String caseId,
            @PathVariable long entry,
            @PathVariable String field,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        CaseAnswer answer = reader.read(Moment.now(), caseId);
        HistoryEntry asked = requireCorrectable(answer, entry);
        CorrectableField wrong = requireField(asked, field);
        CaseForm form = correction(asked, wrong);
        Map<String, Object> body = new LinkedHashMap<>(body(form, typed));
        body.put("entry", entry);
        body.put("field", wrong.word());
        return send(answer, sheet(answer, form, addressOf(answer, asked, wrong), typed), body, model, response, next);
    }

    private String send(
            CaseAnswer answer,
            Sheet sheet,
            Map<String, ?> body,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Outcome outcome = commands.send(
                "/commands/cases/{caseId}/{form}",
                Map.of("caseId", answer.caseId(), "form", sheet.form().path()),
                body,
                sheet.version(),
                sheet.key());
        return switch (outcome) {
            case Recorded recorded -> {
                next.addFlashAttribute("recorded", recorded);
                next.addFlashAttribute("done", sheet.form().done());
                yield "redirect:"
                        + UriComponentsBuilder.fromPath("/cases/{caseId}")
                                .queryParam("atLeast", recorded.position())
                                .encode()
                                .buildAndExpand(answer.caseId())
                                .toUriString();
            }
            case Unanswered unanswered -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                model.addAttribute("unanswered", true);
                yield show(answer, sheet, model);
            }
            case Refused refused -> refused(answer, sheet, refused, model, response);
        };
    }

    private String refused(CaseAnswer answer, Sheet sheet, Refused refused, Model model, HttpServletResponse response) {
        if (refused.status() == 401 || refused.status() == 403 || refused.status() == 404) {
            throw new Problem(HttpStatus.valueOf(refused.status()), refused.code(), refused.detail());
        }
        response.setStatus(refused.status());
        if (refused.code().equals("stale")) {
            CaseAnswer now = reader.read(Moment.now(), answer.caseId().toString());
            model.addAttribute(
                    "meanwhile",
                    timeline.of(now).stream()
                            .filter(entry -> entry.entry() > sheet.version())
                            .toList());
            return show(now, renewed(sheet, now.version()), model);
        }
        if (refused.code().equals("idempotency-key-reused")) {
            model.addAttribute("sentBefore", true);
            return show(answer, renewed(sheet, answer.version()), model);
        }
        return show(
                answer,
                new Sheet(
                        sheet.form(),
                        sheet.address(),
                        sheet.version(),
                        sheet.key(),
                        sheet.typed(),
                        mistakes(sheet, refused)),
                model);
    }

    private String show(CaseAnswer answer, Sheet sheet, Model model) {
        model.addAttribute("reflects", answer.reflects());
        model.addAttribute("answer", answer);
        model.addAttribute("sheet", sheet);
        model.addAttribute("longest", FormField.LONGEST);
        return "cases/form";
    }

    private static Sheet fresh(CaseAnswer answer, CaseForm form, String address, Map<String, String> typed) {
        return new Sheet(form, address, answer.version(), newKey(), typed, List.of());
    }

    /** The same once more, against the present version and as another command. */
    private static Sheet renewed(Sheet sheet, long version) {
        return new Sheet(sheet.form(), sheet.address(), version, newKey(), sheet.typed(), List.of());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Sheet sheet(CaseAnswer answer, CaseForm form, String address, Map<String, String> typed) {
        String version = typed.getOrDefault("version", "");
        String key = typed.getOrDefault("key", "");
        return new Sheet(
                form,
                address,
                version.matches("[1-9][0-9]{0,17}") ? Long.parseLong(version) : answer.version(),
                key.matches("[A-Za-z0-9-]{1,64}") ? key : newKey(),
                typed,
                List.of());
    }

    /** What the command's interface is sent: what was typed, without what was left empty. */
    private static Map<String, String> body(CaseForm form, Map<String, String> typed) {
        Map<String, String> body = new LinkedHashMap<>();
        form.fields().forEach(field -> {
            String value = typed.getOrDefault(field.name(), "");
            if (!value.isBlank()) {
                body.put(field.name(), value);
            }
        });
        return body;
    }

    /** The refusal in the words of the form: its fields are called as they are labelled. */
    private static List<Mistake> mistakes(Sheet sheet, Refused refused) {
        if (refused.errors().isEmpty()) {
            String field = about(refused.code());
            boolean isHere =
                    sheet.form().fields().stream().anyMatch(it -> it.name().equals(field));
            return List.of(new Mistake(isHere ? field : null, labelled(sheet.form(), refused.detail())));
        }
        return refused.errors().stream()
                .map(error -> sheet.form().fields().stream()
                        .filter(field -> field.name().equals(error.field()))
                        .findFirst()
                        .map(field -> new Mistake(
                                field.name(),
                                sheet.typed(field.name()).isBlank()
                                        ? Objects.requireNonNullElse(field.missing(), error.message())
                                        : labelled(sheet.form(), error.message())))
                        .orElseGet(() -> new Mistake(null, labelled(sheet.form(), error.message()))))
                .toList();
    }

    private static @Nullable String about(String code) {
        return switch (code) {
            case "deadline-unchanged", "responsibility-unchanged" -> "to";
            case "entry-unchanged" -> "says";
            default -> null;
        };
    }

    private static String labelled(CaseForm form, String message) {
        String labelled = message;
        for (FormField field : form.fields()) {
            labelled = labelled.replace(
                    "\"" + field.name() + "\"", "“" + field.label().replace(" (optional)", "") + "”");
        }
        return labelled;
    }

    private static CaseForm form(String path) {
        return CaseForm.ALL.stream()
                .filter(form -> form.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static CaseForm require(CaseAnswer answer, String path) {
        requireOwn(answer);
        CaseForm form = form(path);
        if (!CaseForm.openTo(answer).contains(form)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    form.when().contains(State.OPEN) ? "case-closed" : "case-open",
                    form.when().contains(State.OPEN)
                            ? "%s is closed; reopen it first.".formatted(answer.caseId())
                            : "%s is open; only a closed case can be reopened.".formatted(answer.caseId()));
        }
        return form;
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

    private static CaseForm correction(HistoryEntry entry, CorrectableField field) {
        String label = "It should say";
        String missing = "Enter what it should say";
        FormField says = switch (field) {
            case STATUS -> FormField.choice("says", label, missing, statuses());
            case NARRATIVE, ACTION, COMMITMENT, OUTCOME, REASON -> FormField.prose("says", label, missing, null);
            case DEADLINE ->
                FormField.line("says", label, missing, "As people write it: May 2018, 31/3/2018 or Ongoing.", 20);
            case AS_AT, RETURN_ON, COMPLETED_ON ->
                FormField.line("says", label, missing, "For example, 31 March 2018.", 20);
            case RESPONSIBLE_ROLE, TITLE, LINK -> FormField.line("says", label, missing, null, 30);
        };
        return new CaseForm(
                "corrections",
                "Correct entry %d: %s"
                        .formatted(entry.entry(), Corrections.label(field).toLowerCase(Locale.UK)),
                "What it said first stays in the history, with your reason.",
                "Correct the entry",
                "Entry corrected",
                List.of(State.values()),
                List.of(says, FormField.prose("reason", "Why it was wrong", "Enter why it was wrong", null)));
    }

    private static List<Option> statuses() {
        return CaseForm.ALL.getFirst().fields().getFirst().options();
    }

    private static String addressOf(CaseAnswer answer, String form) {
        return "/cases/" + answer.caseId() + "/" + form;
    }

    private static String addressOf(CaseAnswer answer, HistoryEntry entry, CorrectableField field) {
        return "/cases/%s/corrections/%d/%s".formatted(answer.caseId(), entry.entry(), field.word());
    }
}
