package casebook.query.signin;

import casebook.web.ProviderAwayException;
import casebook.web.oidc.OidcTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Gets a new access token before the old one ends, and takes from it what the person may do now. Where the provider gives
 * none, since it ended the session or closed the account, the session here ends too: within the life of one token.
 */
final class FollowsProvider extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(FollowsProvider.class);

    /** What is no word of the provider's on the person. */
    private static final Set<String> NO_ANSWER =
            Set.of("invalid_token_response", OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private final OAuth2AuthorizedClientManager clients;
    private final OidcTokens tokens;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    FollowsProvider(OAuth2AuthorizedClientManager clients, OidcTokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken signedIn
                && signedIn.getPrincipal() instanceof Person person) {
            // One request of a session asks for a new token; a second one would be told that the first used it up.
            synchronized (WebUtils.getSessionMutex(session)) {
                follow(request, response, session, signedIn, person);
            }
        }
        chain.doFilter(request, response);
    }

    private void follow(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            OAuth2AuthenticationToken signedIn,
            Person person) {
        try {
            String current = accessToken(request, response, signedIn);
            if (!current.equals(person.accessToken())) {
                Person renewed = ProviderSignIn.person(tokens, current, person.getIdToken());
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new OAuth2AuthenticationToken(
                        renewed, renewed.getAuthorities(), signedIn.getAuthorizedClientRegistrationId()));
                SecurityContextHolder.setContext(context);
                contexts.saveContext(context, request, response);
            }
        } catch (ProviderAwayException e) {
            throw e;
        } catch (OAuth2AuthorizationException | AuthenticationException e) {
            if (e instanceof OAuth2AuthorizationException refusal
                    && NO_ANSWER.contains(refusal.getError().getErrorCode())) {
                throw new ProviderAwayException("The provider gives no new token: " + e.getMessage(), e);
            }
            LOG.info(
                    "The provider goes on with {} no longer: {}",
                    person.caller().subject(),
                    e.getMessage());
            SecurityContextHolder.clearContext();
            session.invalidate();
        }
    }

    private String accessToken(
            HttpServletRequest request, HttpServletResponse response, OAuth2AuthenticationToken signedIn) {
        @Nullable
        OAuth2AuthorizedClient client = clients.authorize(
                OAuth2AuthorizeRequest.withClientRegistrationId(signedIn.getAuthorizedClientRegistrationId())
                        .principal(signedIn)
                        .attribute(HttpServletRequest.class.getName(), request)
                        .attribute(HttpServletResponse.class.getName(), response)
                        .build());
        return Objects.requireNonNull(client).getAccessToken().getTokenValue();
    }
}
