package casebook.command.http;

import casebook.command.deciding.Refusal;
import casebook.web.Problem;
import casebook.web.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;

/** Every refusal of a command as a problem detail, in one place. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAnswers {
    private final ProblemAnswers problems;

    RefusalAnswers(ProblemAnswers problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
        HttpStatus status = status(refusal.kind());
        Problem problem = new Problem(status, refusal.code(), refusal.sentence());
        if (!refusal.errors().isEmpty()) {
            problem.with("errors", refusal.errors());
        }
        refusal.version()
                .ifPresent(version -> problem.with("version", version).header(HttpHeaders.ETAG, "\"" + version + "\""));
        if (refusal.kind() == Refusal.Kind.BUSY) {
            problem.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return problems.refused(problem, request);
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case KEY_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case VERSION_NEEDED -> HttpStatus.PRECONDITION_REQUIRED;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
