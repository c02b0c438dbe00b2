package casebook.web.oidc;

import casebook.web.Caller;
import casebook.web.ProviderAwayException;
import casebook.web.TokenReader;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTParser;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.function.SingletonSupplier;

/**
 * Access tokens of the OpenID Connect provider: JWTs that it signed with one of its current keys, by an algorithm for which
 * the verifier holds no secret, for us, and for now.
 */
public final class OidcTokens implements TokenReader {
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int LARGEST_KEY_SET = 200_000;

    /** What an ID token says, or Keycloak's other kinds of token, and an access token does not. */
    private static final List<String> CLAIMS_OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash");

    private static final Set<String> KINDS_OF_KEYCLOAK = Set.of("ID", "Refresh", "Offline", "Logout");

    private final String issuer;
    private final SingletonSupplier<JwtDecoder> decoder;
    private final Claims claims;

    OidcTokens(OidcProperties properties, Provider provider) {
        this.issuer = properties.requiredIssuer();
        this.claims = new Claims(properties);
        this.decoder = SingletonSupplier.of(() -> decoder(properties, provider));
    }

    @Override
    public Optional<Caller> read(String token) {
        if (!isOfIssuer(token)) {
            return Optional.empty();
        }
        try {
            return Optional.of(claims.caller(decoder.obtain().decode(token).getClaims()));
        } catch (BadJwtException e) {
            throw new BadCredentialsException("A token that is not valid: " + e.getMessage(), e);
        } catch (JwtException e) {
            if (e.getCause() instanceof RateLimitReachedException) {
                throw new BadCredentialsException("A token of a key that was not found a moment ago", e);
            }
            throw new ProviderAwayException("The provider's keys can't be read: " + e.getMessage(), e);
        }
    }

    private boolean isOfIssuer(String token) {
        try {
            return issuer.equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false;
        }
    }

    private static JwtDecoder decoder(OidcProperties properties, Provider provider) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys(provider))
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
                .build();
        JwtTimestampValidator time = new JwtTimestampValidator(properties.clockSkew());
        time.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                type,
                time,
                new JwtIssuerValidator(properties.requiredIssuer()),
                new JwtAudienceValidator(properties.requiredAudience()),
                ofAccess()));
        return decoder;
    }

    /** Keys are kept for five minutes and read again when a token names one that is not among them, twice in 30 s at most. */
    private static JWKSource<SecurityContext> keys(Provider provider) {
        Object address = provider.description().get("jwks_uri");
        try {
            return JWKSourceBuilder.create(
                            URI.create(String.valueOf(address)).toURL(),
                            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_KEY_SET))
                    .retrying(true)
                    .build();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new ProviderAwayException("The provider says that its keys are at " + address, e);
        }
    }

    private static OAuth2TokenValidator<Jwt> ofAccess() {
        return jwt -> CLAIMS_OF_ID_TOKENS.stream().anyMatch(jwt::hasClaim)
                        || KINDS_OF_KEYCLOAK.contains(String.valueOf(jwt.<Object>getClaim("typ")))
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "not an access token", null))
                : OAuth2TokenValidatorResult.success();
    }
}
