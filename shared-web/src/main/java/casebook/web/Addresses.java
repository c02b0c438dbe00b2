package casebook.web;

import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which addresses are the interface's, for programs. All others are pages, where there are pages. */
public final class Addresses {
    public static final RequestMatcher OF_THE_INTERFACE = new OrRequestMatcher(Stream.of(
                    "/api/**",
                    "/commands/**",
                    "/actuator/**",
                    "/openapi",
                    "/openapi/**",
                    "/openapi.yaml",
                    "/openapi-commands.yaml",
                    "/problems",
                    "/problems/**")
            .<RequestMatcher>map(PathPatternRequestMatcher::pathPattern)
            .toList());

    private Addresses() {}
}
