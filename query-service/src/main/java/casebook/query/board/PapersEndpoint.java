package casebook.query.board;

import casebook.query.papers.BoardPapers;
import casebook.query.papers.Paper;
import casebook.query.reading.Csv;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the board saw: the papers that were published, each with its numbers. */
@RestController
@Tag(name = "Papers")
final class PapersEndpoint {
    private final BoardPapers papers;
    private final Board board;

    PapersEndpoint(BoardPapers papers, Board board) {
        this.papers = papers;
        this.board = board;
    }

    @Requires(Right.READ)
    @GetMapping("/api/papers")
    @Operation(operationId = "listPapers", summary = "Lists the board papers that were published, the newest first")
    PaperAnswer.All list() {
        return new PaperAnswer.All(papers.all().reversed());
    }

    @Requires(Right.READ)
    @GetMapping("/api/papers/{number}")
    @Operation(
            operationId = "showPaper",
            summary = "Opens a board paper as it was published",
            description = "Link leads to what proves it: the record that it was computed from (via), the first signed"
                    + " checkpoint that covers it, and the proof that the entry which published it is in that checkpoint"
                    + " (describedby).")
    ResponseEntity<PaperAnswer> show(
            @Parameter(description = "The paper's number", example = "1") @PathVariable String number) {
        Paper paper = papers.at(number);
        BoardAnswer shown = board.show(paper);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.LINK,
                        "</api/audit/export?to=%d>; rel=\"via\"; type=\"application/jsonl\"".formatted(paper.entry()),
                        "</api/checkpoints/covering/%d>; rel=\"describedby\"; type=\"text/plain\""
                                .formatted(paper.entry()),
                        "</api/audit/proofs/inclusion?position=%d>; rel=\"describedby\"; type=\"application/json\""
                                .formatted(paper.entry()))
                .body(new PaperAnswer(shown.reflects(), paper, shown));
    }

    @Requires(Right.READ)
    @GetMapping(path = "/api/papers/{number}/csv", produces = Csv.MEDIA_TYPE)
    @Operation(operationId = "downloadPaper", summary = "A board paper's matrix as a table")
    @ApiResponse(
            responseCode = "200",
            description = "For each area and council, how many cases stand under each colour",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    ResponseEntity<String> csv(
            @Parameter(description = "The paper's number", example = "1") @PathVariable String number) {
        return PaperTable.of(papers.at(number), board);
    }
}
