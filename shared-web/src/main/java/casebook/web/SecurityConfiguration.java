package casebook.web;

import casebook.web.limits.CommandLimit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.util.StringUtils;

/**
 * The interface for programs: nothing but health is open without signing in, each request by itself says who sends it, by
 * HTTP Basic or a bearer token, and a cookie says nothing. The pages, where there are any, have a filter chain of their own,
 * which takes their addresses before this one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CasebookProperties.class)
class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain interfaceChain(
            HttpSecurity http,
            ProblemAnswers problems,
            ObjectProvider<AuthenticationManager> passwords,
            List<TokenReader> tokens,
            CommandLimit limit,
            AuthenticationEventPublisher events) {
        ProviderManager bearers = new ProviderManager(new BearerTokens(tokens));
        bearers.setAuthenticationEventPublisher(events);
        Optional<AuthenticationManager> local = Optional.ofNullable(passwords.getIfAvailable());
        AuthenticationEntryPoint notSignedIn = notSignedIn(problems, local.isPresent());
        local.ifPresent(manager ->
                http.authenticationManager(manager).httpBasic(basic -> basic.authenticationEntryPoint(notSignedIn)));
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/actuator/prometheus", "/actuator/metrics", "/actuator/metrics/**")
                                .access(holders(Right.READ_METERS))
                                .requestMatchers("/actuator/**")
                                .access(holders(Right.OPERATE))
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(bearer ->
                        bearer.authenticationManagerResolver(request -> bearers).authenticationEntryPoint(notSignedIn))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(notSignedIn)
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "forbidden",
                                "Your role does not allow this.")))
                .addFilterAfter(limit, AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                // There is no session and no cookie that another site could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders.with("default-src 'none'; frame-ancestors 'none'; sandbox"))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> holders(Right right) {
        return (authentication, context) -> new AuthorizationDecision(
                Caller.signedIn().filter(caller -> caller.may(right)).isPresent());
    }

    private static AuthenticationEntryPoint notSignedIn(ProblemAnswers problems, boolean byPassword) {
        return (request, response, e) -> {
            switch (e) {
                case TooManyAttemptsException tooMany -> {
                    response.setHeader(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(tooMany.remaining().toSeconds() + 1));
                    problems.write(
                            request,
                            response,
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-attempts",
                            "Too many wrong passwords. Wait before you try again.");
                }
                case ProviderAwayException away -> {
                    LOG.warn("Nobody can be recognised: {}", away.getMessage());
                    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                    problems.write(
                            request,
                            response,
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "provider-away",
                            "Your token can't be checked at the moment. Send the same request again in a few seconds.");
                }
                default -> challenge(request, response, problems, byPassword);
            }
        };
    }

    private static void challenge(
            HttpServletRequest request, HttpServletResponse response, ProblemAnswers problems, boolean byPassword)
            throws IOException {
        boolean byToken = sentToken(request);
        if (byPassword) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Casebook\", charset=\"UTF-8\"");
        }
        response.addHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer realm=\"Casebook\"" + (byToken ? ", error=\"invalid_token\"" : ""));
        problems.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                byToken
                        ? "The token is not valid here, or no longer. Get a new one."
                        : byPassword
                                ? "Sign in with your user name and password (HTTP Basic) or a bearer token."
                                : "Send an access token (Authorization: Bearer).");
    }

    private static boolean sentToken(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null && StringUtils.startsWithIgnoreCase(credentials, "Bearer ");
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemAnswers problems) {
        return (request, response, e) -> problems.write(
                request,
                response,
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "The method or the address is one that is refused here.");
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberingPasswordEncoder(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    @SignInBy.LocalAccounts
    OwnTokens ownTokens(Environment environment) {
        return new OwnTokens(environment.getProperty("casebook.on-behalf-key"));
    }
}
