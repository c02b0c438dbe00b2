package casebook.query.reading;

import casebook.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a parameter that the endpoint doesn't know or that is given twice, rather than answer another question. */
final class KnownParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            List<String> known = known(method);
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw new Problem(
                                    HttpStatus.BAD_REQUEST,
                                    "unknown-parameter",
                                    known.isEmpty()
                                            ? "There is no parameter \"%s\" here, nor any other.".formatted(name)
                                            : "There is no parameter \"%s\" here. There are: %s."
                                                    .formatted(name, String.join(", ", known)))
                            .with("parameter", name)
                            .with("allowed", known);
                }
                if (values.length > 1) {
                    throw Asked.refusal(name, "It is given more than once.");
                }
            });
        }
        return true;
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("casebook.query");
    }

    private static List<String> known(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .forEach(parameter -> {
                    String given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                            .name();
                    names.add(
                            given.isEmpty()
                                    ? Objects.requireNonNull(
                                            parameter.getParameter().getName())
                                    : given);
                });
        return List.copyOf(names);
    }
}
