package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What must not be in a log that others may read, whatever its level; and how many commands are taken at a time. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void no_password_and_no_token_is_logged_and_no_more_commands_are_taken_than_allowed(CapturedOutput console) {
        try (var casebook = new SpringApplication(Casebook.class, SignInTest.Probe.class)
                .run(
                        "--server.port=0",
                        "--casebook.data-dir=" + folder,
                        "--casebook.mongodb-uri=",
                        "--casebook.samples=false",
                        "--casebook.demo-accounts=true",
                        "--casebook.limits.commands=3",
                        "--logging.level.casebook=debug",
                        "--logging.level.org.springframework.security=debug",
                        "--logging.level.org.springframework.web=debug")) {
            URI home = URI.create(
                    "http://localhost:" + casebook.getEnvironment().getRequiredProperty("local.server.port"));
            Browser browser = new Browser(home);
            browser.signIn("officer.cbc", "not-the-password");
            browser.signIn("officer.cbc", "demo");
            String bearer = browser.get("/probe/bearer").body();
            String basic = Base64.getEncoder().encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8));
            new Browser(home).get("/api/cases", "Authorization", "Basic " + basic);
            new Browser(home).get("/api/cases", "Authorization", "Bearer " + bearer);
            new Browser(home).get("/api/cases", "Authorization", "Bearer " + bearer + "x");

            assertThat(console.getAll())
                    .contains("officer.cbc")
                    .doesNotContain("not-the-password", bearer, basic, "password=demo");

            assertThat(IntStream.range(0, 4)
                            .mapToObj(count -> command(home, bearer))
                            .map(HttpResponse::statusCode))
                    .containsExactly(400, 400, 400, 429);
            HttpResponse<String> tooMany = command(home, bearer);
            assertThat(tooMany.body()).contains("/problems/too-many-commands");
            assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private static HttpResponse<String> command(URI home, String bearer) {
        return new Browser(home)
                .send(
                        "POST",
                        "/commands/cases",
                        "{}",
                        "Authorization",
                        "Bearer " + bearer,
                        "Content-Type",
                        "application/json");
    }
}
