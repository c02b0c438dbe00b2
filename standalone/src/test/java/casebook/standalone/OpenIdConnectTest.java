package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Signing in through an OpenID Connect provider, and what tokens are taken, over real HTTP on both sides. */
class OpenIdConnectTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** Shorter than what a token must still have when it is used, so that each page gets a new one. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static IdentityProvider provider;
    private static ConfigurableApplicationContext casebook;
    private static URI home;

    private Browser browser;

    @BeforeAll
    static void start() {
        provider = new IdentityProvider();
        casebook = new SpringApplication(Casebook.class, SignInTest.Probe.class)
                .run(
                        "--server.port=0",
                        "--casebook.data-dir=" + folder,
                        "--casebook.mongodb-uri=",
                        "--casebook.samples=false",
                        "--casebook.oidc.issuer=" + provider.issuer(),
                        "--casebook.oidc.audience=" + IdentityProvider.AUDIENCE,
                        "--casebook.oidc.client-id=casebook-pages",
                        "--casebook.oidc.client-secret=" + IdentityProvider.SECRET,
                        "--casebook.oidc.claims.roles=realm_access.roles",
                        "--casebook.oidc.claims.authorities=councils",
                        "--casebook.oidc.role-prefix=casebook-");
        home = URI.create("http://127.0.0.1:" + casebook.getEnvironment().getRequiredProperty("local.server.port"));
        provider.knowSystem("diary");
        provider.knowSystem("greedy");
    }

    @AfterAll
    static void stop() {
        casebook.close();
        provider.close();
    }

    @BeforeEach
    void openBrowser() {
        provider.knowPages(home.toString(), FIVE_MINUTES);
        browser = new Browser(home);
    }

    private HttpResponse<String> signIn(String person) {
        HttpResponse<String> asked = browser.follow(browser.get("/oauth2/authorization/casebook"));
        return browser.follow(browser.post(
                provider.issuer() + "/login",
                Map.of("username", person, "password", "secret-of-" + person, "_csrf", Browser.token(asked))));
    }

    private static HttpResponse<String> ask(String token) {
        return new Browser(home).get("/probe/name", "Authorization", "Bearer " + token);
    }

    private static int status(String token) {
        return new Browser(home)
                .get("/api/cases", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private static int status(UnaryOperator<JWTClaimsSet.Builder> change) {
        return status(provider.token(change));
    }

    @Test
    void somebody_signs_in_at_the_provider_and_comes_back_to_the_page_they_wanted() {
        HttpResponse<String> sentAway = browser.get("/probe/name");
        assertThat(browser.target(sentAway)).isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in").body())
                .contains("/oauth2/authorization/casebook")
                .doesNotContain("type=\"password\"");
        HttpResponse<String> authorize = browser.get("/oauth2/authorization/casebook");
        assertThat(Browser.location(authorize))
                .startsWith(provider.issuer() + "/oauth2/authorize")
                .contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=");

        HttpResponse<String> back = signIn("jo");

        assertThat(back.uri().getPath()).isEqualTo("/probe/name");
        assertThat(back.body()).isEqualTo("Jo Patel");
    }

    @Test
    void the_pages_send_commands_with_the_persons_own_token() {
        signIn("jo");
        String bearer = browser.get("/probe/bearer").body();

        assertThat(status(bearer)).isEqualTo(200);
        HttpResponse<String> refused = new Browser(home)
                .send(
                        "POST",
                        "/commands/authorities",
                        "{\"code\": \"XBC\", \"name\": \"X\", \"onsCode\": \"E07000130\", \"memberFrom\": \"2010-08-01\"}",
                        "Authorization",
                        "Bearer " + bearer,
                        "Content-Type",
                        "application/json");
        assertThat(refused.statusCode()).as("an officer registers no authority").isEqualTo(403);
        assertThat(refused.body()).contains("not-your-role");
    }

    @Test
    void somebody_without_a_role_that_is_known_gets_nothing() {
        HttpResponse<String> back = signIn("guest");

        assertThat(back.uri().toString()).endsWith("/sign-in?no-role");
        assertThat(browser.target(browser.get("/probe/name"))).isEqualTo("/sign-in");
        assertThat(status(claims -> claims.claim("realm_access", Map.of("roles", List.of("officer", "admin")))))
                .isIn(403, 404);
        assertThat(status(claims -> claims.claim("realm_access", null))).isIn(403, 404);
    }

    @Test
    void what_the_provider_takes_away_is_gone_with_the_next_token() {
        provider.knowPages(home.toString(), MOMENT);
        signIn("sam");
        assertThat(status(browser.get("/probe/bearer").body())).isEqualTo(200);

        provider.say(
                "sam", Map.of("name", "Sam Oyelaran", "realm_access", Map.of("roles", List.of("casebook-monitor"))));
        assertThat(status(browser.get("/probe/bearer").body())).isIn(403, 404);

        provider.say("sam", Map.of("name", "Sam Oyelaran"));
        assertThat(browser.target(browser.get("/probe/name"))).isEqualTo("/sign-in");
    }

    @Test
    void signing_out_here_signs_out_at_the_provider() {
        signIn("jo");
        HttpResponse<String> out = browser.post("/sign-out", Map.of("_csrf", Browser.token(browser.get("/sign-in"))));

        assertThat(Browser.location(out))
                .startsWith(provider.issuer() + "/connect/logout")
                .contains("id_token_hint=", "post_logout_redirect_uri=");
        assertThat(browser.follow(out).uri().toString()).endsWith("/sign-in?signed-out");
        HttpResponse<String> asked = browser.follow(browser.get("/oauth2/authorization/casebook"));
        assertThat(asked.body()).contains("password");
    }

    @Test
    void a_council_system_acts_for_its_one_authority_by_client_credentials() {
        String token = clientToken("diary");
        assertThat(status(token)).isEqualTo(200);
        HttpResponse<String> unknownPlan = new Browser(home)
                .send(
                        "POST",
                        "/commands/cases",
                        "{\"plan\": \"CBC2016\", \"reference\": \"1.1\", \"authority\": \"CBC\", \"action\": \"A leaflet\"}",
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json");
        assertThat(unknownPlan.statusCode()).as(unknownPlan.body()).isNotIn(401, 403);

        assertThat(status(clientToken("greedy"))).as("two authorities").isEqualTo(401);
    }

    private static String clientToken(String client) {
        String credentials = Base64.getEncoder()
                .encodeToString((client + ":" + IdentityProvider.secretOf(client)).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = new Browser(home)
                .send(
                        "POST",
                        provider.issuer() + "/oauth2/token",
                        "grant_type=client_credentials",
                        "Authorization",
                        "Basic " + credentials,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        return new JsonMapper().readTree(answer.body()).path("access_token").asString();
    }

    @Test
    void a_token_in_order_is_taken_also_where_it_says_that_it_is_one_for_access() {
        assertThat(status(claims -> claims)).isEqualTo(200);
        assertThat(status(IdentityProvider.signed(
                        provider.key(),
                        header -> header.type(new JOSEObjectType("at+jwt")),
                        provider.claims().build())))
                .isEqualTo(200);
    }

    @Test
    void a_token_whose_time_has_passed_or_not_come_or_that_has_none_is_refused() {
        Instant now = Instant.now();
        assertThat(status(claims -> claims.issueTime(Date.from(now.minusSeconds(60)))
                        .expirationTime(Date.from(now.minusSeconds(31)))))
                .isEqualTo(401);
        assertThat(status(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(90)))))
                .isEqualTo(401);
        assertThat(status(claims -> claims.expirationTime(null))).isEqualTo(401);
        assertThat(status(claims -> claims.issueTime(Date.from(now.minusSeconds(60)))
                        .expirationTime(Date.from(now.minusSeconds(10)))))
                .as("within the difference of clocks")
                .isEqualTo(200);
    }

    @Test
    void a_token_that_is_unsigned_or_signed_with_another_key_is_refused() throws JOSEException {
        JWTClaimsSet claims = provider.claims().build();
        assertThat(status(new PlainJWT(claims).serialize())).as("alg: none").isEqualTo(401);

        String[] parts = provider.token(unchanged -> unchanged).split("\\.", -1);
        assertThat(status(parts[0] + "." + parts[1] + "."))
                .as("signature cut off")
                .isEqualTo(401);

        RSAKey stranger = IdentityProvider.newKey();
        assertThat(status(IdentityProvider.signed(stranger, header -> header, claims)))
                .as("unknown key")
                .isEqualTo(401);
        assertThat(status(IdentityProvider.signed(
                        stranger, header -> header.keyID(provider.key().getKeyID()), claims)))
                .as("another key under the name of ours")
                .isEqualTo(401);
        assertThat(status(IdentityProvider.signed(stranger, header -> header.jwk(stranger.toPublicJWK()), claims)))
                .as("key brought along")
                .isEqualTo(401);

        SignedJWT mac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(provider.key().getKeyID())
                        .build(),
                claims);
        mac.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
        assertThat(status(mac.serialize())).as("public key used as a secret").isEqualTo(401);
    }

    @Test
    void a_token_for_somebody_else_or_of_somebody_else_is_refused() {
        assertThat(status(claims -> claims.audience("another-service"))).isEqualTo(401);
        assertThat(status(claims -> claims.audience((String) null))).isEqualTo(401);
        assertThat(status(claims -> claims.issuer("https://elsewhere.example"))).isEqualTo(401);
        assertThat(status(claims -> claims.issuer(null))).isEqualTo(401);
        assertThat(status(claims -> claims.subject(null))).isEqualTo(401);
    }

    @Test
    void an_id_token_opens_nothing() {
        assertThat(status(claims -> claims.claim("nonce", "abc"))).isEqualTo(401);
        assertThat(status(claims -> claims.claim("typ", "ID"))).isEqualTo(401);
        assertThat(status(claims -> claims.claim("typ", "Refresh"))).isEqualTo(401);
        assertThat(status(IdentityProvider.signed(
                        provider.key(),
                        header -> header.type(new JOSEObjectType("logout+jwt")),
                        provider.claims().build())))
                .isEqualTo(401);
    }

    @Test
    void a_claim_in_the_wrong_place_or_form_gives_nothing() {
        assertThat(status(claims -> claims.claim("realm_access", null).claim("roles", List.of("casebook-officer"))))
                .as("roles elsewhere")
                .isIn(403, 404);
        assertThat(status(claims ->
                        claims.claim("realm_access", null).claim("realm_access.roles", List.of("casebook-officer"))))
                .as("a name with a dot")
                .isIn(403, 404);
        assertThat(status(claims -> claims.claim("realm_access", Map.of("roles", "casebook-officer"))))
                .as("no list")
                .isEqualTo(401);
        assertThat(status(claims -> claims.claim("realm_access", List.of("casebook-officer"))))
                .as("no object")
                .isEqualTo(401);
        assertThat(status(claims -> claims.claim("councils", Map.of("CBC", true))))
                .isEqualTo(401);
        assertThat(status(claims -> claims.claim("councils", "CBC"))).isEqualTo(401);
        assertThat(status(claims -> claims.claim("councils", List.of("CBC", 7))))
                .isEqualTo(401);
        assertThat(ask(provider.token(claims -> claims.claim("councils", List.of("cbc", "*", "CBC,BDC", ""))))
                        .statusCode())
                .as("pages take no tokens")
                .isEqualTo(302);
    }

    @Test
    void a_new_key_of_the_provider_is_found_and_the_old_one_forgotten() {
        String before = provider.token(claims -> claims);
        assertThat(status(before)).isEqualTo(200);

        provider.changeKey();

        assertThat(status(claims -> claims)).isEqualTo(200);
        assertThat(status(before)).isEqualTo(401);
    }

    @Test
    void local_accounts_are_closed() {
        HttpResponse<String> answer = new Browser(home).get("/api/cases", "Authorization", "Basic YWRtaW46ZGVtbw==");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"Casebook\"");
    }
}
