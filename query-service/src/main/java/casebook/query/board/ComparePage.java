package casebook.query.board;

import casebook.query.cases.Comparison;
import casebook.query.pages.Page;
import casebook.query.projecting.Recorded;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed between two dates; between the ends of the last two quarters, where none are given. */
@Page
final class ComparePage {
    private final Board board;
    private final Clock clock;

    ComparePage(Board board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Requires(Right.READ)
    @GetMapping("/compare")
    String show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String plan,
            Model model) {
        LocalDate today = Recorded.day(clock.instant());
        List<LocalDate> quarters = Quarters.endedBy(today, 2);
        String before = given(from, quarters.getFirst().toString());
        String after = given(to, quarters.getLast().toString());
        Comparison comparison =
                board.compare(plan == null || plan.isBlank() ? null : plan, Moment.comparing(before, after, today));
        model.addAttribute("comparison", comparison)
                .addAttribute("from", before)
                .addAttribute("to", after)
                .addAttribute("plan", plan);
        return "board/compare";
    }

    private static String given(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text.strip();
    }
}
