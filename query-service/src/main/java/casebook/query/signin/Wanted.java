package casebook.query.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests that somebody is brought back to after signing in: pages that the browser was to show, of a sensible length. */
final class Wanted implements RequestMatcher {
    private static final int LONGEST = 2_000;

    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getMethod().equals("GET") && isNavigation(request) && length(request) <= LONGEST;
    }

    /** What a browser that does not tell asks for is taken for a page. */
    static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }

    private static int length(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length());
    }
}
