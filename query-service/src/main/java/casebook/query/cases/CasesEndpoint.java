package casebook.query.cases;

import casebook.query.cases.Comparisons.Told;
import casebook.query.reading.Answer;
import casebook.query.reading.Asked;
import casebook.query.reading.Links;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

    private final CaseReader reader;
    private final CaseRows rows;
    private final Comparisons comparisons;

    CasesEndpoint(CaseReader reader, CaseRows rows, Comparisons comparisons) {
        this.reader = reader;
        this.rows = rows;
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
            @Parameter(description = "Whether it is open, or how it was closed", example = "open")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
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
            @Parameter(description = "Cases that are due on that day or before it", example = "31/03/2018")
                    @RequestParam(required = false)
                    @Nullable
                    String dueBy,
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
        CaseFilter filter =
                new CaseFilter(authority, plan, area, state, status, rag, overdue, text, notUpdatedSince, dueBy, sort);
        if (moment.isComparison()) {
            return ResponseEntity.ok(comparisons.between(
                    moment,
                    reading -> new Told(
                            reader.list(reading, filter, asked, length),
                            rows.of(reading, reader.lookups(reading, filter)))));
        }
        CaseList answer = reader.list(moment, filter, asked, length);
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
                CaseAnswer answer = reader.read(reading, caseId);
                return new Told(answer, rows.of(reading, answer.caseId()));
            });
        }
        CaseAnswer answer = reader.read(moment, caseId);
        if (answer.reflects().isPresent()) {
            // Set here and not in a ResponseEntity, which would answer If-None-Match with 304: what is derived for
            // a day moves on while the version stays.
            response.setHeader(HttpHeaders.ETAG, "\"" + answer.version() + "\"");
        }
        return answer;
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
