package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, the access log and the views, as those look after them who may. */
@ExtendWith(Visits.Guide.class)
class AdministrationPagesTest {

    @Test
    void a_token_is_shown_once_however_often_its_form_is_sent_and_is_refused_when_it_is_revoked(Visits visits)
            throws IOException, InterruptedException {
        try (Visitor admin = visits.withoutScript("admin")) {
            admin.goTo("/administration/tokens/hand-out");
            admin.press("Hand out a token");
            assertThat(admin.page().title()).startsWith("Error: Hand out a token");
            assertThat(admin.text()).contains("Enter what the token is for");
            admin.fill("What it is for", "Perfformiad <b>Llanfairpwll</b>");
            admin.page().getByLabel("Council").selectOption("CBC");
            admin.fill("Last day (optional)", "1 April 2018");
            admin.press("Hand out a token");
            assertThat(admin.page().locator("#expiresOn-error").innerText()).contains("“Last day” is over");
            assertThat(admin.page().locator("#authority").inputValue()).isEqualTo("CBC");

            admin.fill("Last day (optional)", "");
            FormData form = admin.filledIn();
            admin.press("Hand out a token");
            assertThat(admin.text()).contains("The token for “Perfformiad <b>Llanfairpwll</b>” is handed out");
            String token = admin.page().locator(".app-token").innerText();
            assertThat(admin.text()).contains("It is not shown again");
            admin.page().reload();
            assertThat(admin.text()).as("asked for again").doesNotContain(token);
            admin.goTo("/administration");
            admin.page().goBack();
            assertThat(admin.text())
                    .as("gone back to")
                    .doesNotContain(token)
                    .contains("revoke it and hand out another");
            try (Visitor elsewhere = visits.stranger().signIn("admin")) {
                elsewhere.goTo("/administration/tokens");
                assertThat(elsewhere.text())
                        .as("in another session")
                        .contains("Perfformiad")
                        .doesNotContain(token);
            }

            APIResponse again = admin.context()
                    .request()
                    .post(
                            "/administration/tokens/hand-out",
                            RequestOptions.create().setForm(form));
            assertThat(again.text()).doesNotContain("app-token");
            admin.goTo("/administration/tokens");
            assertThat(admin.text()).doesNotContain(token).contains("In use", "Never");
            assertThat(admin.page().locator("tbody tr").count()).isEqualTo(1);

            assertThat(asked(visits, token)).isEqualTo(200);
            admin.follow("Revoke Perfformiad <b>Llanfairpwll</b>");
            admin.press("Revoke the token");
            assertThat(admin.text()).contains("is revoked", "Revoked");
            assertThat(asked(visits, token)).isEqualTo(401);
        }
    }

    private static int asked(Visits visits, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(visits.home() + "/api/cases?size=1"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
        return answer.statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "admin"})
    void the_access_log_is_filtered_by_its_address_and_taken_away(String username, Visits visits) throws IOException {
        try (Visitor reader = visits.as(username)) {
            reader.goTo("/audit?person=officer.cbc");
            reader.goTo("/administration");
            reader.follow("Access log");
            reader.fill("Person", username);
            reader.page().getByLabel("What").selectOption("audit");
            reader.press("Show");
            assertThat(reader.page().url()).contains("person=" + username, "kind=audit");
            assertThat(reader.page().locator("tbody tr").first().innerText())
                    .contains(username, "Reading the audit", "/administration/access-log?person=" + username);

            Download table = reader.page().waitForDownload(() -> reader.follow("Download all that is selected (CSV)"));
            assertThat(Files.readAllLines(table.path(), StandardCharsets.UTF_8))
                    .hasSizeGreaterThan(2)
                    .first()
                    .isEqualTo("id,at,kind,outcome,person,from,what,correlationId");

            assertThat(reader.goTo("/administration/access-log?from=yesterday&person=" + username))
                    .isEqualTo(400);
            assertThat(reader.page().title()).startsWith("Error: Access log");
            assertThat(reader.page().locator("#from").inputValue()).isEqualTo("yesterday");
            assertThat(reader.page().locator("#person").inputValue()).isEqualTo(username);
            assertThat(reader.barriers()).isEmpty();
        }
    }

    @Test
    void views_are_built_anew_and_the_page_tells_which_are_read(Visits visits) {
        try (Visitor admin = visits.withoutScript("admin");
                Visitor auditor = visits.withoutScript("auditor")) {
            auditor.goTo("/administration/views");
            assertThat(auditor.text()).contains("Generation 1", "entries of the record");
            assertThat(auditor.page().locator("main form").count()).isZero();

            admin.goTo("/administration/views");
            admin.press("Build the views anew");
            while (!admin.text().contains("Generation 2, read since")) {
                assertThat(admin.text()).contains("What is being built");
                admin.goTo("/administration/views");
            }
        }
    }
}
