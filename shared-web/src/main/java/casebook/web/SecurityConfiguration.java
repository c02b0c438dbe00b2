package casebook.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
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

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain interfaceChain(
            HttpSecurity http, ProblemAnswers problems, List<TokenReader> tokens, AuthenticationEventPublisher events) {
        ProviderManager bearers = new ProviderManager(new BearerTokens(tokens));
        bearers.setAuthenticationEventPublisher(events);
        AuthenticationEntryPoint notSignedIn = notSignedIn(problems);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers("/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(notSignedIn))
                .oauth2ResourceServer(bearer ->
                        bearer.authenticationManagerResolver(request -> bearers).authenticationEntryPoint(notSignedIn))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(notSignedIn)
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "forbidden",
                                "Your role does not allow this.")))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no session and no cookie that another site could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityHeaders.with("default-src 'none'; frame-ancestors 'none'; sandbox"))
                .build();
    }

    private static AuthenticationEntryPoint notSignedIn(ProblemAnswers problems) {
        return (request, response, e) -> {
            boolean byToken = sentToken(request);
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Casebook\", charset=\"UTF-8\"");
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
                            : "Sign in with your user name and password (HTTP Basic) or a bearer token.");
        };
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
    OwnTokens ownTokens() {
        return new OwnTokens();
    }
}
