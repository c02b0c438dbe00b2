package casebook.query.cases;

import casebook.events.CaseId;
import casebook.events.ProgressStatus;
import casebook.log.Entry;
import casebook.query.authorities.Directory;
import casebook.query.cases.Comparisons.Told;
import casebook.query.plans.Areas;
import casebook.query.plans.Plans;
import casebook.query.projecting.Parked;
import casebook.query.reading.Answer;
import casebook.query.reading.Asked;
import casebook.query.reading.Links;
import casebook.query.reading.Moment;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.StandsStill;
import casebook.web.Problem;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of cases, and each case with its history. */
@RestController
@Tag(name = "Cases")
final class CasesEndpoint {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 500;

    private final Readings readings;
    private final CaseRows rows;
    private final Cases cases;
    private final Plans plans;
    private final CaseHistory history;
    private final Comparisons comparisons;

    CasesEndpoint(
            Readings readings, CaseRows rows, Cases cases, Plans plans, CaseHistory history, Comparisons comparisons) {
        this.readings = readings;
        this.rows = rows;
        this.cases = cases;
        this.plans = plans;
        this.history = history;
        this.comparisons = comparisons;
    }

    @Requires(Right.READ)
    @GetMapping("/api/cases")
    @Operation(operationId = "listCases", summary = "Lists cases", description = "Pages are linked by the Link header.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of them, or what became of all of them between two moments",
            content = @Content(schema = @Schema(oneOf = {CaseList.class, Comparison.class})))
    ResponseEntity<Answer> list(
            @Parameter(description = "Code, official code, name or alias", example = "OWDC")
                    @RequestParam(required = false)
                    @Nullable
                    String authority,
            @Parameter(example = "SES2011") @RequestParam(required = false) @Nullable String plan,
            @Parameter(description = "Performance area, or \"unassigned\"", example = "workforce")
                    @RequestParam(required = false)
                    @Nullable
                    String area,
            @Parameter(example = "at-risk") @RequestParam(required = false) @Nullable String status,
            @Parameter(example = "red") @RequestParam(required = false) @Nullable String rag,
            @Parameter(example = "true") @RequestParam(required = false) @Nullable String overdue,
            @Parameter(description = "All of these words, anywhere in the case's texts", example = "training")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(
                            description = "Open cases on which nothing was recorded since that day began",
                            example = "2018-01-01")
                    @RequestParam(required = false)
                    @Nullable
                    String notUpdatedSince,
            @Parameter(
                            description = "Fields by comma, a minus before one has the greatest first",
                            example = "-slip,due")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @Parameter(example = "1") @RequestParam(required = false) @Nullable String page,
            @Parameter(example = "50") @RequestParam(required = false) @Nullable String size,
            Moment moment) {
        int asked = Asked.number("page", page, 1, 1, Integer.MAX_VALUE);
        int length = Asked.number("size", size, USUAL_SIZE, 1, LARGEST_SIZE);
        Predicate<CaseSummary> derived = derived(area, status, rag, overdue);
        Predicate<CaseView> stored = stored(text, notUpdatedSince);
        var order = CaseOrder.asked(sort);
        Function<Reading, CaseList> question = reading -> {
            Map<String, String> lookups = lookups(reading, authority, plan);
            List<CaseSummary> selected = rows.of(reading, lookups, stored).stream()
                    .filter(derived)
                    .sorted(order)
                    .toList();
            int from = (int) Math.min(selected.size(), (asked - 1L) * length);
            return new CaseList(
                    reading.reflects(),
                    reading.day(),
                    selected.size(),
                    asked,
                    (selected.size() + length - 1) / length,
                    length,
                    rows.parked(reading, lookups),
                    selected.subList(from, Math.min(selected.size(), from + length)));
        };
        if (moment.isComparison()) {
            return ResponseEntity.ok(comparisons.between(
                    moment,
                    reading -> new Told(question.apply(reading), rows.of(reading, lookups(reading, authority, plan)))));
        }
        CaseList answer = readings.read(moment, rows.views(), question);
        return ResponseEntity.ok().headers(links(answer).headers()).body(answer);
    }

