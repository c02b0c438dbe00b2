package casebook.query.reading;

import static casebook.query.Histories.corrected;
import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static casebook.query.Histories.revised;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.ProgressStatus;
import casebook.query.Histories;
import casebook.query.QueryServiceTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions about past moments, over HTTP. */
@TestPropertySource(properties = "record=past-answers") // A service and a record of its own.
class PastAnswersTest extends QueryServiceTest {
    private static final String CHARNWOOD = "SES2011-1.2a-CBC";
    private static final LocalDate MARCH = LocalDate.of(2017, 3, 31);
    private static final LocalDate JUNE = LocalDate.of(2017, 6, 30);

    /** After the register, the plan and the opening: the last position at which nothing was reported. */
    private static final int OPENED = 12;

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
        histories.record(new CaseCompleted(CaseId.parse(CHARNWOOD), "All trained", JUNE));
        histories.record(corrected(CHARNWOOD, 2, CorrectableField.STATUS, "at-risk"));
    }

    @Test
    void a_case_is_shown_as_it_was_recorded_then() throws Exception {
        JsonNode answer = answer("/api/cases/" + CHARNWOOD + "?asOf=position=" + OPENED);
        assertThat(answer.at("/status").asString()).isEqualTo("not-started");
        assertThat(answer.at("/deadline/written").asString()).isEqualTo("March 2018");
        assertThat(answer.at("/version").asInt()).isEqualTo(1);
        assertThat(answer.at("/history")).hasSize(1);
        assertThat(answer.at("/reflects/position").asInt()).isEqualTo(OPENED);
        assertThat(answer.at("/reflects/asOf").asString()).isEqualTo("position=" + OPENED);

        JsonNode later = answer("/api/cases/" + CHARNWOOD + "?asOf=position=" + (OPENED + 1));
        assertThat(later.at("/status").asString()).isEqualTo("on-track");
        assertThat(later.at("/history/1").has("says"))
                .as("the correction came later")
                .isFalse();
    }

    @Test
    void lists_and_totals_are_shown_as_they_were_recorded_then() throws Exception {
        JsonNode before = answer("/api/cases?asOf=position=" + (OPENED - 1));
        assertThat(before.at("/total").asInt()).isZero();
        JsonNode cases = answer("/api/cases?authority=Charnwood%20Borough%20Council&asOf=position=" + OPENED);
        assertThat(cases.at("/cases/0/status").asString()).isEqualTo("not-started");
        assertThat(answer("/api/cases?authority=BDC&asOf=position=" + OPENED)
                        .at("/total")
                        .asInt())
                .isZero();
        JsonNode board = answer("/api/board?on=2017-04-01&asOf=position=" + (OPENED + 1));
        assertThat(board.at("/total/green").asInt()).isEqualTo(1);
        assertThat(board.at("/authorities")).hasSize(8);
        assertThat(answer("/api/board?asOf=position=3").at("/authorities")).hasSize(3);
        assertThat(answer("/api/authorities/CBC?asOf=position=" + OPENED)
                        .at("/rag/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(answer("/api/plans/SES2011?asOf=position=9").at("/state").asString())
                .isEqualTo("draft");
    }

    @Test
    void the_record_at_its_end_is_the_present() throws Exception {
        for (String path : new String[] {
            "/api/cases",
            "/api/cases/" + CHARNWOOD,
            "/api/board",
            "/api/authorities",
            "/api/authorities/CBC",
            "/api/plans"
        }) {
            JsonNode present = answer(path + "?on=2018-01-01");
            JsonNode past =
                    answer(path + "?on=2018-01-01&asOf=position=" + log.head().position());
            ((ObjectNode) past.at("/reflects")).remove("asOf");
            assertThat(past).isEqualTo(present);
        }
    }

    @Test
    void a_day_is_known_by_all_that_describes_it_however_late_it_was_recorded() throws Exception {
        JsonNode march = answer("/api/cases/" + CHARNWOOD + "?describing=31/03/2017");
        assertThat(march.at("/status").asString()).as("corrected since").isEqualTo("at-risk");
        assertThat(march.at("/state").asString()).as("closed in June").isEqualTo("open");
        assertThat(march.at("/on").asString()).isEqualTo("2017-03-31");
        assertThat(march.at("/reflects/describing").asString()).isEqualTo("2017-03-31");

        JsonNode winter = answer("/api/cases/" + CHARNWOOD + "?describing=2017-01-31");
        assertThat(winter.at("/status").asString()).isEqualTo("not-started");
        assertThat(winter.at("/deadline/written").asString()).isEqualTo("March 2018");
        assertThat(get("/api/cases/" + CHARNWOOD + "?describing=2016-03-31").statusCode())
                .as("opened on 1 April 2016")
                .isEqualTo(404);
        assertThat(answer("/api/board?describing=2010-07-31").at("/authorities"))
                .as("none had joined")
                .isEmpty();

        JsonNode knownThen = answer("/api/cases/" + CHARNWOOD + "?describing=2017-03-31&asOf=position=" + (OPENED + 1));
        assertThat(knownThen.at("/status").asString()).isEqualTo("on-track");
    }

    @Test
    void two_moments_are_compared() throws Exception {
        long end = log.head().position();
        String moments = "asOf=position=%d,position=%d&on=2018-06-01".formatted(OPENED, end - 2);
        for (String path : new String[] {
            "/api/cases/" + CHARNWOOD, "/api/cases?authority=CBC", "/api/board?plan=SES2011", "/api/authorities/CBC"
        }) {
            JsonNode comparison = answer(path + (path.contains("?") ? "&" : "?") + moments);
            assertThat(comparison.at("/opened")).isEmpty();
            assertThat(comparison.at("/closed")).isEmpty();
            assertThat(comparison.at("/deadlinesMoved/0/caseId").asString()).isEqualTo(CHARNWOOD);
            assertThat(comparison.at("/deadlinesMoved/0/from/written").asString())
                    .isEqualTo("March 2018");
            assertThat(comparison.at("/deadlinesMoved/0/to/written").asString()).isEqualTo("May 2018");
            assertThat(comparison.at("/deadlinesMoved/0/days").asInt()).isEqualTo(61);
            assertThat(comparison.at("/before/reflects/position").asInt()).isEqualTo(OPENED);
            assertThat(comparison.at("/after/counts/open").asInt()).isEqualTo(1);
        }
        JsonNode closing = answer("/api/board?on=2018-06-01&asOf=position=%d,position=%d".formatted(end - 2, end));
        assertThat(closing.at("/closed/0/caseId").asString()).isEqualTo(CHARNWOOD);
        assertThat(closing.at("/closed/0/from").asString()).isEqualTo("red");
        assertThat(closing.at("/closed/0/to").asString()).isEqualTo("blue");
        assertThat(closing.at("/noLongerRed")).hasSize(1);
        assertThat(closing.at("/before/counts/rag/red").asInt()).isEqualTo(1);
        assertThat(closing.at("/after/counts/rag/blue").asInt()).isEqualTo(1);
    }

    @Test
    void what_differs_makes_the_later_answer_of_the_earlier_one() throws Exception {
        long end = log.head().position();
        for (String path : new String[] {
            "/api/cases",
            "/api/cases/" + CHARNWOOD,
            "/api/board",
            "/api/authorities",
            "/api/authorities/CBC",
            "/api/plans",
            "/api/plans/SES2011"
        }) {
            for (long from = 0; from <= end; from++) {
                JsonNode patch = answer(path + "?asOf=position=%d,position=%d".formatted(from, end))
                        .at("/patch");
                HttpResponse<String> before = get(path + "?asOf=position=" + from);
                JsonNode earlier =
                        before.statusCode() == 404 ? JsonMapper.shared().createObjectNode() : json(before);
                assertThat(patched(earlier, patch)).isEqualTo(answer(path + "?asOf=position=" + end));
            }
        }
    }

    /** RFC 7396, as it stands there. */
    private static JsonNode patched(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object
                ? object.deepCopy()
                : JsonMapper.shared().createObjectNode();
        changes.propertyStream().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                JsonNode before = result.get(change.getKey());
                result.set(
                        change.getKey(),
                        patched(before == null ? JsonMapper.shared().createObjectNode() : before, change.getValue()));
            }
        });
        return result;
    }

    @Test
    void moments_to_compare_stand_in_order() throws Exception {
        for (String moments : new String[] {"position=9,position=3", "2010-01-02,2010-01-01"}) {
            HttpResponse<String> response = get("/api/board?asOf=" + moments);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json(response).at("/detail").asString()).contains("Exchange them");
        }
    }

    @Test
    void before_the_first_entry_there_was_nothing() throws Exception {
        JsonNode board = answer("/api/board?asOf=2010-01-01");
        assertThat(board.at("/reflects/position").asInt()).isZero();
        assertThat(board.at("/reflects").has("recordedAt")).isFalse();
        assertThat(board.at("/on").asString()).isEqualTo("2010-01-01");
        assertThat(board.at("/total/total").asInt()).isZero();
        assertThat(board.at("/authorities")).isEmpty();
        assertThat(answer("/api/cases?asOf=position=0").at("/cases")).isEmpty();
        assertThat(get("/api/cases/" + CHARNWOOD + "?asOf=2010-01-01").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asOf=2199-01-01 | 1 January 2199 is yet to come",
                "asOf=2199-01-01T12:00 | 1 January 2199 12:00 is yet to come",
                "asOf=P1Y | is yet to come",
                "asOf=P1D | is yet to come",
                "asOf=position=1000000 | Entry 1000000 is yet to come; the record ends at entry",
                "asOf=yesterday | \"yesterday\" is no moment of the record. It takes a day (31 March 2018), a time (31 March 2018 14:30), a period back from today (P-3M)",
                "asOf= | or an entry (position=412)",
                "asOf=31/02/2017 | is not a day of the calendar",
                "asOf=2018-10-28T01:30 | came twice; write 2018-10-28T01:30+01:00 for the first",
                "asOf=2018-03-25T01:30 | did not occur; write it with an offset",
            })
    void a_bad_or_future_moment_is_refused_with_what_to_ask_for(String asOf, String told) throws Exception {
        for (String path :
                new String[] {"/api/cases", "/api/cases/" + CHARNWOOD, "/api/board", "/api/authorities/CBC"}) {
            HttpResponse<String> response = get(path + "?" + asOf);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(json(response).at("/parameter").asString()).isEqualTo("asOf");
            assertThat(json(response).at("/detail").asString())
                    .contains(told)
                    .contains("31 March 2018", "31 March 2018 14:30", "P-3M", "position=412");
        }
    }
}
