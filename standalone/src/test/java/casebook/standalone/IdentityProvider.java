package casebook.standalone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A council's sign-in service: Spring Authorization Server on a port of its own, with people and systems of Charnwood. */
final class IdentityProvider implements AutoCloseable {
    static final String AUDIENCE = "casebook";
    static final String SECRET = "the-pages-secret";
    private static final AtomicReference<IdentityProvider> RUNNING = new AtomicReference<>();

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final AtomicReference<List<RSAKey>> keys = new AtomicReference<>(List.of(newKey()));

    /** What the access tokens of each subject say, beside what all say. */
    private final Map<String, Map<String, Object>> says = new ConcurrentHashMap<>(Map.of(
            "jo",
                    Map.of(
                            "name",
                            "Jo Patel",
                            "realm_access",
                            Map.of("roles", List.of("casebook-officer")),
                            "councils",
                            List.of("CBC")),
            "sam", Map.of("name", "Sam Oyelaran", "realm_access", Map.of("roles", List.of("casebook-auditor"))),
            "guest", Map.of("name", "A guest", "realm_access", Map.of("roles", List.of("officer"))),
            "diary", Map.of("realm_access", Map.of("roles", List.of("casebook-officer")), "councils", List.of("CBC")),
            "greedy",
                    Map.of(
                            "realm_access",
                            Map.of("roles", List.of("casebook-officer")),
                            "councils",
                            List.of("CBC", "BDC"))));

    IdentityProvider() {
        RUNNING.set(this);
        context = new AnnotationConfigServletWebServerApplicationContext(Server.class);
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:"
                + Objects.requireNonNull(context.getWebServer()).getPort();
    }

    RSAKey key() {
        return keys.get().getLast();
    }

    /** From now on signs with another key, and shows no more than that one. */
    void changeKey() {
        keys.set(List.of(newKey()));
    }

    /** Lets what somebody may do be something else from the next token on. */
    void say(String subject, Map<String, Object> claims) {
        says.put(subject, claims);
    }

    /** Registers the pages that are at that address; their access tokens live that long. */
    void knowPages(String home, Duration life) {
        clients()
                .save(client("casebook-pages")
                        .clientSecret("{noop}" + SECRET)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUri(home + "/login/oauth2/code/casebook")
                        .postLogoutRedirectUri(home + "/sign-in?signed-out")
                        .scope("openid")
                        .scope("profile")
                        .clientSettings(
                                ClientSettings.builder().requireProofKey(true).build())
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(life)
                                .reuseRefreshTokens(false)
                                .build())
                        .build());
    }

    /** Registers a system of a council. */
    void knowSystem(String name) {
        clients()
                .save(client(name)
                        .clientSecret("{noop}" + secretOf(name))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build());
    }

    static String secretOf(String system) {
        return "secret-of-" + system;
    }

    private InMemoryRegisteredClientRepository clients() {
        return context.getBean(InMemoryRegisteredClientRepository.class);
    }

    private static RegisteredClient.Builder client(String name) {
        return RegisteredClient.withId(name).clientId(name);
    }

    /** The claims of a token that is in order, for an officer of Charnwood. */
    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("jo")
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("name", "Jo Patel")
                .claim("realm_access", Map.of("roles", List.of("casebook-officer")))
                .claim("councils", List.of("CBC"));
    }

    /** A token that is in order but for what is changed in its claims. */
    String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key(), header -> header, change.apply(claims()).build());
    }

    static String signed(RSAKey key, UnaryOperator<JWSHeader.Builder> change, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    change.apply(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** No component, so that scanning never finds it. */
    @EnableWebMvc
    @EnableWebSecurity
    static class Server {
        @Bean
        TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(0);
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> dispatcher(WebApplicationContext context) {
            return new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        }

        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(client("nobody")
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .build());
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(List.of("jo", "sam", "guest").stream()
                    .map(name -> User.withUsername(name)
                            .password("{noop}secret-of-" + name)
                            .roles("PERSON")
                            .build())
                    .toList());
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            IdentityProvider provider = RUNNING.get();
            return (selector, context) -> selector.select(
                    new JWKSet(provider.keys.get().stream().<JWK>map(key -> key).toList()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            IdentityProvider provider = RUNNING.get();
            return context -> {
                Authentication whose = Objects.requireNonNull(context.<Authentication>getPrincipal());
                if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                    context.getClaims()
                            .audience(List.of(AUDIENCE))
                            .claims(claims -> claims.putAll(provider.says.getOrDefault(whose.getName(), Map.of())));
                }
            };
        }
    }
}
