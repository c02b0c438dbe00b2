package casebook.query.signin;

import casebook.query.pages.PagePolicy;
import casebook.web.Addresses;
import casebook.web.ProblemAnswers;
import casebook.web.ProviderAwayException;
import casebook.web.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/**
 * The pages: a session that begins by signing in, a token in each form against forgery from other sites, and a policy under
 * which the browser runs and shows nothing but our own files.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class PagesSecurity {
    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    static final String SIGNED_OUT = SIGN_IN + "?signed-out";

    private static final int LONGEST_ADDRESS = 2_000;

    @Bean
    @Order(1)
    SecurityFilterChain pagesChain(
            HttpSecurity http, SignInProperties properties, WayIn way, ProblemAnswers problems, Clock clock) {
        http.securityMatcher(new NegatedRequestMatcher(Addresses.OF_THE_INTERFACE))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(SIGN_IN, "/assets/**", "/favicon.ico", "/help", "/help/**", "/accessibility")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .logout(out -> out.logoutUrl(SIGN_OUT).logoutSuccessHandler(way.out()))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .requestCache(cache -> cache.requestCache(wantedPage()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(askToSignIn(problems)).accessDeniedHandler(refuse(problems)))
                .addFilterBefore(new SessionEnd(properties.atMost(), clock), SecurityContextHolderFilter.class)
                .headers(SecurityHeaders.with(PagePolicy.allowing(way.formsLeadTo())));
        way.in(http);
        return http.build();
    }

    /** Remembers in a cookie, not in a session, which page somebody wanted to see before signing in. */
    private static CookieRequestCache wantedPage() {
        CookieRequestCache wanted = new CookieRequestCache();
        wanted.setRequestMatcher(request ->
                request.getMethod().equals("GET") && isNavigation(request) && length(request) <= LONGEST_ADDRESS);
        wanted.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return wanted;
    }

    /** Sends the browser's pages to the page for signing in, and tells a script's requests that it is needed. */
    private static AuthenticationEntryPoint askToSignIn(ProblemAnswers problems) {
        LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        return (request, response, e) -> {
            if (e instanceof ProviderAwayException) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                problems.write(
                        request,
                        response,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "provider-away",
                        "The service that you signed in with does not answer. Try again in a few seconds.");
            } else if (isNavigation(request)) {
                page.commence(request, response, e);
            } else {
                problems.write(
                        request,
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "not-signed-in",
                        "Your session has ended. Sign in again.");
            }
        };
    }

    private static AccessDeniedHandler refuse(ProblemAnswers problems) {
        return (request, response, e) -> {
            if (e instanceof CsrfException) {
                UnsentForm.answer(request, response, problems);
            } else {
                problems.write(request, response, HttpStatus.FORBIDDEN, "forbidden", "Your role does not allow this.");
            }
        };
    }

    /** Whether the browser is to show the answer as a page; one that doesn't tell is taken to. */
    private static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null || mode.equals("navigate");
    }

    private static int length(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length());
    }
}
