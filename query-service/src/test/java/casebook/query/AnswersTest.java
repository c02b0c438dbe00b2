package casebook.query;

import static casebook.query.Histories.corrected;
import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static casebook.query.Histories.revised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.ProgressStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The interface as its callers see it, over one small partnership. */
class AnswersTest extends QueryServiceTest {
    private static final String CHARNWOOD = "SES2011-1.2a-CBC";
    private static final String BLABY = "SES2011-1.2-BDC";
    private static final LocalDate MARCH = LocalDate.of(2017, 3, 31);

    @BeforeEach
    void record() {
        if (log.head().position() > 0) {
            return;
        }
        Histories histories = new Histories(log);
        histories.partnership();
        histories.record(opened(CHARNWOOD, "March 2018"));
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, MARCH));
        histories.record(revised(CHARNWOOD, "March 2018", "May 2018"));
        histories.record(corrected(CHARNWOOD, 2, CorrectableField.STATUS, "at-risk"));
        histories.record(opened("SES2011-1.10-OWBC"));
        histories.record(opened(BLABY));
        histories.record(progress(BLABY, ProgressStatus.ON_TRACK, MARCH));
        histories.record(
                new EvidenceAttached(CaseId.parse(BLABY), "Leaflet", URI.create("https://example.org/leaflet"), MARCH));
        histories.record(corrected(BLABY, 2, CorrectableField.NARRATIVE, "Half of the courses were held"));
        histories.record(corrected(BLABY, 3, CorrectableField.TITLE, "Course leaflet"));
        histories.record(new CaseCompleted(CaseId.parse(BLABY), "All trained", MARCH));
        histories.record(opened("SES2011-1.3-MBC"));
        histories.recordUnreadable(CaseId.parse("SES2011-1.3-MBC"));
    }

    @Test
    void a_case_says_where_it_stands() throws Exception {
        JsonNode answer = answer("/api/cases/" + CHARNWOOD + "?on=2018-04-15");
        assertThat(answer.at("/caseId").asString()).isEqualTo(CHARNWOOD);
        assertThat(answer.at("/version").asInt()).isEqualTo(4);
        assertThat(answer.at("/status").asString()).isEqualTo("at-risk");
        assertThat(answer.at("/rag").asString()).isEqualTo("amber");
        assertThat(answer.at("/deadline/written").asString()).isEqualTo("May 2018");
        assertThat(answer.at("/originalDeadline/written").asString()).isEqualTo("March 2018");
        assertThat(answer.at("/nextDue").asString()).isEqualTo("2018-05-31");
        assertThat(answer.at("/slip/days").asInt()).isEqualTo(61);
        assertThat(answer.at("/slip/revisions").asInt()).isEqualTo(1);
        assertThat(answer.at("/area").asString()).isEqualTo("workforce");
        assertThat(answer.at("/reflects/position").asLong())
                .isEqualTo(log.head().position());
    }

    @Test
    void a_case_says_what_was_reported_and_what_supports_it_as_corrected() throws Exception {
        JsonNode answer = answer("/api/cases/" + BLABY);
        assertThat(answer.at("/narrative").asString()).isEqualTo("Half of the courses were held");
        assertThat(answer.at("/evidence")).hasSize(1);
        assertThat(answer.at("/evidence/0/entry").asInt()).isEqualTo(3);
        assertThat(answer.at("/evidence/0/title").asString()).isEqualTo("Course leaflet");
        assertThat(answer.at("/evidence/0/link").asString()).isEqualTo("https://example.org/leaflet");
        assertThat(answer.at("/evidence/0/attachedOn").asString()).isEqualTo("2017-03-31");
        assertThat(answer.at("/history/1/said/narrative").asString()).isEqualTo("Courses were held");
        JsonNode quiet = answer("/api/cases/SES2011-1.10-OWBC");
        assertThat(quiet.has("narrative")).isFalse();
        assertThat(quiet.at("/evidence").isArray()).isTrue();
    }

    @Test
    void a_case_tells_its_history_with_what_each_entry_said_first() throws Exception {
        JsonNode history = answer("/api/cases/" + CHARNWOOD).at("/history");
        assertThat(history).hasSize(4);
        JsonNode progress = history.get(1);
        assertThat(progress.at("/entry").asInt()).isEqualTo(2);
        assertThat(progress.at("/kind").asString()).isEqualTo("progress-recorded");
        assertThat(progress.at("/describes").asString()).isEqualTo("2017-03-31");
        assertThat(progress.at("/by/subject").asString()).isEqualTo("officer.cbc");
        assertThat(progress.at("/said/status").asString()).isEqualTo("on-track");
        assertThat(progress.at("/says/status").asString()).isEqualTo("at-risk");
        assertThat(progress.at("/corrections/0/entry").asInt()).isEqualTo(4);
        assertThat(progress.at("/changes/0/what").asString()).isEqualTo("status");
        assertThat(progress.at("/changes/0/from").asString()).isEqualTo("not-started");
        assertThat(progress.at("/changes/0/to").asString()).isEqualTo("on-track");
        assertThat(history.get(2).at("/changes/0/what").asString()).isEqualTo("deadline");
        assertThat(history.get(2).at("/changes/0/to").asString()).isEqualTo("May 2018");
        assertThat(history.get(3).at("/changes/0/to").asString()).isEqualTo("at-risk");
    }

    @Test
    void the_version_of_a_case_is_its_etag_and_no_reason_to_keep_yesterdays_answer() throws Exception {
        answer("/api/cases");
        HttpResponse<String> response = get("/api/cases/" + CHARNWOOD);
        assertThat(response.headers().firstValue("ETag")).contains("\"4\"");
        assertThat(send(request("/api/cases/" + CHARNWOOD).header("If-None-Match", "\"4\""))
                        .statusCode())
                .as("what is derived for a day moves on while the version stays")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWBC", "owbc", "OWDC", "owdc"})
    void an_alias_leads_to_the_same_case(String authority) throws Exception {
        assertThat(answer("/api/cases/SES2011-1.10-" + authority).at("/caseId").asString())
                .isEqualTo("SES2011-1.10-OWBC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OWBC", "OWDC", "E07000135", "Oadby%20and%20Wigston%20Borough%20Council"})
    void an_alias_leads_to_the_same_authority(String authority) throws Exception {
        assertThat(answer("/api/authorities/" + authority).at("/code").asString())
                .isEqualTo("OWBC");
        assertThat(answer("/api/cases?authority=" + authority).at("/total").asInt())
                .isEqualTo(1);
        assertThat(answer("/api/audit?kind=case-opened&authority=" + authority).at("/entries"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    ?sort=reference                    | SES2011-1.2-BDC SES2011-1.2a-CBC SES2011-1.3-MBC SES2011-1.10-OWBC
                    ?sort=-slip                        | SES2011-1.2a-CBC SES2011-1.2-BDC SES2011-1.3-MBC SES2011-1.10-OWBC
                    ?sort=-due,authority               | SES2011-1.2a-CBC SES2011-1.3-MBC SES2011-1.10-OWBC SES2011-1.2-BDC
                    ?authority=CBC                     | SES2011-1.2a-CBC
                    ?plan=SES2011&status=at-risk       | SES2011-1.2a-CBC
                    ?status=completed                  | SES2011-1.2-BDC
                    ?rag=blue                          | SES2011-1.2-BDC
                    ?rag=RED&on=2018-05-01             | SES2011-1.3-MBC SES2011-1.10-OWBC
                    ?overdue=true&on=2018-06-01        | SES2011-1.2a-CBC SES2011-1.3-MBC SES2011-1.10-OWBC
                    ?overdue=false&on=31/05/2018&rag=amber | SES2011-1.2a-CBC
                    ?text=TRAIN%20staff&authority=CBC  | SES2011-1.2a-CBC
                    ?text=nowhere                      | ''
                    ?area=workforce&authority=CBC      | SES2011-1.2a-CBC
                    ?area=unassigned                   | ''
                    ?notUpdatedSince=2010-01-01        | ''
                    ?notUpdatedSince=2190-01-01        | SES2011-1.2a-CBC SES2011-1.3-MBC SES2011-1.10-OWBC
                    ?size=1&page=2                     | SES2011-1.2a-CBC
                    ?size=1&page=9                     | ''
                    """)
    void cases_are_filtered_and_sorted(String query, String expected) throws Exception {
        assertThat(ids(answer("/api/cases" + query))).isEqualTo(expected);
    }

    private static String ids(JsonNode answer) {
        return String.join(
                " ",
                StreamSupport.stream(answer.at("/cases").spliterator(), false)
                        .map(row -> row.at("/caseId").asString())
                        .toList());
    }

    @Test
    void pages_are_linked() throws Exception {
        answer("/api/cases");
        HttpResponse<String> response = get("/api/cases?size=1&page=2&plan=SES2011");
        assertThat(response.headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link)
                        .contains("</api/cases?size=1&plan=SES2011&page=1>; rel=\"first\"")
                        .contains("page=3>; rel=\"next\"")
                        .contains("page=4>; rel=\"last\""));
        assertThat(json(response).at("/total").asInt()).isEqualTo(4);
        assertThat(json(response).at("/pages").asInt()).isEqualTo(4);
    }

    @Test
    void a_parked_case_says_so_wherever_it_is_shown() throws Exception {
        JsonNode parked = answer("/api/cases/SES2011-1.3-MBC");
        assertThat(parked.at("/parked/since").asLong()).isEqualTo(log.head().position());
        assertThat(parked.at("/parked/reason").asString()).contains("progress-recorded");
        assertThat(parked.at("/version").asInt()).isEqualTo(2);
        assertThat(parked.at("/history/1/unreadable").asString()).isNotEmpty();
        assertThat(answer("/api/cases").at("/parked").asInt()).isEqualTo(1);
        assertThat(answer("/api/cases?authority=MBC")
                        .at("/cases/0/parked/reason")
                        .asString())
                .isNotEmpty();
        assertThat(answer("/api/authorities").findValues("parkedCases"))
                .extracting(JsonNode::asInt)
                .containsOnlyOnce(1);
        assertThat(answer("/api/plans").at("/plans/0/parkedCases").asInt()).isEqualTo(1);
        assertThat(answer("/api/cases?authority=CBC").at("/parked").asInt()).isZero();
        assertThat(answer("/api/authorities/MBC").at("/parkedCases").asInt()).isEqualTo(1);
        assertThat(answer("/api/board").at("/parked").asInt()).isEqualTo(1);
        assertThat(answer("/api/plans/SES2011").at("/parkedCases").asInt()).isEqualTo(1);
    }

    @Test
    void an_administrator_lists_and_retries_what_is_parked() throws Exception {
        answer("/api/cases");
        JsonNode list = json(send(request("admin", "/api/parked")));
        assertThat(list.at("/0/key").asString()).isEqualTo("SES2011-1.3-MBC");
        HttpRequest.Builder retry = request("admin", "/api/parked/cases/SES2011-1.3-MBC/retry");
        JsonNode outcome = json(send(retry.POST(HttpRequest.BodyPublishers.noBody())));
        assertThat(outcome.at("/released").asBoolean()).isFalse();
        assertThat(outcome.at("/parked/reason").asString()).isNotEmpty();
        assertThat(send(request("admin", "/api/parked/cases/" + CHARNWOOD + "/retry")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("officer.cbc", "/api/parked")).statusCode()).isEqualTo(404);
        assertThat(send(request("board", "/api/parked/cases/SES2011-1.3-MBC/retry")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(request("auditor", "/api/parked")).statusCode()).isEqualTo(200);
        assertThat(send(request("auditor", "/api/parked/cases/SES2011-1.3-MBC/retry")
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_authority_adds_up_its_cases() throws Exception {
        JsonNode charnwood = answer("/api/authorities/CBC?on=2018-06-01");
        assertThat(charnwood.at("/name").asString()).isEqualTo("Charnwood Borough Council");
        assertThat(charnwood.at("/rag/red").asInt()).isEqualTo(1);
        assertThat(charnwood.at("/byArea/workforce/total").asInt()).isEqualTo(1);
        assertThat(charnwood.at("/byStatus/at-risk").asInt()).isEqualTo(1);
        assertThat(charnwood.at("/overdue/cases/0").asString()).isEqualTo(CHARNWOOD);
        assertThat(charnwood.at("/slip/days").asInt()).isEqualTo(61);
        assertThat(charnwood.at("/slipped/cases/0").asString()).isEqualTo(CHARNWOOD);
        assertThat(charnwood.at("/notUpdatedForAQuarter/count").asInt()).isZero();
        assertThat(answer("/api/authorities/CBC?on=2190-06-01")
                        .at("/notUpdatedForAQuarter/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(answer("/api/authorities").at("/authorities")).hasSize(8);
    }

    @Test
    void the_board_sees_areas_by_councils() throws Exception {
        JsonNode board = answer("/api/board?on=2018-06-01&plan=ses2011");
        assertThat(board.at("/plan").asString()).isEqualTo("SES2011");
        assertThat(board.at("/authorities")).hasSize(8);
        JsonNode workforce = StreamSupport.stream(board.at("/matrix").spliterator(), false)
                .filter(row -> row.at("/area").asString().equals("workforce"))
                .findFirst()
                .orElseThrow();
        assertThat(workforce.at("/cells/CBC/red").asInt()).isEqualTo(1);
        assertThat(workforce.at("/cells/BDC/blue").asInt()).isEqualTo(1);
        assertThat(workforce.at("/total/total").asInt()).isEqualTo(4);
        assertThat(board.at("/total/red").asInt()).isEqualTo(3);
        assertThat(board.at("/slippage/0/code").asString()).isEqualTo("CBC");
        assertThat(board.at("/overdue").asInt()).isEqualTo(3);
        assertThat(board.at("/notReported")).isEmpty();
    }

    @Test
    void the_board_sees_how_cases_stood_at_the_ends_of_the_last_eight_quarters() throws Exception {
        JsonNode trend = answer("/api/board?on=2018-06-01").at("/trend");
        assertThat(trend.findValues("on"))
                .extracting(JsonNode::asString)
                .containsExactly(
                        "2016-06-30",
                        "2016-09-30",
                        "2016-12-31",
                        "2017-03-31",
                        "2017-06-30",
                        "2017-09-30",
                        "2017-12-31",
                        "2018-03-31",
                        "2018-06-01");
        assertThat(trend.at("/0/rag/red").asInt()).isZero();
        assertThat(trend.at("/0/rag/total").asInt()).isEqualTo(4);
        assertThat(trend.at("/8/rag"))
                .isEqualTo(answer("/api/board?on=2018-06-01").at("/total"));
        assertThat(answer("/api/authorities/CBC?on=2018-06-01").at("/trend")).hasSize(9);
    }

    @Test
    void the_board_sees_which_councils_have_not_reported() throws Exception {
        JsonNode silent = answer("/api/board?on=2190-06-01").at("/notReported");
        assertThat(silent.findValues("code"))
                .extracting(JsonNode::asString)
                .as("councils with open cases")
                .contains("CBC")
                .doesNotContain("LCC", "BDC");
        assertThat(silent.at("/0/open").asInt()).isEqualTo(1);
        assertThat(silent.at("/0/lastUpdatedOn").asString()).isNotEmpty();
    }

    @Test
    void a_plan_says_how_far_it_has_come() throws Exception {
        JsonNode plan = answer("/api/plans/ses2011");
        assertThat(plan.at("/code").asString()).isEqualTo("SES2011");
        assertThat(plan.at("/state").asString()).isEqualTo("in-force");
        assertThat(plan.at("/divisions")).hasSize(2);
        assertThat(plan.at("/cases").asInt()).isEqualTo(4);
        assertThat(answer("/api/plans").at("/plans")).hasSize(1);
        assertThat(get("/api/plans/SES2011").headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void the_audit_lists_every_entry_in_order_page_by_page_and_back() throws Exception {
        List<Long> upwards = positions("/api/audit?size=4", "next");
        assertThat(upwards)
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, log.head().position())
                                .boxed()
                                .toList());
        assertThat(positions("/api/audit?size=4&order=desc", "next")).isEqualTo(upwards.reversed());
        assertThat(positions("/api/audit?size=4&order=desc&after=0", "prev"))
                .containsExactlyInAnyOrderElementsOf(upwards);
        assertThat(positions("/api/audit?size=2&kind=case-opened", "next")).hasSize(4);
    }

    private List<Long> positions(String path, String relation) throws Exception {
        List<Long> positions = new ArrayList<>();
        String next = path;
        while (next != null) {
            HttpResponse<String> response = get(next);
            assertThat(response.statusCode()).as(next).isEqualTo(200);
            json(response)
                    .at("/entries")
                    .forEach(entry -> positions.add(entry.at("/position").asLong()));
            next = response.headers().firstValue("Link").stream()
                    .flatMap(links -> java.util.Arrays.stream(links.split(", ", -1)))
                    .filter(link -> link.endsWith("rel=\"" + relation + "\""))
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .findFirst()
                    .orElse(null);
        }
        return positions;
    }

    @ParameterizedTest(name = "{0}: {1} entries")
    @CsvSource({
        "?case=SES2011-1.2a-CBC, 4",
        "?case=SES2011-1.10-OWDC, 1",
        "?authority=MBC, 3",
        "?plan=SES2011&kind=case-completed, 1",
        "?person=officer.cbc, 4",
        "?person=Officer.CBC, 4",
        "?person=nobody, 0",
        "?case=SES2011-9.9-CBC, 0",
        "?recordedTo=2020-01-01, 0",
        "?recordedFrom=01/01/2020&kind=entry-corrected, 3",
        "?recordedFrom=2020-01-01T00:00:00Z&recordedTo=2199-12-31T23:59:59&kind=entry-corrected, 3",
        "?after=11&size=1, 1",
        "?before=1, 0",
    })
    void the_audit_is_filtered(String query, int entries) throws Exception {
        assertThat(answer("/api/audit" + query).at("/entries")).hasSize(entries);
    }

    @Test
    void an_audit_entry_is_shown_whole() throws Exception {
        JsonNode entry = answer("/api/audit?case=SES2011-1.2a-CBC&kind=progress-recorded")
                .at("/entries/0");
        assertThat(entry.at("/caseId").asString()).isEqualTo(CHARNWOOD);
        assertThat(entry.at("/authority").asString()).isEqualTo("CBC");
        assertThat(entry.at("/plan").asString()).isEqualTo("SES2011");
        assertThat(entry.at("/entry").asInt()).isEqualTo(2);
        assertThat(entry.at("/by/name").asString()).isEqualTo("Officer of CBC");
        assertThat(entry.at("/by/role").asString()).isEqualTo("officer");
        assertThat(entry.at("/describes").asString()).isEqualTo("2017-03-31");
        assertThat(entry.at("/event/status").asString()).isEqualTo("on-track");
        assertThat(entry.at("/correlationId").asString()).isEqualTo("c-1");
        assertThat(entry.at("/commandId").asString()).isNotEmpty();
        JsonNode unreadable = answer("/api/audit?case=SES2011-1.3-MBC").at("/entries/1");
        assertThat(unreadable.at("/unreadable").asString()).isNotEmpty();
        assertThat(unreadable.at("/event/status").asString()).isEqualTo("splendid");
    }

    @Test
    void what_is_not_yet_reflected_is_refused_with_a_time_to_come_back() throws Exception {
        long beyond = log.head().position() + 1000;
        for (String path : List.of("/api/cases", "/api/audit")) {
            HttpResponse<String> response = get(path + "?atLeast=" + beyond);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(json(response).at("/type").asString()).isEqualTo("/problems/not-yet-reached");
        }
    }

    @Test
    void an_answer_names_the_position_that_it_reflects() throws Exception {
        answer("/api/board");
        for (String path : List.of("/api/cases", "/api/board", "/api/authorities", "/api/plans", "/api/audit")) {
            HttpResponse<String> response = get(path);
            assertThat(response.headers().firstValue("X-Casebook-Position"))
                    .contains(Long.toString(log.head().position()));
            assertThat(json(response).at("/reflects/recordedAt").asString()).endsWith("Z");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases",
                "/api/cases/SES2011-1.2a-CBC",
                "/api/cases/SES2011-1.3-MBC",
                "/api/authorities",
                "/api/authorities/CBC",
                "/api/plans",
                "/api/plans/SES2011",
                "/api/board",
                "/api/audit"
            })
    void what_there_is_not_is_left_out(String path) throws Exception {
        assertThat(answer(path).toString()).doesNotContain(":null");
    }

    @Test
    void all_that_cannot_be_read_is_named_at_once() throws Exception {
        JsonNode refused = json(get("/api/cases?rag=purple&authority=XYZ&plan=NO-PLAN&dueBy=soon&text=&sort=colour"));
        assertThat(refused.at("/errors").findValuesAsString("field"))
                .containsExactly("authority", "plan", "text", "rag", "dueBy", "sort");
        assertThat(refused.at("/parameter").asString()).isEqualTo("authority");
        assertThat(refused.at("/detail").asString()).contains("The parameter rag: \"purple\" is none of red, amber");
        assertThat(json(get("/api/audit?kind=nothing&case=nonsense&recordedFrom=x&person="))
                        .at("/errors")
                        .findValuesAsString("field"))
                .containsExactly("case", "kind", "person", "recordedFrom");
        assertThat(json(get("/api/board?asOf=soon&describing=later&on=x"))
                        .at("/errors")
                        .findValuesAsString("field"))
                .containsExactly("asOf", "describing", "on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases?colour=red",
                "/api/cases?rag=purple",
                "/api/cases?rag=",
                "/api/cases?status=splendid",
                "/api/cases?area=nowhere",
                "/api/cases?authority=XYZ",
                "/api/cases?authority=",
                "/api/cases?plan=NO-PLAN",
                "/api/cases?plan=OTHER1",
                "/api/cases?overdue=maybe",
                "/api/cases?text=",
                "/api/cases?sort=colour",
                "/api/cases?sort=",
                "/api/cases?page=0",
                "/api/cases?page=-1",
                "/api/cases?page=x",
                "/api/cases?page=99999999999999999999",
                "/api/cases?size=0",
                "/api/cases?size=100000",
                "/api/cases?on=31/02/2018",
                "/api/cases?on=2999-01-01",
                "/api/cases?on=tomorrow",
                "/api/cases?notUpdatedSince=never",
                "/api/cases?atLeast=-1",
                "/api/cases?atLeast=x",
                "/api/cases?rag=red&rag=blue",
                "/api/cases/SES2011-1.2a-CBC?on=x",
                "/api/cases/SES2011-1.2a-CBC?version=3",
                "/api/authorities?plan=SES2011",
                "/api/authorities/CBC?on=",
                "/api/plans?state=closed",
                "/api/plans/SES2011?on=x",
                "/api/board?plan=OTHER1",
                "/api/board?on=x",
                "/api/audit?kind=nothing",
                "/api/audit?case=nonsense",
                "/api/audit?case=SES2011-1.2a-ZZZ",
                "/api/audit?case=",
                "/api/audit?person=",
                "/api/audit?person=%20",
                "/api/audit?kind=",
                "/api/audit?plan=",
                "/api/audit?order=",
                "/api/audit?recordedTo=",
                "/api/audit?recordedFrom=2018-04-01&recordedTo=2018-03-31",
                "/api/audit?authority=XYZ",
                "/api/audit?recordedFrom=x",
                "/api/audit?recordedTo=2018-13-01T00:00:00Z",
                "/api/audit?after=1&before=2",
                "/api/audit?after=x",
                "/api/audit?order=up",
                "/api/audit?size=5000",
                "/api/audit?atLeast=1.5",
                "/api/changes?after=x",
                "/api/changes?since=1",
            })
    void bad_input_is_refused_by_name(String path) throws Exception {
        answer("/api/cases");
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        String parameter = json(response).at("/parameter").asString();
        assertThat(path).contains(parameter + "=");
        assertThat(json(response).at("/detail").asString()).contains(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/cases/SES2011-9.9-CBC",
                "/api/cases/nonsense",
                "/api/cases/-",
                "/api/cases/%F0%9F%A6%84",
                "/api/plans/NOPLAN",
                "/api/plans/no%20plan",
                "/api/authorities/XYZ",
                "/api/nothing",
            })
    void what_there_is_not_is_not_found(String path) throws Exception {
        answer("/api/cases");
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cases", "/api/cases/SES2011-1.2a-CBC", "/api/board", "/api/audit", "/api/changes"})
    void head_is_answered_like_get_without_a_body(String path) throws Exception {
        answer("/api/cases");
        HttpResponse<String> response = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void nobody_reads_without_signing_in() throws Exception {
        HttpRequest anonymous =
                HttpRequest.newBuilder(request("/api/board").build().uri()).build();
        assertThat(HTTP.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void changes_can_be_followed_from_where_one_left_off() throws Exception {
        long head = log.head().position();
        assertThat(ids(request("/api/changes?after=" + (head - 3)), 3)).containsExactly(head - 2, head - 1, head);
        assertThat(ids(request("/api/changes?after=0").header("Last-Event-ID", Long.toString(head - 1)), 1))
                .containsExactly(head);
    }

    @Test
    void changes_begin_nowhere_beyond_the_end_of_the_record() throws Exception {
        long head = log.head().position();
        HttpResponse<String> response = send(request("/api/changes")
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Long.toString(head + 1)));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/parameter").asString()).isEqualTo("Last-Event-ID");
        assertThat(json(response).at("/detail").asString()).contains("ends at position " + head);
        assertThat(get("/api/changes?after=" + (head + 1)).statusCode()).isEqualTo(400);
        assertThat(ids(request("/api/changes?after=" + (head - 1)).header("Last-Event-ID", ""), 1))
                .as("an empty id says nothing")
                .containsExactly(head);
    }

    @Test
    void changes_are_nothing_but_an_event_stream() throws Exception {
        assertThat(send(request("/api/changes").header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(406);
    }

    /** Listens until that many events have come, then hangs up. */
    private static List<Long> ids(HttpRequest.Builder request, int events) throws IOException, InterruptedException {
        List<Long> ids = new ArrayList<>();
        HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && ids.size() < events; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    ids.add(Long.parseLong(line.substring(4)));
                }
            }
        }
        return ids;
    }

    @Test
    void positions_lag_and_what_is_parked_are_measured() throws Exception {
        answer("/api/cases");
        await().untilAsserted(() -> assertThat(
                        send(request("admin", "/actuator/prometheus")).body())
                .contains("casebook_view_position{view=\"cases\"} "
                        + (double) log.head().position())
                .contains("casebook_view_lag{view=\"cases\"} 0.0")
                .contains("casebook_view_parked{view=\"cases\"} 1.0"));
        JsonNode health = json(send(request("admin", "/actuator/health")));
        assertThat(health.at("/components/views/components/cases/status").asString())
                .isEqualTo("UP");
    }

    @Test
    void the_interface_is_described() throws Exception {
        String description = send(request("/openapi.yaml")).body();
        assertThat(description).contains("/api/cases/{caseId}", "notUpdatedSince", "/api/changes", "/api/parked");
        assertThat(description)
                .as("what composed annotations say")
                .contains(
                        "Wait until the answer reflects this position",
                        "The day for which RAG and overdue are derived");
    }
}
