package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** The pages, while what records is away: nothing typed is lost, and the key of the form stays what it was. */
class CommandServiceAwayTest {
    @TempDir
    Path folder;

    @Test
    void a_form_that_nobody_answers_comes_back_as_it_was_filled_in() throws IOException {
        try (ServerSocket silent = new ServerSocket(0);
                var casebook = SpringApplication.run(
                        Casebook.class,
                        "--server.port=0",
                        "--casebook.data-dir=" + folder,
                        "--casebook.mongodb-uri=",
                        "--casebook.demo-accounts=true",
                        "--casebook.pages.patience=200ms",
                        "--casebook.pages.command-service=http://127.0.0.1:" + silent.getLocalPort())) {
            String port = casebook.getEnvironment().getRequiredProperty("local.server.port");
            Browser officer = new Browser(URI.create("http://localhost:" + port));
            officer.signIn("officer.cbc", "demo");
            String address = "/cases/CBC2016-3.1-CBC/progress";
            HttpResponse<String> form = officer.get(address);
            String key = hidden(form, "key");

            HttpResponse<String> answer = officer.post(
                    address,
                    Map.of(
                            "_csrf",
                            Browser.token(form),
                            "key",
                            key,
                            "version",
                            hidden(form, "version"),
                            "status",
                            "on-track",
                            "narrative",
                            "Ready for the printer"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("The service that records is not available", ">Ready for the printer</textarea>")
                    .containsPattern("value=\"on-track\"[^>]* checked=\"checked\"");
            assertThat(hidden(answer, "key")).isEqualTo(key);
        }
    }

    private static String hidden(HttpResponse<String> page, String name) {
        Matcher field = Pattern.compile("name=\"%s\" value=\"([^\"]+)\"".formatted(name))
                .matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }
}
