package casebook.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a request through to its endpoint where the caller has the right that the endpoint requires. What the caller may
 * not even see looks as if it were not there.
 */
@Component
public final class Gate implements HandlerInterceptor, WebMvcConfigurer {
    private static final String SPRING = "org.springframework.web.servlet.";
    private static final String SPRINGDOC = "org.springdoc.";

    private final ApplicationEventPublisher events;

    Gate(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isSecondLook(request.getDispatcherType())) {
            return true;
        }
        Right right = required(handler).orElse(null);
        if (right == Right.NONE) {
            return true;
        }
        Caller caller = Caller.current();
        if (right != null && caller.may(right)) {
            return true;
        }
        events.publishEvent(new Refused(caller, "%s %s".formatted(request.getMethod(), request.getRequestURI())));
        throw right != null && right.seeing() != right && caller.may(right.seeing())
                ? new Problem(HttpStatus.FORBIDDEN, "not-your-role", "Your role does not allow this.")
                : Problem.nothingHere();
    }

    /** A request comes back when its answer is ready or has failed; it was let through, or refused, when it came first. */
    private static boolean isSecondLook(DispatcherType type) {
        return type == DispatcherType.ASYNC || type == DispatcherType.ERROR;
    }

    /** The right that a handler requires; none where nobody has said, and then it is nobody's. */
    public static Optional<Right> required(Object handler) {
        if (handler instanceof ResourceHttpRequestHandler) {
            // Stylesheets and the like, which are packaged with the code and the same for everybody.
            return Optional.of(Right.NONE);
        }
        if (!(handler instanceof HandlerMethod method)) {
            return Optional.empty();
        }
        Requires requires = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Requires.class);
        if (requires == null) {
            requires = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Requires.class);
        }
        return requires != null ? Optional.of(requires.value()) : ofLibrary(method.getBeanType());
    }

    /** The description of the interface, and Spring's own answer to OPTIONS. */
    private static Optional<Right> ofLibrary(Class<?> controller) {
        String name = controller.getName();
        return name.startsWith(SPRINGDOC) || name.startsWith(SPRING) ? Optional.of(Right.SIGN_IN) : Optional.empty();
    }
}
