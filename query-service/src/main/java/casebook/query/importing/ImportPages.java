package casebook.query.importing;

import casebook.events.ProgressStatus;
import casebook.query.importing.ImportReport.Outcome;
import casebook.query.importing.ImportReport.Row;
import casebook.query.importing.Upload.State;
import casebook.query.pages.Mistake;
import casebook.query.pages.Page;
import casebook.query.pages.Pagination;
import casebook.query.plans.PlanCodes;
import casebook.query.plans.PlanView;
import casebook.query.plans.Plans;
import casebook.query.reading.Asked;
import casebook.query.reading.Moment;
import casebook.query.reading.Readings;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A plan's actions from a file: chosen, looked at row by row, and only then recorded, with a bar that tells how far it is. */
@Page
@Requires(Right.IMPORT_PLANS)
class ImportPages {
    private static final String ALL = "/plans/{plan}/imports";
    private static final String ONE = ALL + "/{id}";
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int SIZE = 50;

    /** How long an answer is held back for a small file, which is then through at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** After that long without a sign an import has been left by who sent it. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final Imports imports;
    private final Readings readings;
    private final Plans plans;
    private final Clock clock;

    ImportPages(Imports imports, Readings readings, Plans plans, Clock clock) {
        this.imports = imports;
        this.readings = readings;
        this.plans = plans;
        this.clock = clock;
    }

    /** What rows can be shown alone, and how many there are. */
    record Selection(String word, String label, int rows) {}

    @GetMapping(ALL)
    String choose(@PathVariable String plan, Model model) {
        return form(plan(plan), new ImportQuestion(null, null, null), List.of(), model);
    }

    @PostMapping(ALL)
    String upload(
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String asAt,
            @RequestParam(required = false) @Nullable String openedOn,
            @RequestParam(required = false) @Nullable String status,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PlanView view = plan(plan);
        ImportQuestion question = new ImportQuestion(given(asAt), given(openedOn), given(status));
        List<Mistake> mistakes = new ArrayList<>();
        if (file == null || file.isEmpty()) {
            mistakes.add(new Mistake("file", "Choose a file. If you have chosen one, it is empty"));
        } else if (file.getSize() > LARGEST) {
            mistakes.add(new Mistake(
                    "file", "The file is larger than 10 MB. Divide it, and import the parts one after the other"));
        } else if (isWorkbook(String.valueOf(file.getOriginalFilename()))) {
            mistakes.add(new Mistake(
                    "file", "The file is a workbook. Open it and save the sheet as CSV UTF-8, then choose that file"));
        }
        day("asAt", question.asAt(), mistakes);
        day("openedOn", question.openedOn(), mistakes);
        if (file == null || !mistakes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(view, question, mistakes, model);
        }
        String id = imports.check(view.code().value(), name(file), question, file.getBytes());
        return "redirect:/plans/%s/imports/%s".formatted(view.code(), id);
    }

    @GetMapping(ONE)
    String show(
            @PathVariable String plan,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String page,
            Model model,
            HttpServletResponse response)
            throws InterruptedException {
        PlanView view = plan(plan);
        Upload upload = settled(view, id);
        boolean isSilent = upload.heardOf().plus(LONGEST_SILENCE).isBefore(clock.instant());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("view", view)
                .addAttribute("upload", upload)
                .addAttribute(
                        "heading", isSilent && upload.isRunning() ? "The import has stopped" : heading(upload.state()))
                .addAttribute("isRunning", upload.isRunning() && !isSilent)
                .addAttribute("isSilent", upload.isRunning() && isSilent);
        ImportReport report = upload.report();
        if (upload.isRunning() && !isSilent) {
            model.addAttribute("refresh", 3);
        } else if (report != null) {
            rows(report, given(show), Asked.number("page", given(page), 1, 1, Integer.MAX_VALUE), model);
        }
        return "importing/import";
    }

    @PostMapping(ONE)
    String record(@PathVariable String plan, @PathVariable String id) {
        PlanView view = plan(plan);
        imports.record(upload(view, id));
        return "redirect:/plans/%s/imports/%s".formatted(view.code(), id);
    }

    private static void rows(ImportReport report, @Nullable String show, int page, Model model) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        report.rows().forEach(row -> row.outcomes().forEach(outcome -> counts.merge(outcome, 1, Integer::sum)));
        List<Row> selected = show == null
                ? report.rows()
                : report.rows().stream()
                        .filter(row -> row.outcomes().stream()
                                .anyMatch(outcome -> outcome.word().equals(show)))
                        .toList();
        int pages = Math.max(1, (selected.size() + SIZE - 1) / SIZE);
        int from = (int) Math.min(selected.size(), (page - 1L) * SIZE);
        model.addAttribute(
                        "selections",
                        Arrays.stream(Outcome.values())
                                .filter(counts::containsKey)
                                .map(outcome ->
                                        new Selection(outcome.word(), label(outcome), counts.getOrDefault(outcome, 0)))
                                .toList())
                .addAttribute("refused", counts.getOrDefault(Outcome.REFUSED, 0))
                .addAttribute("show", show)
                .addAttribute("rows", selected.subList(from, Math.min(selected.size(), from + SIZE)))
                .addAttribute("rowCount", selected.size())
                .addAttribute("pagination", Pagination.of(page, pages));
    }

    private static String heading(State state) {
        return switch (state) {
            case CHECKING -> "Checking the file";
            case CHECKED -> "What the file would do";
            case RECORDING -> "Recording";
            case RECORDED -> "The file is recorded";
            case FAILED -> "The file was not recorded";
        };
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> "Refused";
            case NEW -> "New";
            case UPDATED -> "Updated";
            case UNCHANGED -> "Unchanged";
        };
    }

    /** As it is after a moment: most files are through by then. */
    private Upload settled(PlanView plan, String id) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Upload upload = upload(plan, id);
            if (upload.state() != State.CHECKING || System.nanoTime() > end) {
                return upload;
            }
            Thread.sleep(PAUSE);
        }
    }

    private Upload upload(PlanView plan, String id) {
        return imports.find(id)
                .filter(upload -> upload.plan().equals(plan.code().value()))
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "upload-unknown",
                        "There is no such file here. Files are kept for a day; what was recorded of them stays."));
    }

    private String form(PlanView plan, ImportQuestion question, List<Mistake> mistakes, Model model) {
        model.addAttribute("view", plan)
                .addAttribute("question", question)
                .addAttribute("mistakes", mistakes)
                .addAttribute("mistaken", mistakes.stream().map(Mistake::field).toList())
                .addAttribute(
                        "statuses",
                        List.of(
                                ProgressStatus.NOT_STARTED,
                                ProgressStatus.ON_TRACK,
                                ProgressStatus.AT_RISK,
                                ProgressStatus.OFF_TRACK));
        return "importing/choose";
    }

    private PlanView plan(String written) {
        return readings.read(Moment.now(), reading -> PlanCodes.at(reading, plans, written));
    }

    private static void day(String field, @Nullable String text, List<Mistake> mistakes) {
        if (text != null) {
            try {
                Asked.day(field, text);
            } catch (Problem e) {
                mistakes.add(Mistake.of(e));
            }
        }
    }

    private static boolean isWorkbook(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).matches(".*\\.(xlsx?|xlsm|ods)");
    }

    private static String name(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename());
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
