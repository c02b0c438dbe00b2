package casebook.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal on its way to the caller, as a problem detail of RFC 9457. Its type is {@code /problems/<code>}; a code is
 * stable, and means the same in both services.
 */
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Problem> parts = new ArrayList<>();
    private final HttpHeaders headers = new HttpHeaders();

    /** @param detail a sentence for the user that names the mistake and the remedy */
    public Problem(HttpStatus status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    /** What is answered where there is nothing, or nothing that the caller may see. */
    public static Problem nothingHere() {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is nothing at this address. /openapi.yaml describes the addresses that there are.");
    }

    /** A field of what was sent, and what is wrong with it. */
    public record FieldError(String field, String message) {}

    /** Says which field of what was sent is wrong. */
    public Problem in(String field, String message) {
        errors.add(new FieldError(field, message));
        return with("errors", errors);
    }

    /** The fields that are wrong, where that is known. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Adds one of the refusals of one request that this one tells together. */
    public Problem part(Problem part) {
        parts.add(part);
        return this;
    }

    /** The refusals that it tells together; itself where it tells but one. */
    public List<Problem> parts() {
        return parts.isEmpty() ? List.of(this) : List.copyOf(parts);
    }

    /** Adds a member to the answer's JSON. */
    public Problem with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** A member of the answer's JSON. */
    public Optional<Object> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** Adds a header to the answer. */
    public Problem header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    HttpHeaders headers() {
        return headers;
    }

    ProblemDetail body() {
        ProblemDetail body = ProblemAnswers.problem(status, code, String.valueOf(getMessage()));
        properties.forEach(body::setProperty);
        return body;
    }
}
