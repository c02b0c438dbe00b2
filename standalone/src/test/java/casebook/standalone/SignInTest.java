package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.web.Caller;
import casebook.web.OnBehalf;
import casebook.web.Requires;
import casebook.web.Right;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in to the pages with a local account, and what a session is good for. */
class SignInTest {

    @TestComponent
    @RestController
    @Requires(Right.SIGN_IN)
    static class Probe {
        private final OnBehalf onBehalf;

        Probe(OnBehalf onBehalf) {
            this.onBehalf = onBehalf;
        }

        @GetMapping("/probe/bearer")
        String bearer() {
            return onBehalf.bearer();
        }

        @GetMapping("/probe/name")
        String name() {
            return Caller.current().name();
        }

        @PostMapping("/probe/done")
        String done() {
            return "done";
        }
    }

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext casebook;
    private static URI home;

    @BeforeAll
    static void start() {
        casebook = new SpringApplication(Casebook.class, Probe.class)
                .run(
                        "--server.port=0",
                        "--casebook.data-dir=" + folder,
                        "--casebook.mongodb-uri=",
                        "--casebook.samples=false",
                        // None comes back while the tests run, however slowly.
                        "--casebook.limits.passwords-per=1h",
                        "--casebook.demo-accounts=true");
        home = URI.create("http://localhost:" + casebook.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        casebook.close();
    }

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(home);
    }