    @Requires(Right.READ)
    @GetMapping("/api/cases/{caseId}")
    @Operation(
            operationId = "showCase",
            summary = "Shows where a case stands, and its whole history",
            description =
                    "The ETag of the present is the case's version, which a command about the case names in If-Match.")
    @ApiResponse(
            responseCode = "200",
            description = "The case, or what became of it between two moments",
            content = @Content(schema = @Schema(oneOf = {CaseAnswer.class, Comparison.class})))
    Answer show(
            @Parameter(description = "With the authority's code or any alias of it", example = "SES2011-1.2a-CBC")
                    @PathVariable
                    String caseId,
            Moment moment,
            HttpServletResponse response) {
        if (moment.isComparison()) {
            return comparisons.between(moment, reading -> {
                CaseAnswer answer = show(reading, caseId);
                return new Told(answer, rows.of(reading, answer.caseId()));
            });
        }
        CaseAnswer answer = readings.read(moment, rows.views(), reading -> show(reading, caseId));
        if (answer.reflects().isPresent()) {
            // Set here and not in a ResponseEntity, which would answer If-None-Match with 304: what is derived for a
            // day
            // moves on while the version stays.
            response.setHeader(HttpHeaders.ETAG, "\"" + answer.version() + "\"");
        }
        return answer;
    }

    private CaseAnswer show(Reading reading, String caseId) {
        return rows.directory(reading.present())
                .caseId(caseId)
                .flatMap(id -> show(reading, id))
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "case-unknown", "There is no case \"%s\".".formatted(caseId)));
    }

    private Optional<CaseAnswer> show(Reading reading, CaseId id) {
        String key = id.toString();
        Optional<CaseView> view = reading.find(cases, key);
        Optional<Parked> parked = reading.parked(cases, key);
        if (view.isEmpty() && parked.isEmpty()) {
            return Optional.empty();
        }
        Areas areas = Areas.of(reading, plans);
        List<Entry> entries = reading.history(cases, key);
        return Optional.of(new CaseAnswer(
                reading.reflects(),
                reading.day(),
                id,
                entries.getLast().version(),
                StandsStill.of(parked.orElse(null)),
                view.map(it -> CaseAnswer.Standing.of(
                                it, history.texts(it, entries), areas.area(it.plan(), it.division()), reading.day()))
                        .orElse(null),
                history.of(entries)));
    }

    /** What the store can select by: a case's plan and authority never change, so no case can slip through a reading. */
    private Map<String, String> lookups(Reading reading, @Nullable String authority, @Nullable String plan) {
        Map<String, String> lookups = new HashMap<>();
        if (authority != null) {
            Directory directory = rows.directory(reading.present());
            lookups.put(
                    "authority", directory.asked("authority", authority).code().value());
        }
        if (plan != null) {
            lookups.put("plan", rows.plan(reading.present(), plan));
        }
        return lookups;
    }

    private static Predicate<CaseView> stored(@Nullable String text, @Nullable String notUpdatedSince) {
        Predicate<CaseView> all = view -> true;
        if (text != null) {
            List<String> words = Stream.of(
                            Asked.text("text", text).toLowerCase(Locale.UK).split("\\s+"))
                    .toList();
            all = all.and(view -> words.stream().allMatch(texts(view)::contains));
        }
        if (notUpdatedSince != null) {
            LocalDate since = Asked.day("notUpdatedSince", notUpdatedSince);
            all = all.and(view -> view.neglectedSince(since));
        }
        return all;
    }

    private static String texts(CaseView view) {
        return Stream.of(
                        view.id().toString(),
                        view.action(),
                        view.commitment(),
                        view.outcome(),
                        view.responsibleRole(),
                        view.deadline().written())
                .filter(text -> text != null)
                .reduce("", (one, other) -> one + "\n" + other)
                .toLowerCase(Locale.UK);
    }

    private static Predicate<CaseSummary> derived(
            @Nullable String area, @Nullable String status, @Nullable String rag, @Nullable String overdue) {
        Predicate<CaseSummary> all = row -> true;
        if (area != null) {
            String word = Areas.WORDS.stream()
                    .filter(area.strip()::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> Asked.refusal("area", area, Areas.WORDS));
            all = all.and(row -> row.area().equals(word));
        }
        if (status != null) {
            ProgressStatus wanted = Asked.word("status", status, ProgressStatus::parse);
            all = all.and(row -> row.status() == wanted);
        }
        if (rag != null) {
            Rag wanted = Asked.word("rag", rag, Rag::parse);
            all = all.and(row -> row.rag() == wanted);
        }
        if (overdue != null) {
            boolean wanted = Asked.yesOrNo("overdue", overdue);
            all = all.and(row -> row.overdue() == wanted);
        }
        return all;
    }

    private static Links links(CaseList list) {
        Links links = new Links();
        if (list.page() > 1) {
            links.add("first", "page", 1).add("prev", "page", Math.min(list.page() - 1, Math.max(1, list.pages())));
        }
        if (list.page() < list.pages()) {
            links.add("next", "page", list.page() + 1).add("last", "page", list.pages());
        }
        return links;
    }
}
