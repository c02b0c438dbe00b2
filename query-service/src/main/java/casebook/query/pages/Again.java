package casebook.query.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ProblemDetail;

/**
 * A page that is asked for again, with another value where one could not be read.
 *
 * @param others what else the address asks for
 */
public record Again(String path, Mistake mistake, String label, String value, List<Parameter> others) {
    private static final URI BAD_PARAMETER = URI.create("/problems/bad-parameter");

    private static final Map<String, String> LABELS =
            Map.of("asOf", "As recorded by", "describing", "What is known about", "on", "Colours of the day");

    /** A parameter of an address. */
    public record Parameter(String name, String value) {}

    /** Nothing where the problem is another than one parameter of a page's address. */
    static Optional<Again> of(HttpServletRequest request, ProblemDetail problem) {
        Map<String, Object> properties =
                Optional.ofNullable(problem.getProperties()).orElse(Map.of());
        return BAD_PARAMETER.equals(problem.getType()) && request.getMethod().equals("GET")
                ? Optional.ofNullable(properties.get("parameter"))
                        .map(Object::toString)
                        .filter(parameter -> request.getParameter(parameter) != null)
                        .map(parameter -> of(request, parameter, String.valueOf(problem.getDetail())))
                : Optional.empty();
    }

    private static Again of(HttpServletRequest request, String parameter, String detail) {
        return new Again(
                request.getRequestURI(),
                new Mistake(parameter, Mistake.plain(detail)),
                LABELS.getOrDefault(parameter, parameter),
                request.getParameter(parameter),
                request.getParameterMap().entrySet().stream()
                        .filter(other -> !other.getKey().equals(parameter))
                        .flatMap(
                                other -> Stream.of(other.getValue()).map(value -> new Parameter(other.getKey(), value)))
                        .toList());
    }
}
