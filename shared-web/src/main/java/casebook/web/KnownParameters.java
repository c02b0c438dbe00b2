package casebook.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a parameter that the endpoint doesn't know or that is given twice, rather than answer another question. */
@Component
final class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method) && !isForm(request)) {
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
                    throw new Problem(
                                    HttpStatus.BAD_REQUEST,
                                    "bad-parameter",
                                    "The parameter %s: It is given more than once.".formatted(name))
                            .with("parameter", name);
                }
            });
        }
        return true;
    }

    /** A form's fields would be taken for parameters. No endpoint reads forms, and each says so itself. */
    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                        || type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE));
    }

    /** What answers errors is asked with the parameters of the request that failed. */
    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("casebook.")
                && !ErrorController.class.isAssignableFrom(method.getBeanType());
    }

    private static List<String> known(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && !Map.class.isAssignableFrom(parameter.getParameterType()))
                .forEach(parameter -> {
                    String given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                            .name();
                    names.add(
                            given.isEmpty()
                                    ? Objects.requireNonNull(
                                            parameter.getParameter().getName())
                                    : given);
                });
        Arrays.stream(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .forEach(type -> names.addAll(bound(type)));
        return List.copyOf(names);
    }

    /** The parameters from which values of that type are read. */
    private static List<String> bound(Class<?> type) {
        FromParameters from = type.getAnnotation(FromParameters.class);
        if (from == null) {
            return List.of();
        }
        if (from.value().length > 0) {
            return List.of(from.value());
        }
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .map(parameter -> Optional.ofNullable(parameter.getAnnotation(BindParam.class))
                        .map(BindParam::value)
                        .orElse(parameter.getName()))
                .toList();
    }
}
