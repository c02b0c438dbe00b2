package casebook.query.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that has lasted long enough, however busy it is, and gives one in which nobody has signed in yet, as while
 * the provider asks for the password, ten minutes.
 */
final class SessionEnd extends OncePerRequestFilter {
    private static final int TO_SIGN_IN = (int) Duration.ofMinutes(10).toSeconds();
    private final Duration atMost;
    private final Clock clock;

    SessionEnd(Duration atMost, Clock clock) {
        this.atMost = atMost;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession before = request.getSession(false);
        if (before != null
                && Instant.ofEpochMilli(before.getCreationTime()).plus(atMost).isBefore(clock.instant())) {
            before.invalidate();
        }
        try {
            chain.doFilter(request, response);
        } finally {
            HttpSession after = request.getSession(false);
            if (after != null) {
                after.setMaxInactiveInterval(isSignedIn(after) ? idle(request) : TO_SIGN_IN);
            }
        }
    }

    private static boolean isSignedIn(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static int idle(HttpServletRequest request) {
        return (int) Duration.ofMinutes(request.getServletContext().getSessionTimeout())
                .toSeconds();
    }
}
