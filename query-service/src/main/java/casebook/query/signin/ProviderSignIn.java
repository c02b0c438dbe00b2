package casebook.query.signin;

import casebook.web.Caller;
import casebook.web.OnBehalf;
import casebook.web.SignInBy;
import casebook.web.oidc.OidcProperties;
import casebook.web.oidc.OidcTokens;
import casebook.web.oidc.Provider;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.StringUtils;

/**
 * Signing in to the pages through the OpenID Connect provider: authorization code with PKCE. Who somebody is and what they
 * may do is read from the access token, by the same rules as the interface reads it, so that the pages never show more
 * than the interface would answer.
 */
@Configuration(proxyBeanMethods = false)
@SignInBy.Provider
class ProviderSignIn {
    static final String REGISTRATION = "casebook";
    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    @Bean
    ClientRegistrationRepository clientRegistrations(OidcProperties properties, Provider provider) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(properties, provider)));
    }

    private static ClientRegistration registration(OidcProperties properties, Provider provider) {
        boolean confidential = StringUtils.hasText(properties.clientSecret());
        return ClientRegistrations.fromOidcConfiguration(provider.description())
                .registrationId(REGISTRATION)
                .clientId(Objects.requireNonNull(properties.clientId(), "casebook.oidc.client-id is not set"))
                .clientSecret(confidential ? properties.clientSecret() : null)
                .clientAuthenticationMethod(
                        confidential ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC : ClientAuthenticationMethod.NONE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope(properties.scopes())
                .build();
    }

    /** In the session, so that tokens end with it. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClientManager(
            ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository clients) {
        DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken()
                .build());
        return manager;
    }

    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> people(OidcTokens tokens) {
        return request -> {
            String accessToken = request.getAccessToken().getTokenValue();
            return person(tokens, accessToken, request.getIdToken());
        };
    }

    /** @throws AuthenticationException where the token is not one that we take, or gives no role */
    static Person person(OidcTokens tokens, String accessToken, OidcIdToken idToken) {
        try {
            Caller caller = tokens.read(accessToken)
                    .orElseThrow(() -> new BadCredentialsException("An access token that is no JWT of the issuer"));
            if (caller.roles().isEmpty()) {
                throw new NoRoleException(caller.subject());
            }
            return new Person(caller, idToken, accessToken);
        } catch (BadCredentialsException e) {
            LOG.warn("The provider's access token is not taken: {}", e.getMessage());
            throw e;
        }
    }

    /** Sends the access token that {@link FollowsProvider} has kept fresh. */
    @Bean
    OnBehalf onBehalf() {
        return () -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Person.class::isInstance)
                .map(Person.class::cast)
                .map(Person::accessToken)
                .orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
