package casebook.web;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jwt.JWTParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.util.StringUtils;

/**
 * Tokens by which the pages act for somebody with a local account, good for a minute. They are signed with a key that only
 * this process knows, so that no other process can issue or take them; or, where the services are two, with one that both
 * were given.
 */
final class OwnTokens implements OnBehalf, TokenReader {
    private static final String ISSUER = "casebook:pages";
    private static final String AUDIENCE = "casebook:commands";
    private static final int SHORTEST_SECRET = 32;
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;

    /** @param given the secret that another process knows too, if any */
    OwnTokens(@Nullable String given) {
        SecretKey key = StringUtils.hasText(given) ? key(given) : key();
        encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ZERO),
                new JwtIssuerValidator(ISSUER),
                new JwtAudienceValidator(AUDIENCE)));
    }

    @Override
    public String bearer() {
        Caller caller = Caller.current();
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .subject(caller.subject())
                .claim("name", caller.name())
                .claim("roles", caller.roles().stream().map(Role::name).toList())
                .claim("authorities", List.copyOf(caller.authorities()))
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    @Override
    public Optional<Caller> read(String token) {
        if (!isOurs(token)) {
            return Optional.empty();
        }
        try {
            return Optional.of(caller(decoder.decode(token)));
        } catch (JwtException e) {
            throw new BadCredentialsException("A token of the pages that is not valid", e);
        }
    }

    private static Caller caller(Jwt jwt) {
        return new Caller(
                Objects.requireNonNull(jwt.getSubject()),
                Objects.requireNonNull(jwt.getClaimAsString("name")),
                texts(jwt, "roles").map(Role::valueOf).collect(Collectors.toSet()),
                texts(jwt, "authorities").collect(Collectors.toSet()));
    }

    private static Stream<String> texts(Jwt jwt, String claim) {
        return Objects.requireNonNull(jwt.getClaimAsStringList(claim)).stream();
    }

    private static boolean isOurs(String token) {
        try {
            return ISSUER.equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return false;
        }
    }

    private static SecretKey key(String given) {
        byte[] secret = given.getBytes(StandardCharsets.UTF_8);
        if (secret.length < SHORTEST_SECRET) {
            throw new StartRefused(
                    "casebook.on-behalf-key is shorter than %d characters.".formatted(SHORTEST_SECRET),
                    "Make one with: openssl rand -hex 32");
        }
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    private static SecretKey key() {
        try {
            return KeyGenerator.getInstance("HmacSHA256").generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
