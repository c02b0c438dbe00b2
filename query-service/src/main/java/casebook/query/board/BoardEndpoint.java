package casebook.query.board;

import casebook.query.cases.Comparison;
import casebook.query.reading.Answer;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the partnership's board sees. */
@RestController
@Tag(name = "Board")
final class BoardEndpoint {
    private final Board board;

    BoardEndpoint(Board board) {
        this.board = board;
    }

    @Requires(Right.READ)
    @GetMapping("/api/board")
    @Operation(operationId = "showBoard", summary = "Shows all councils side by side")
    @ApiResponse(
            responseCode = "200",
            description = "The board, or what differs between two moments",
            content = @Content(schema = @Schema(oneOf = {BoardAnswer.class, Comparison.class})))
    Answer show(
            @Parameter(description = "Only this plan's cases", example = "SES2011")
                    @RequestParam(required = false)
                    @Nullable
                    String plan,
            Moment moment) {
        return moment.isComparison() ? board.compare(plan, moment) : board.show(plan, moment);
    }
}
