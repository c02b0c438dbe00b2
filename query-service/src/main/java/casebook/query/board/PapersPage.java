package casebook.query.board;

import casebook.checkpoints.Checkpoint;
import casebook.checkpoints.Checkpoints;
import casebook.events.PlanCode;
import casebook.query.board.PlanAnswer.Row;
import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.papers.BoardPapers;
import casebook.query.papers.Paper;
import casebook.query.plans.PlanView;
import casebook.query.reading.Csv;
import casebook.query.reading.Moment;
import casebook.query.reading.Reader;
import casebook.query.sending.CommandSender;
import casebook.query.sending.Outcome.Recorded;
import casebook.query.sending.Outcome.Refused;
import casebook.query.sending.Outcome.Unanswered;
import casebook.web.Caller;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board papers: the list, each as it was published, and the form that publishes the next. */
@Page
final class PapersPage {
    /** The fields of the form and what it calls them. */
    private static final Map<String, String> LABELS = Map.of("title", "Title", "on", "Colours of", "plan", "Plan");

    /** Which field a refusal is about that names none, by its code. */
    private static final Map<String, String> CONCERNS = Map.of("paper-exists", "title", "plan-unknown", "plan");

    private final BoardPapers papers;
    private final Board board;
    private final PlanStandings plans;
    private final CommandSender commands;
    private final Checkpoints checkpoints;

    PapersPage(BoardPapers papers, Board board, PlanStandings plans, CommandSender commands, Checkpoints checkpoints) {
        this.papers = papers;
        this.board = board;
        this.plans = plans;
        this.commands = commands;
        this.checkpoints = checkpoints;
    }

    @Requires(Right.READ)
    @GetMapping("/papers")
    String list(Model model) {
        // What the form publishes is what its reader could see when it was shown.
        BoardAnswer now = board.show(null, Moment.now());
        return list(
                model,
                List.of(),
                Map.of(),
                Long.toString(now.reflects().position()),
                UUID.randomUUID().toString());
    }

    private String list(Model model, List<Mistake> mistakes, Map<String, String> typed, String position, String key) {
        model.addAttribute("papers", papers.all().reversed())
                .addAttribute("mayReadAudit", Reader.current().seesAll())
                .addAttribute(
                        "plans",
                        Option.of(
                                plans.list(Moment.now()).plans().stream()
                                        .map(Row::plan)
                                        .toList(),
                                PlanView::code,
                                PlanView::name))
                .addAttribute("mayPublish", Caller.current().may(Right.PUBLISH_PAPERS))
                .addAttribute("mistakes", mistakes)
                .addAttribute("typed", typed)
                .addAttribute("position", position)
                .addAttribute("key", key);
        return "board/papers";
    }

    @Requires(Right.PUBLISH_PAPERS)
    @PostMapping("/papers")
    String publish(
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String key = typed.getOrDefault("key", UUID.randomUUID().toString());
        String position = typed.getOrDefault("position", "");
        Map<String, Object> body = new LinkedHashMap<>();
        LABELS.keySet().stream()
                .filter(field -> !typed.getOrDefault(field, "").isBlank())
                .forEach(field -> body.put(field, typed.get(field)));
        if (position.matches("\\d{1,18}")) {
            body.put("position", Long.valueOf(position));
        }
        if (typed.getOrDefault("title", "").isBlank()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return list(model, List.of(new Mistake("title", "Enter a title")), typed, position, key);
        }
        return switch (commands.send("/commands/papers", Map.of(), body, null, key)) {
            case Recorded recorded -> {
                next.addFlashAttribute("published", recorded.position());
                yield "redirect:/papers";
            }
            case Refused refused -> {
                response.setStatus(refused.status());
                List<Mistake> mistakes = refused.errors().isEmpty()
                        ? List.of(new Mistake(CONCERNS.get(refused.code()), refused.detail()))
                        : refused.errors().stream()
                                .map(error -> mistake(error.field(), error.message()))
                                .toList();
                yield list(model, mistakes, typed, position, UUID.randomUUID().toString());
            }
            case Unanswered unanswered -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                yield list(
                        model,
                        List.of(new Mistake(
                                null, "The service that records is not available. Send it again in a minute.")),
                        typed,
                        position,
                        key);
            }
        };
    }

    private static Mistake mistake(@Nullable String field, String message) {
        String label = field == null ? null : LABELS.get(field);
        return label == null
                ? new Mistake(null, message)
                : new Mistake(field, message.replace("\"%s\"".formatted(field), "“%s”".formatted(label)));
    }

    /** The paper alone, without anything of whoever opens it or of the day on which it is opened. */
    @Requires(Right.READ)
    @GetMapping("/papers/{number:\\d+}")
    String show(@PathVariable String number, Model model) {
        Paper paper = papers.at(number);
        model.addAttribute("paper", paper).addAttribute("plan", plan(paper));
        BoardPage.figures(board.show(paper), CaseLinks.ofPaper(paper), model);
        return "board/paper";
    }

    private @Nullable PlanView plan(Paper paper) {
        PlanCode code = paper.plan();
        return code == null
                ? null
                : plans.list(Moment.asOfPosition(paper.position())).plans().stream()
                        .map(Row::plan)
                        .filter(each -> each.code().equals(code))
                        .findFirst()
                        .orElse(null);
    }

    /** What its reader can keep with the paper, or have kept, to check it by. */
    @Requires(Right.READ)
    @GetMapping("/papers/{number:\\d+}/check")
    String check(@PathVariable String number, Model model) {
        Paper paper = papers.at(number);
        model.addAttribute("paper", paper)
                .addAttribute(
                        "checkpoint",
                        checkpoints
                                .covering(paper.entry())
                                .map(Checkpoint::size)
                                .orElse(null))
                .addAttribute("mayReadAudit", Reader.current().seesAll());
        return "board/check";
    }

    @Requires(Right.READ)
    @GetMapping(path = "/papers/{number:\\d+}/csv", produces = Csv.MEDIA_TYPE)
    ResponseEntity<String> csv(@PathVariable String number) {
        return PaperTable.of(papers.at(number), board);
    }
}
