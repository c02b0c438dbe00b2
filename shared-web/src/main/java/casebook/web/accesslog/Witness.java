package casebook.web.accesslog;

import casebook.log.LogUnavailableException;
import casebook.web.Caller;
import casebook.web.Gate;
import casebook.web.Refused;
import casebook.web.Right;
import casebook.web.SignedIn;
import casebook.web.accesslog.Access.Kind;
import casebook.web.accesslog.Access.Outcome;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Sees who comes in and who is refused, by whichever way, and records it. Whoever reads the audit is recorded before
 * anything is answered, and is not answered where that fails.
 */
@Component
final class Witness implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final Set<Right> READING = Set.of(Right.READ_AUDIT, Right.READ_ACCESS_LOG);

    /**
     * HTTP Basic and tokens sign in with each request, and nobody is refused with each address that is tried without
     * signing in: the first within this time stands for all that are alike.
     */
    private static final Duration ALIKE = Duration.ofMinutes(10);

    private static final String BEARER = "bearer";
    private static final List<String> SCHEMES = List.of("basic", BEARER);

    private final AccessLog log;
    private final Cache<String, Boolean> lately =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(ALIKE).build();

    Witness(AccessLog log) {
        this.log = log;
    }

    /** Right behind the {@link Gate}. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE + 1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && Gate.required(handler).filter(READING::contains).isPresent()) {
            log.record(
                    Kind.AUDIT,
                    Outcome.GRANTED,
                    Caller.current().subject(),
                    request.getRemoteAddr(),
                    address(request)
                            + Optional.ofNullable(request.getQueryString())
                                    .map(query -> "?" + query)
                                    .orElse(""));
        }
        return true;
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        HttpServletRequest request = request();
        if (request == null) {
            return;
        }
        String person = person(event.getAuthentication());
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null || isFirst(request, "in", person)) {
            record(request, Kind.SIGN_IN, Outcome.GRANTED, person, way(request));
        }
    }

    @EventListener
    void notSignedIn(AbstractAuthenticationFailureEvent event) {
        HttpServletRequest request = request();
        if (request == null) {
            return;
        }
        // What came as a token is no name, and a secret besides.
        String person = isBearer(request) ? null : event.getAuthentication().getName();
        // Any other failure is that nobody looked at the credentials, because there were too many attempts for example.
        boolean wasAnAttempt = event instanceof AuthenticationFailureBadCredentialsEvent;
        if (wasAnAttempt || isFirst(request, "out", String.valueOf(person))) {
            record(request, Kind.SIGN_IN, Outcome.REFUSED, person, way(request));
        }
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        HttpServletRequest request = request();
        if (request != null) {
            record(request, Kind.SIGN_OUT, Outcome.GRANTED, person(event.getAuthentication()), address(request));
        }
    }

    @EventListener
    void refused(Refused refused) {
        HttpServletRequest request = request();
        if (request != null) {
            record(request, Kind.REQUEST, Outcome.REFUSED, refused.caller().subject(), refused.what());
        }
    }

    /** What the filters refuse, before the {@link Gate} is asked. */
    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        HttpServletRequest request = request();
        Authentication authentication = event.getAuthentication().get();
        boolean nobody = authentication == null || authentication instanceof AnonymousAuthenticationToken;
        if (request != null && (!nobody || isFirst(request, "nobody", ""))) {
            record(request, Kind.REQUEST, Outcome.REFUSED, nobody ? null : person(authentication), address(request));
        }
    }

    private void record(HttpServletRequest request, Kind kind, Outcome outcome, @Nullable String person, String what) {
        try {
            log.record(kind, outcome, person, request.getRemoteAddr(), what);
        } catch (LogUnavailableException e) {
            LOG.error("The access log can't be written, so this is recorded nowhere else: {} {}", kind, outcome, e);
        }
    }

    private boolean isFirst(HttpServletRequest request, String what, String person) {
        String key = what + '\n' + request.getRemoteAddr() + '\n' + way(request) + '\n' + person;
        return lately.asMap().putIfAbsent(key, true) == null;
    }

    private static String person(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.caller().subject()
                : authentication.getName();
    }

    /** By what somebody signs in: the scheme of the credentials, else the address of the form or of the provider's answer. */
    private static String way(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials == null
                ? address(request)
                : SCHEMES.stream()
                        .filter(scheme -> credentials.regionMatches(true, 0, scheme, 0, scheme.length()))
                        .findFirst()
                        .orElse("credentials of another scheme");
    }

    private static boolean isBearer(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && way(request).equals(BEARER);
    }

    private static String address(HttpServletRequest request) {
        return request.getMethod() + " " + request.getRequestURI();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
