package casebook.query.signin;

import casebook.web.Addresses;
import casebook.web.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/**
 * The pages: a session that begins by signing in, a token in each form against forgery from other sites, and a policy under
 * which the browser runs and shows nothing but our own files.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class PagesSecurity {
    private static final String SIGN_IN = "/sign-in";
    private static final String OWN_FILES_ALONE =
            "default-src 'self'; base-uri 'none'; object-src 'none';" + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain pagesChain(HttpSecurity http, SignInProperties properties, Clock clock) {
        CookieRequestCache wanted = wantedPage();
        return http.securityMatcher(new NegatedRequestMatcher(Addresses.OF_THE_INTERFACE))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(SIGN_IN, "/assets/**", "/help/**", "/favicon.ico")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?refused"))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .requestCache(cache -> cache.requestCache(wanted))
                .addFilterBefore(new SessionEnd(properties.atMost(), clock), SecurityContextHolderFilter.class)
                .headers(SecurityHeaders.with(OWN_FILES_ALONE))
                .build();
    }

    /** Remembers in a cookie, not in a session, which page somebody wanted to see before signing in. */
    private static CookieRequestCache wantedPage() {
        CookieRequestCache wanted = new CookieRequestCache();
        wanted.setRequestMatcher(new Wanted());
        wanted.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return wanted;
    }
}
