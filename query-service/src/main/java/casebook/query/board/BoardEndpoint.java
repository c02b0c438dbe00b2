package casebook.query.board;

import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
    BoardAnswer show(
            @Parameter(description = "Only this plan's cases", example = "SES2011")
                    @RequestParam(required = false)
                    @Nullable
                    String plan,
            Moment moment) {
        return board.show(plan, moment);
    }
}
