package casebook.query.pages;

import casebook.web.Problem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ProblemDetail;

/**
 * A page that is asked for again, with other values where some could not be read.
 *
 * @param others what else the address asks for
 */
public record Again(String path, List<Line> lines, List<Parameter> others) {
    private static final URI BAD_PARAMETER = URI.create("/problems/bad-parameter");

    private static final Map<String, String> LABELS =
            Map.of("asOf", "As recorded by", "describing", "What is known about", "on", "Colours of the day");

    /** A value that could not be read. */
    public record Line(Mistake mistake, String label, String value) {}

    /** A parameter of an address. */
    public record Parameter(String name, String value) {}

    public List<Mistake> mistakes() {
        return lines.stream().map(Line::mistake).toList();
    }

    /** Nothing where the problem is another than parameters of a page's address. */
    static Optional<Again> of(HttpServletRequest request, ProblemDetail problem) {
        if (!BAD_PARAMETER.equals(problem.getType()) || !request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        List<Line> lines = wrong(problem).stream()
                .filter(error -> request.getParameter(error.field()) != null)
                .map(error -> new Line(
                        new Mistake(error.field(), error.message()),
                        LABELS.getOrDefault(error.field(), error.field()),
                        request.getParameter(error.field())))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Again(request.getRequestURI(), lines, others(request, lines)));
    }

    private static List<FieldError> wrong(ProblemDetail problem) {
        Map<String, Object> properties =
                Optional.ofNullable(problem.getProperties()).orElse(Map.of());
        if (properties.get("errors") instanceof List<?> errors) {
            return errors.stream().map(FieldError.class::cast).toList();
        }
        return Optional.ofNullable(properties.get("parameter")).stream()
                .map(parameter ->
                        new FieldError(parameter.toString(), Mistake.plain(String.valueOf(problem.getDetail()))))
                .toList();
    }

    private static List<Parameter> others(HttpServletRequest request, List<Line> lines) {
        return request.getParameterMap().entrySet().stream()
                .filter(other -> lines.stream()
                        .noneMatch(line -> other.getKey().equals(line.mistake().field())))
                .flatMap(other -> Stream.of(other.getValue()).map(value -> new Parameter(other.getKey(), value)))
                .toList();
    }
}
