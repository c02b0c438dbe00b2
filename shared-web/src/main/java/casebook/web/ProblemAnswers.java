package casebook.web;

import casebook.checkpoints.SigningKeyUnusableException;
import casebook.log.LogAlteredException;
import casebook.log.LogUnavailableException;
import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every refusal and failure as application/problem+json (RFC 9457), or as a page where a browser asks, in one place. A
 * fault of ours says no more than the correlation id under which the log has the rest.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public class ProblemAnswers extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final String UNREADABLE = "The request can't be read.";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private final JsonMapper json;
    private final Optional<ProblemPage> page;

    ProblemAnswers(JsonMapper json, Optional<ProblemPage> page) {
        this.json = json;
        this.page = page;
    }

    static ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + code));
        body.setTitle(title(code));
        body.setProperty("correlationId", Correlation.id());
        return body;
    }

    /** Writes the problem where no controller is at hand, as in a filter. */
    public void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        ProblemDetail body = problem(status, code, detail);
        body.setInstance(path(request));
        response.setStatus(status.value());
        if (page.isPresent() && ProblemPage.isAskedFor(request)) {
            byte[] html = page.get().html(request, response, body).getBytes(StandardCharsets.UTF_8);
            response.setContentType(HTML.toString());
            response.getOutputStream().write(html);
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** The answer to a problem; also for a service's own refusals, once they are told as one. */
    @ExceptionHandler
    public ResponseEntity<Object> refused(Problem problem, WebRequest request) {
        return answer(problem.body(), problem.headers(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(LogUnavailableException e, WebRequest request) {
        return away(e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(MongoException e, WebRequest request) {
        return away(e, request);
    }

    private ResponseEntity<Object> away(Exception e, WebRequest request) {
        LOG.warn("The store does not answer: {}", e.toString());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        String detail = "The record can't be reached at the moment. Send the same request again in a few seconds.";
        return answer(problem(HttpStatus.SERVICE_UNAVAILABLE, "record-unavailable", detail), headers, request);
    }

    /** A parameter that is not UTF-8, or has no name. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<Object> unreadable(Exception e, WebRequest request) {
        String detail = "A parameter in the address can't be read; write it percent-encoded in UTF-8, as name=value.";
        return answer(problem(HttpStatus.BAD_REQUEST, "bad-parameter", detail), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> altered(LogAlteredException e, WebRequest request) {
        LOG.error("The record was altered: {}", e.getMessage());
        ProblemDetail body = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "record-altered",
                "The record does not hold what was recorded. %s.".formatted(e.getMessage()));
        body.setProperty("from", e.from());
        body.setProperty("to", e.to());
        return answer(body, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unsigned(SigningKeyUnusableException e, WebRequest request) {
        LOG.error("No checkpoint can be signed: {}", e.getMessage());
        ProblemDetail body = problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "signing-key-unusable",
                "No checkpoint can be signed. %s. Have an administrator put the key back from a copy, or make a new one: what was signed stays valid."
                        .formatted(e.getMessage()));
        return answer(body, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e, WebRequest request) {
        LOG.error("Unexpected failure", e);
        String detail = "Something went wrong on our side. Tell your administrator the correlation id.";
        return answer(problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", detail), new HttpHeaders(), request);
    }

    /** Spring's own refusals: of a method, a media type, a parameter, a body. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(problem(status, code(status), detail(e)), headers, request);
    }

    private static String detail(Exception e) {
        return switch (e) {
            case HttpRequestMethodNotSupportedException method ->
                "%s is not possible here; possible is %s."
                        .formatted(method.getMethod(), joined(List.of(method.getSupportedMethods())));
            case HttpMediaTypeNotSupportedException type ->
                "A body of that kind is not read here; send it with Content-Type: %s."
                        .formatted(joined(type.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException type ->
                "The answer can't be had in that form; send Accept: %s."
                        .formatted(joined(type.getSupportedMediaTypes()));
            case MethodArgumentTypeMismatchException parameter ->
                "%s can't be \"%s\"; it takes %s."
                        .formatted(
                                parameter.getName(),
                                parameter.getValue(),
                                boolean.class.equals(parameter.getRequiredType()) ? "true or false" : "a whole number");
            case NoHandlerFoundException address ->
                String.valueOf(Problem.nothingHere().getMessage());
            case ErrorResponse refusal ->
                Objects.requireNonNullElse(refusal.getBody().getDetail(), UNREADABLE);
            default -> UNREADABLE;
        };
    }

    private static String joined(List<?> possible) {
        return possible.stream().map(Object::toString).collect(Collectors.joining(" or "));
    }

    private ResponseEntity<Object> answer(ProblemDetail body, HttpHeaders headers, WebRequest request) {
        if (request instanceof ServletWebRequest servlet) {
            body.setInstance(path(servlet.getRequest()));
            HttpServletResponse response = servlet.getResponse();
            if (page.isPresent() && response != null && ProblemPage.isAskedFor(servlet.getRequest())) {
                return ResponseEntity.status(body.getStatus())
                        .headers(headers)
                        .contentType(HTML)
                        .body(html(page.get(), servlet.getRequest(), response, body));
            }
        }
        return ResponseEntity.status(body.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static String html(
            ProblemPage page, HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) {
        try {
            return page.html(request, response, problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI path(HttpServletRequest request) {
        try {
            return URI.create(request.getRequestURI());
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    static String code(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "refused" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String title(String code) {
        String words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
