package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.standalone.Teller.Told;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A whole case's life, over the real HTTP interfaces, with every view read on the way: a council's officer posts, the
 * board looks, an auditor reads how it came about. Time is moved, never waited for.
 */
class StoryTest {
    private static final String CASE = "/commands/cases/CBC2016-3.1-CBC";

    private final StoryClock clock = new StoryClock();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    @BeforeEach
    void start() {
        started.add(clock.casebook()
                .run(
                        "--server.port=0",
                        "--casebook.data-dir=" + folder,
                        "--casebook.mongodb-uri=",
                        "--casebook.demo-accounts=true",
                        "--casebook.samples=false"));
    }

    @AfterEach
    void stop() {
        started.removeLast().close();
    }

    private Teller as(String username) {
        String port = started.getLast().getEnvironment().getProperty("local.server.port");
        return new Teller(client, Integer.parseInt(Objects.requireNonNull(port)), username);
    }

    @Test
    void a_case_is_opened_missed_revised_corrected_completed_and_reopened_and_all_of_it_can_be_read() {
        Teller admin = as("admin");
        Teller officer = as("officer.cbc");
        Teller board = as("board");
        Teller auditor = as("auditor");

        // The partnership takes shape, and Charnwood's plan comes into force.
        clock.set("2016-04-01");
        recorded(admin.post("/commands/authorities", null, """
                {"code": "CBC", "onsCode": "E07000130", "name": "Charnwood Borough Council",
                 "aliases": ["Charnwood"], "memberFrom": "2010-08-01"}"""));
        recorded(admin.post("/commands/plans", null, """
                {"plan": "CBC2016", "title": "Equality Strategy Action Plan", "owner": "CBC",
                 "from": "2016-04-01", "to": "2018-03-31", "approvalsRequired": ["Cabinet"],
                 "divisions": [{"code": "3", "title": "Engage accessibly", "area": "engagement"}]}"""));
        assertThat(admin.post("/commands/plans/CBC2016/adoption", null, "{}").status())
                .as("a plan that nobody approved")
                .isEqualTo(409);
        recorded(admin.post("/commands/plans/CBC2016/approvals", null, "{\"body\": \"Cabinet\"}"));
        recorded(admin.post("/commands/plans/CBC2016/adoption", null, "{}"));

        // The officer opens the case and reports on it.
        Told opened = recorded(officer.post("/commands/cases", null, """
                {"plan": "CBC2016", "reference": "3.1", "authority": "Charnwood", "division": "3",
                 "action": "A special edition on good practice", "outcome": "Staff know more",
                 "responsibleRole": "Communications Officer", "deadline": "March 2018"}"""));
        clock.set("2018-01-15");
        Told progress = recorded(
                officer.post(
                        CASE + "/progress",
                        opened.etag(),
                        "{\"status\": \"on track\", \"narrative\": \"Draft sen by the group\", \"asAt\": \"12 January 2018\"}"));
        assertThat(row(board, progress).path("rag").asString()).isEqualTo("green");
        assertThat(as("officer.bdc")
                        .post(
                                CASE + "/progress",
                                progress.etag(),
                                "{\"status\": \"completed\", \"narrative\": \"Not ours\"}")
                        .status())
                .as("another council's officer")
                .isEqualTo(403);

        // The deadline passes. Nobody did anything, and the board sees red.
        clock.set("2018-04-03");
        JsonNode missed = row(board, progress);
        assertThat(missed.path("rag").asString()).isEqualTo("red");
        assertThat(missed.path("overdue").asBoolean()).isTrue();
        assertThat(board.get("/api/board").json().path("overdue").asInt()).isEqualTo(1);

        // A revision, on the second try: somebody else's change came in between.
        assertThat(officer.post(
                                CASE + "/deadline",
                                opened.etag(),
                                "{\"to\": \"May 2018\", \"reason\": \"One edition\"}")
                        .status())
                .isEqualTo(412);
        Told revised = recorded(officer.post(
                CASE + "/deadline",
                progress.etag(),
                "{\"to\": \"May 2018\", \"reason\": \"To come out with the open day\"}"));
        JsonNode moved = row(board, revised);
        assertThat(moved.path("rag").asString()).isEqualTo("green");
        assertThat(moved.path("slip").path("revisions").asInt()).isEqualTo(1);
        assertThat(moved.path("slip").path("days").asInt()).isEqualTo(61);

        // A typing mistake is put right, and stays on record.
        Told corrected = recorded(officer.post(CASE + "/corrections", revised.etag(), """
                {"entry": 2, "field": "narrative", "says": "Draft seen by the group", "reason": "Typing mistake"}"""));
        JsonNode reported = history(auditor, corrected).get(1);
        assertThat(reported.path("said").path("narrative").asString()).isEqualTo("Draft sen by the group");
        assertThat(reported.path("says").path("narrative").asString()).isEqualTo("Draft seen by the group");
        assertThat(reported.path("corrections").get(0).path("reason").asString())
                .isEqualTo("Typing mistake");

        // Done, closed, and taken up again.
        clock.set("2018-05-25");
        Told evidenced = recorded(officer.post(
                CASE + "/evidence",
                corrected.etag(),
                "{\"title\": \"The edition\", \"link\": \"https://www.charnwood.gov.uk/one-charnwood\"}"));
        Told completed = recorded(
                officer.post(CASE + "/completion", evidenced.etag(), "{\"outcome\": \"Published with the open day\"}"));
        assertThat(row(board, completed).path("rag").asString()).isEqualTo("blue");
        assertThat(officer.post(
                                CASE + "/progress",
                                completed.etag(),
                                "{\"status\": \"on-track\", \"narrative\": \"And another thing\"}")
                        .body())
                .contains("/problems/case-closed");
        clock.set("2018-06-11");
        Told reopened = recorded(
                officer.post(CASE + "/reopening", completed.etag(), "{\"reason\": \"A page was misprinted\"}"));
        JsonNode open = row(board, reopened);
        assertThat(open.path("state").asString()).isEqualTo("open");
        assertThat(open.path("rag").asString()).as("due on 31 May").isEqualTo("red");

        // Each view tells the same story.
        JsonNode council = board.get("/api/authorities/charnwood?atLeast=" + reopened.position())
                .json();
        assertThat(council.path("overdue").path("count").asInt()).isEqualTo(1);
        assertThat(council.path("slip").path("days").asInt()).isEqualTo(61);
        JsonNode whole = board.get("/api/board").json();
        assertThat(whole.path("matrix").toString()).contains("engagement");
        assertThat(whole.path("total").path("red").asInt()).isEqualTo(1);
        assertThat(kinds(history(auditor, reopened)))
                .containsExactly(
                        "case-opened",
                        "progress-recorded",
                        "deadline-revised",
                        "entry-corrected",
                        "evidence-attached",
                        "case-completed",
                        "case-reopened");

        // And the record has no gap: eleven entries, each with who, in which role, for which council.
        JsonNode entries = auditor.get("/api/audit?order=asc").json().path("entries");
        assertThat(entries.valueStream().map(entry -> entry.path("position").asLong()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        JsonNode last = entries.get(10);
        assertThat(last.path("by").path("subject").asString()).isEqualTo("officer.cbc");
        assertThat(last.path("by").path("role").asString()).isEqualTo("officer");
        assertThat(last.path("authority").asString()).isEqualTo("CBC");
        assertThat(last.path("recordedAt").asString()).startsWith("2018-06-11T10:00:00");

        // A restart folds the same answers from the record.
        String before = answered(board.get("/api/cases/CBC2016-3.1-CBC"));
        stop();
        start();
        assertThat(answered(as("board").get("/api/cases/CBC2016-3.1-CBC?atLeast=" + reopened.position())))
                .isEqualTo(before);
    }

    private static Told recorded(Told told) {
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        assertThat(told.etag()).isNotEmpty();
        return told;
    }

    private static JsonNode row(Teller reader, Told after) {
        return reader.get("/api/cases?authority=CBC&atLeast=" + after.position())
                .json()
                .path("cases")
                .get(0);
    }

    private static JsonNode history(Teller reader, Told after) {
        return reader.get("/api/cases/CBC2016-3.1-CBC?atLeast=" + after.position())
                .json()
                .path("history");
    }

    private static List<String> kinds(JsonNode history) {
        return history.valueStream().map(entry -> entry.path("kind").asString()).toList();
    }

    private static String answered(Told told) {
        assertThat(told.status()).isEqualTo(200);
        return told.body();
    }
}
