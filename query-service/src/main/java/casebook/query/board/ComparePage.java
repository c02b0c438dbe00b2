package casebook.query.board;

import casebook.query.board.PlanAnswer.Row;
import casebook.query.cases.Comparison;
import casebook.query.pages.Dates;
import casebook.query.pages.Mistake;
import casebook.query.pages.Option;
import casebook.query.pages.Page;
import casebook.query.plans.PlanView;
import casebook.query.projecting.Recorded;
import casebook.query.reading.Asked;
import casebook.query.reading.AskedMoment;
import casebook.query.reading.Beginning;
import casebook.query.reading.Moment;
import casebook.query.reading.MomentInWords;
import casebook.query.reading.Quarters;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.Reflects;
import casebook.query.reading.Shown;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What changed between two dates; between the ends of the last two quarters, where none are given. */
@Page
final class ComparePage {
    private static final List<String> FIELDS = List.of("from", "to", "plan", "describing", "on");

    private final Board board;
    private final PlanStandings plans;
    private final Readings readings;
    private final Beginning beginning;
    private final MomentInWords words;
    private final Dates dates;
    private final Clock clock;

    ComparePage(
            Board board,
            PlanStandings plans,
            Readings readings,
            Beginning beginning,
            MomentInWords words,
            Dates dates,
            Clock clock) {
        this.board = board;
        this.plans = plans;
        this.readings = readings;
        this.beginning = beginning;
        this.words = words;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * How one of the two moments heads what it held.
     *
     * @param extent how much of the record that is
     */
    record Heading(String moment, String extent) {}

    @Requires(Right.READ)
    @GetMapping("/compare")
    String show(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam Map<String, String> asked,
            AskedMoment moment,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        LocalDate today = Recorded.day(clock.instant());
        String asOf = Asked.filled(asked.get("asOf"));
        if (asOf != null) {
            return split(asOf, moment, asked, today, next);
        }
        List<LocalDate> quarters = Quarters.endedBy(today, 2);
        String before = given(from, quarters.getFirst());
        String after = given(to, quarters.getLast());
        List<PlanView> all =
                plans.list(Moment.now()).plans().stream().map(Row::plan).toList();
        model.addAttribute("from", before)
                .addAttribute("to", after)
                .addAttribute("asked", asked)
                .addAttribute("plans", Option.of(all, PlanView::code, PlanView::name))
                .addAttribute("mistakes", List.of());
        try {
            Moment first = moment.require().at("from", before, today);
            Moment second = moment.require().at("to", after, today);
            Shown shown = shown("from", first);
            if (shown.isAfter(shown("to", second))) {
                throw Asked.refusal(
                        "from", "This comes after the second date. Exchange the two, or give an earlier one.");
            }
            Comparison comparison = board.compare(Asked.filled(plan), Moment.comparing(first, second));
            CaseLinks links = CaseLinks.ofPage(request.getParameterMap()).and(Map.of("asOf", after));
            model.addAttribute("comparison", comparison)
                    .addAttribute("earlier", heading(comparison.before().reflects()))
                    .addAttribute("later", heading(comparison.after().reflects()))
                    .addAttribute("changes", Change.of(comparison, links));
            if (shown.reflects().position() == 0) {
                boolean isAllBefore = comparison.reflects().position() == 0;
                model.addAttribute("begins", beginning.day().orElse(null))
                        .addAttribute("toBegun", isAllBefore ? dates.day(today) : after);
            }
        } catch (Problem e) {
            Mistake.show(e, FIELDS, response, model);
        }
        return "board/compare";
    }

    /** Leads from an address as the interface has it to the one that the form makes. */
    private static String split(
            String asOf, AskedMoment moment, Map<String, String> asked, LocalDate today, RedirectAttributes next) {
        if (!moment.require().isComparison()) {
            throw Asked.refusal(
                    "asOf", "Two are compared, with a comma between them: 31 December 2017, 31 March 2018.");
        }
        List<String> two = Moment.split(asOf, today);
        asked.remove("asOf");
        next.addAllAttributes(asked).addAttribute("from", two.getFirst()).addAttribute("to", two.getLast());
        return "redirect:/compare";
    }

    /** One of the moments by itself, so that what is wrong with it is told beside its field. */
    private Shown shown(String field, Moment moment) {
        try {
            return readings.read(moment, Reading::shown);
        } catch (Problem e) {
            throw e.property("parameter").isPresent()
                    ? Asked.refusal(field, Mistake.of(e).message())
                    : e;
        }
    }

    private Heading heading(Reflects reflects) {
        String asOf = Objects.requireNonNull(reflects.asOf());
        String moment = words.of(asOf);
        if (reflects.recordedAt() == null) {
            return new Heading(moment, "before the first entry");
        }
        return reflects.asOfDay() == null
                ? new Heading(moment, "recorded on " + dates.moment(reflects.recordedAt()))
                : new Heading(moment, "up to entry %,d".formatted(reflects.position()));
    }

    private String given(@Nullable String text, LocalDate otherwise) {
        String written = Asked.filled(text);
        return written == null ? dates.day(otherwise) : written;
    }
}
