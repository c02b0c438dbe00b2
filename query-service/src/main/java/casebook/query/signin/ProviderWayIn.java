package casebook.query.signin;

import casebook.web.ProviderAwayException;
import casebook.web.SignInBy;
import casebook.web.oidc.OidcProperties;
import casebook.web.oidc.OidcTokens;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** Through the OpenID Connect provider, which is also told when somebody signs out. */
@Component
@SignInBy.Provider
final class ProviderWayIn implements WayIn {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderWayIn.class);
    private final OidcProperties properties;
    private final OidcTokens tokens;
    private final ClientRegistrationRepository registrations;
    private final OAuth2AuthorizedClientManager clients;

    ProviderWayIn(
            OidcProperties properties,
            OidcTokens tokens,
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientManager clients) {
        this.properties = properties;
        this.tokens = tokens;
        this.registrations = registrations;
        this.clients = clients;
    }

    @Override
    public void in(HttpSecurity http) {
        http.oauth2Login(login -> login.loginPage(PagesSecurity.SIGN_IN)
                        .authorizationEndpoint(
                                asked -> asked.authorizationRequestResolver(new AskedAgain(registrations)))
                        .failureHandler(failed())
                        .withObjectPostProcessor(failingLikewise()))
                .addFilterBefore(new FollowsProvider(clients, tokens), AuthorizationFilter.class);
    }

    private static AuthenticationFailureHandler failed() {
        return (request, response, e) -> {
            boolean away = e instanceof ProviderAwayException || e.getCause() instanceof ProviderAwayException;
            String why = e instanceof NoRoleException ? "no-role" : away ? "away" : "failed";
            LOG.info("Signing in through the provider failed: {}", e.getMessage());
            response.sendRedirect(request.getContextPath() + PagesSecurity.SIGN_IN + "?" + why);
        };
    }

    /** What fails before the browser is sent to the provider is told in the same way. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failingLikewise() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(failed());
                return filter;
            }
        };
    }

    /** Where the provider can't be asked where to sign out there, we have signed out here. */
    @Override
    public LogoutSuccessHandler out() {
        OidcClientInitiatedLogoutSuccessHandler everywhere = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        everywhere.setPostLogoutRedirectUri("{baseUrl}" + PagesSecurity.SIGNED_OUT);
        everywhere.setDefaultTargetUrl(PagesSecurity.SIGNED_OUT);
        return (request, response, authentication) -> {
            try {
                everywhere.onLogoutSuccess(request, response, authentication);
            } catch (ProviderAwayException e) {
                response.sendRedirect(request.getContextPath() + PagesSecurity.SIGNED_OUT);
            }
        };
    }

    @Override
    public Optional<String> formsLeadTo() {
        URI issuer = URI.create(Objects.requireNonNull(properties.issuer()));
        return Optional.of(issuer.getScheme() + "://" + issuer.getRawAuthority());
    }
}
