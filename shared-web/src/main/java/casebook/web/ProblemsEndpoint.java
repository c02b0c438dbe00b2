package casebook.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is found at a problem's type. */
@RestController
@Tag(name = "Problems")
class ProblemsEndpoint {
    private final ProblemCatalogue catalogue;

    ProblemsEndpoint(ProblemCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Requires(Right.SIGN_IN)
    @GetMapping(path = "/problems", produces = MediaType.TEXT_MARKDOWN_VALUE)
    @Operation(operationId = "listProblems", summary = "Explains all problems, as a page in Markdown")
    String list() {
        return catalogue.page();
    }

    @Requires(Right.SIGN_IN)
    @GetMapping(path = "/problems/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "explainProblem", summary = "Explains a problem: what it means and what to do")
    ProblemCatalogue.Entry explain(
            @Parameter(description = "The end of a problem's type", example = "case-closed") @PathVariable
                    String code) {
        return catalogue
                .find(code)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no such problem. /problems lists those there are."));
    }
}
