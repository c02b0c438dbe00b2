package casebook.query.board;

import casebook.query.board.AuthorityAnswer.All;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The councils, and what each one's cases add up to. */
@RestController
@Tag(name = "Authorities")
final class AuthoritiesEndpoint {
    private final Councils councils;

    AuthoritiesEndpoint(Councils councils) {
        this.councils = councils;
    }

    @Requires(Right.READ)
    @GetMapping("/api/authorities")
    @Operation(operationId = "listAuthorities", summary = "Lists the councils")
    @ApiResponse(
            responseCode = "200",
            description = "The councils, or what differs between two moments",
            content = @Content(schema = @Schema(oneOf = {All.class, Comparison.class})))
    Answer list(Moment moment) {
        return moment.isComparison() ? councils.compare(moment) : councils.list(moment);
    }

    @Requires(Right.READ)
    @GetMapping("/api/authorities/{code}")
    @Operation(operationId = "showAuthority", summary = "Shows what a council's cases add up to")
    @ApiResponse(
            responseCode = "200",
            description = "The council, or what differs between two moments",
            content = @Content(schema = @Schema(oneOf = {AuthorityAnswer.class, Comparison.class})))
    Answer show(
            @Parameter(description = "Code, official code, name or alias", example = "OWDC") @PathVariable String code,
            Moment moment) {
        return moment.isComparison()
                ? councils.compare(code, moment)
                : councils.show(code, moment).answer();
    }
}