    @Test
    void who_is_not_signed_in_is_asked_to_and_brought_back() {
        HttpResponse<String> sentAway = browser.get("/probe/name?a=1");
        assertThat(browser.target(sentAway)).isEqualTo("/sign-in");

        HttpResponse<String> signedIn = browser.signIn("officer.cbc", "demo");

        assertThat(browser.target(signedIn)).startsWith("/probe/name?a=1");
        assertThat(browser.get("/probe/name").body()).isEqualTo("Officer (CBC)");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() {
        assertThat(browser.target(browser.signIn("officer.cbc", "wrong"))).isEqualTo("/sign-in?refused");
        assertThat(browser.target(browser.signIn("nobody", "demo"))).isEqualTo("/sign-in?refused");
        assertThat(browser.target(browser.get("/probe/name"))).isEqualTo("/sign-in");
    }

    @Test
    void signing_in_gives_a_new_session_and_signing_out_ends_it() {
        browser.signIn("officer.cbc", "demo");
        String first = browser.cookie("casebook");
        browser.signIn("officer.cbc", "demo");
        String session = browser.cookie("casebook");
        assertThat(session).isNotEqualTo(first);

        HttpResponse<String> out = browser.post("/sign-out", Map.of("_csrf", Browser.token(browser.get("/sign-in"))));

        assertThat(browser.target(out)).isEqualTo("/sign-in?signed-out");
        assertThat(new Browser(home)
                        .get("/probe/name", "Cookie", "casebook=" + session)
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_form_that_another_site_could_have_made_is_refused() {
        browser.signIn("officer.cbc", "demo");

        assertThat(browser.post("/probe/done", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/probe/done", Map.of("_csrf", Browser.token(browser.get("/sign-in"))))
                        .body())
                .isEqualTo("done");
    }

    @Test
    void a_form_whose_session_has_ended_is_kept_on_the_page_and_sent_after_signing_in() {
        Map<String, String> typed = Map.of(
                "narrative", "Leaflets <b>printed</b>", "version", "3", "_csrf", "of a session before the restart");

        HttpResponse<String> kept = fromOurPage("/probe/done", typed);
        assertThat(kept.statusCode()).isEqualTo(403);
        assertThat(kept.body())
                .contains(
                        "This has not been sent yet",
                        "value=\"Leaflets &lt;b&gt;printed&lt;/b&gt;\"",
                        "target=\"_blank\"")
                .doesNotContain("<b>printed", "before the restart\"");
        assertThat(kept.body())
                .as("what the page put into the form is sent again, and no concern of its reader")
                .contains("name=\"version\" value=\"3\"")
                .doesNotContain(">Version<");

        browser.signIn("officer.cbc", "demo");
        HttpResponse<String> ready = fromOurPage("/probe/done", typed);
        assertThat(ready.body()).contains("Send it now", "action=\"/probe/done\"");
        assertThat(fromOurPage(
                                "/probe/done",
                                Map.of("narrative", "Leaflets <b>printed</b>", "_csrf", Browser.token(ready)))
                        .body())
                .isEqualTo("done");
    }

    @Test
    void what_another_site_wrote_is_not_kept() {
        browser.signIn("officer.cbc", "demo");

        HttpResponse<String> refused = browser.send(
                "POST",
                "/probe/done",
                "narrative=Theirs",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://elsewhere.example");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("session-expired").doesNotContain("Theirs");
        assertThat(new Browser(home).get("/not-sent").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> fromOurPage(String address, Map<String, String> form) {
        return browser.send(
                "POST",
                address,
                Browser.encoded(form),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                home.toString());
    }

    @Test
    void wrong_passwords_at_speed_are_no_longer_heard_but_the_owner_is_elsewhere() throws UnknownHostException {
        Browser guesser = new Browser(home);
        List<Integer> answers = IntStream.range(0, 12)
                .mapToObj(guess -> guesser.get("/api/cases", "Authorization", basic("officer.hdc", "guess" + guess)))
                .map(HttpResponse::statusCode)
                .toList();
        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers.subList(10, 12)).containsOnly(429);

        HttpResponse<String> right = guesser.get("/api/cases", "Authorization", basic("officer.hdc", "demo"));
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 361L);
        assertThat(right.body()).contains("Too many wrong passwords");
        assertThat(guesser.get("/api/cases", "Authorization", basic("officer.bdc", "demo"))
                        .statusCode())
                .as("another account")
                .isEqualTo(200);
        assertThat(new Browser(home, InetAddress.getByName("127.0.0.2"))
                        .get("/api/cases", "Authorization", basic("officer.hdc", "demo"))
                        .statusCode())
                .as("another address")
                .isEqualTo(200);
    }

    @Test
    void the_form_tells_who_guesses_too_often_to_wait() {
        for (int guess = 0; guess < 10; guess++) {
            browser.signIn("officer.owbc", "guess" + guess);
        }

        HttpResponse<String> answer = browser.signIn("officer.owbc", "demo");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Too many attempts. Try again in 6 minutes");
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_page_runs_nothing_but_our_own_files_and_is_kept_nowhere() {
        browser.signIn("board", "demo");
        HttpResponse<String> page = browser.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().map())
                .containsKeys("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")
                .doesNotContainKeys("Server", "X-Powered-By", "Access-Control-Allow-Origin");
        assertThat(browser.cookies()).allMatch(HttpCookie::isHttpOnly);
    }

    @Test
    void a_session_opens_no_door_of_the_interface_and_basic_none_of_the_pages() {
        browser.signIn("admin", "demo");

        assertThat(browser.get("/api/cases").statusCode()).isEqualTo(401);
        assertThat(browser.get("/actuator/metrics").statusCode()).isEqualTo(401);
        assertThat(browser.post("/commands/plans", Map.of()).statusCode()).isEqualTo(401);
        assertThat(new Browser(home)
                        .get("/probe/name", "Authorization", "Basic YWRtaW46ZGVtbw==")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void a_request_of_the_interface_leaves_the_session_of_the_pages_as_it_is() {
        browser.signIn("officer.cbc", "demo");
        String session = browser.cookie("casebook");

        HttpResponse<String> answer = browser.get("/api/cases", "Authorization", "Basic YWRtaW46ZGVtbw==");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.cookie("casebook")).isEqualTo(session);
        assertThat(browser.get("/probe/name").body()).isEqualTo("Officer (CBC)");
    }

    @Test
    void the_pages_act_on_behalf_of_whoever_is_signed_in() {
        browser.signIn("board", "demo");
        String bearer = browser.get("/probe/bearer").body();

        Browser service = new Browser(home);
        assertThat(service.get("/api/cases", "Authorization", "Bearer " + bearer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(service.get("/probe/name", "Authorization", "Bearer " + bearer)
                        .statusCode())
                .isEqualTo(302);
        HttpResponse<String> forged = service.get(
                "/api/cases", "Authorization", "Bearer " + bearer.substring(0, bearer.length() - 9) + "AAAAAAAAA");
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.headers().allValues("WWW-Authenticate"))
                .contains("Bearer realm=\"Casebook\", error=\"invalid_token\"");
    }
}
