package casebook.standalone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.standalone.StoryClock;
import casebook.standalone.Teller;
import casebook.standalone.Teller.Told;
import com.microsoft.playwright.options.LoadState;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The way through the quarters of a record that was kept for five of them. */
@ExtendWith(Visits.Guide.class)
class QuartersPagesTest {
    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext casebook;
    private static int port;

    @BeforeAll
    static void keepTheRecord() {
        StoryClock clock = new StoryClock();
        casebook = clock.casebook()
                .run(
                        "--server.port=0",
                        "--casebook.data-dir=" + folder,
                        "--casebook.mongodb-uri=",
                        "--casebook.demo-accounts=true",
                        "--casebook.samples=false");
        port = Integer.parseInt(casebook.getEnvironment().getRequiredProperty("local.server.port"));
        clock.set("2017-04-03");
        record("admin", "/commands/authorities", null, """
                {"code": "CBC", "onsCode": "E07000130", "name": "Charnwood Borough Council",
                 "memberFrom": "2010-08-01"}""");
        record("admin", "/commands/plans", null, """
                {"plan": "CBC2016", "title": "Equality Strategy Action Plan", "owner": "CBC",
                 "from": "2016-04-01", "to": "2018-03-31", "approvalsRequired": ["Cabinet"],
                 "divisions": [{"code": "3", "title": "Engage accessibly", "area": "engagement"}]}""");
        record("admin", "/commands/plans/CBC2016/approvals", null, "{\"body\": \"Cabinet\"}");
        record("admin", "/commands/plans/CBC2016/adoption", null, "{}");
        String edition = open("3.1", "A special edition", "March 2018");
        String leaflet = open("3.2", "A leaflet", "December 2017");
        clock.set("2017-07-10");
        edition = record("officer.cbc", "/commands/cases/CBC2016-3.1-CBC/progress", edition, """
                {"status": "on-track", "narrative": "Draft seen by the group"}""");
        clock.set("2017-11-20");
        record("officer.cbc", "/commands/cases/CBC2016-3.2-CBC/completion", leaflet, """
                {"outcome": "Printed"}""");
        clock.set("2018-02-01");
        record("officer.cbc", "/commands/cases/CBC2016-3.1-CBC/progress", edition, """
                {"status": "at-risk", "narrative": "The printer is late"}""");
        clock.set("2018-05-15");
    }

    @AfterAll
    static void close() {
        casebook.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/authorities/CBC"})
    void each_quarter_leads_to_the_next_with_the_numbers_that_stood_then(String page, Visits visits) {
        try (Visitor board = visits.strangerAt("http://localhost:" + port).signIn("board")) {
            board.goTo(page);
            assertShows(board, "1 red", "1 blue");
            board.page().getByText("What the record said on an earlier date").click();
            board.follow("the end of last quarter (31 March 2018)");
            assertShows(board, "1 amber", "1 blue");
            board.follow("See the quarter before (31 December 2017)");
            assertShows(board, "1 green", "1 blue");
            board.follow("See the quarter before (30 September 2017)");
            assertShows(board, "1 green", "1 grey");
            board.follow("See the quarter before (30 June 2017)");
            assertShows(board, "2 grey");
            assertThat(board.text()).as("the record began in April 2017").doesNotContain("See the quarter before");
            board.follow("See the quarter after (30 September 2017)");
            assertShows(board, "1 green", "1 grey");
            board.follow("Back to now");
            assertShows(board, "1 red", "1 blue");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/authorities/CBC"})
    void the_trend_has_the_numbers_that_each_quarter_had(String page, Visits visits) {
        try (Visitor board = visits.strangerAt("http://localhost:" + port).signIn("board")) {
            board.goTo(page);
            board.page().getByText("The figures of this chart").click();
            List<String> quarters = board.page().locator(".app-trend__figures tbody tr").allInnerTexts().stream()
                    .map(row -> row.replaceAll("\\s+", " ").strip())
                    .toList();
            assertThat(quarters)
                    .endsWith(
                            "30 Jun 2017 0 0 0 0 2 2",
                            "30 Sept 2017 0 0 1 0 1 2",
                            "31 Dec 2017 0 0 1 1 0 2",
                            "31 Mar 2018 0 1 0 1 0 2",
                            "15 May 2018 1 0 0 1 0 2");
        }
    }

    private static void assertShows(Visitor board, String... counts) {
        board.page().waitForLoadState(LoadState.DOMCONTENTLOADED);
        List<String> shown = board.page().locator(".app-totals__tile").all().stream()
                .map(tile -> tile.locator(".app-totals__number").innerText() + " "
                        + tile.locator(".app-totals__word").innerText().toLowerCase(Locale.UK))
                .filter(count -> !count.startsWith("0 "))
                .toList();
        assertThat(shown).containsExactlyInAnyOrder(counts);
    }

    private static String open(String reference, String action, String deadline) {
        return record("officer.cbc", "/commands/cases", null, """
                {"plan": "CBC2016", "reference": "%s", "authority": "CBC", "division": "3", "action": "%s",
                 "outcome": "Staff know more", "responsibleRole": "Communications Officer", "deadline": "%s"}""".formatted(reference, action, deadline));
    }

    private static String record(String username, String path, @Nullable String version, String body) {
        Teller teller = new Teller(HttpClient.newHttpClient(), port, username);
        Told told = teller.post(path, version, body);
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        return told.etag();
    }
}
