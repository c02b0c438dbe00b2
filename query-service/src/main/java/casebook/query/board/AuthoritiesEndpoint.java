package casebook.query.board;

import casebook.query.board.AuthorityAnswer.All;
import casebook.query.reading.Moment;
import casebook.web.Requires;
import casebook.web.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
    All list(Moment moment) {
        return councils.list(moment);
    }

    @Requires(Right.READ)
    @GetMapping("/api/authorities/{code}")
    @Operation(operationId = "showAuthority", summary = "Shows what a council's cases add up to")
    AuthorityAnswer show(
            @Parameter(description = "Code, official code, name or alias", example = "OWDC") @PathVariable String code,
            Moment moment) {
        return councils.show(code, moment).answer();
    }
}
