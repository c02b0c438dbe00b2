package casebook.query.board;

import casebook.query.pages.Mistake;
import casebook.query.pages.Page;
import casebook.query.papers.BoardPapers;
import casebook.query.papers.Paper;
import casebook.query.reading.Csv;
import casebook.query.reading.Moment;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board papers: the list, each as it was published, and the form that publishes the next. */
@Page
final class PapersPage {
    private static final List<String> FIELDS = List.of("title", "on", "plan");

    private final BoardPapers papers;
    private final Board board;
    private final CommandSender commands;

    PapersPage(BoardPapers papers, Board board, CommandSender commands) {
        this.papers = papers;
        this.board = board;
        this.commands = commands;
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
                .addAttribute("mayPublish", Caller.current().may(Right.PUBLISH_PAPERS))
                .addAttribute("mistakes", mistakes)
                .addAttribute("typed", typed)
                .addAttribute("position", position)
                .addAttribute("key", key);
        return "board/papers";
    }

    @Requires(Right.PUBLISH_PAPERS)
    @PostMapping("/papers")
    String publish(@RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        String key = typed.getOrDefault("key", UUID.randomUUID().toString());
        String position = typed.getOrDefault("position", "");
        Map<String, Object> body = new LinkedHashMap<>();
        FIELDS.stream()
                .filter(field -> !typed.getOrDefault(field, "").isBlank())
                .forEach(field -> body.put(field, typed.get(field)));
        if (position.matches("\\d{1,18}")) {
            body.put("position", Long.valueOf(position));
        }
        return switch (commands.send("/commands/papers", Map.of(), body, null, key)) {
            case Recorded recorded -> "redirect:/papers";
            case Refused refused -> {
                response.setStatus(refused.status());
                List<Mistake> mistakes = refused.errors().isEmpty()
                        ? List.of(new Mistake(null, refused.detail()))
                        : refused.errors().stream()
                                .map(error -> new Mistake(
                                        FIELDS.contains(error.field()) ? error.field() : null, error.message()))
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

    /** The paper alone, without anything of whoever opens it or of the day on which it is opened. */
    @Requires(Right.READ)
    @GetMapping("/papers/{number:\\d+}")
    String show(@PathVariable String number, Model model) {
        Paper paper = papers.at(number);
        model.addAttribute("paper", paper)
                .addAttribute("board", board.show(paper))
                .addAttribute("areas", AreaTitles.BY_WORD);
        return "board/paper";
    }

    @Requires(Right.READ)
    @GetMapping(path = "/papers/{number:\\d+}/csv", produces = Csv.MEDIA_TYPE)
    ResponseEntity<String> csv(@PathVariable String number) {
        return PaperTable.of(papers.at(number), board);
    }
}
