package casebook.command.http;

import static casebook.command.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.CommandService;
import casebook.command.http.Client.Answer;
import casebook.log.Entry;
import casebook.log.EventLog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The real service with its real filters and a log in a file. */
@SpringBootTest(
        classes = CommandService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=command-service", "casebook.demo-accounts=true"})
class CommandsOverHttpTest {
    private static final String PROGRESS = json("{'status': 'on-track', 'narrative': 'Four of seven'}");
    private static final AtomicInteger REFERENCES = new AtomicInteger();

    @TempDir
    static Path folder;

    @Autowired
    private EventLog log;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry properties) {
        properties.add("casebook.data-dir", folder::toString);
    }

    private Client admin() {
        return Client.admin(port);
    }

    private Client officer() {
        return admin().as("officer.cbc");
    }

    @BeforeEach
    void a_plan_is_in_force() {
        if (log.head().position() > 0) {
            return;
        }
        register("CBC", "E07000130", "Charnwood Borough Council");
        register("BDC", "E07000129", "Blaby District Council");
        register("OWBC", "E07000135", "Oadby and Wigston Borough Council");
        created(admin().post("/commands/authorities/OWBC/aliases", json("{'alias': 'OWDC'}")));
        created(admin().post("/commands/plans", draft("SES2011")));
        created(admin().post(
                        "/commands/plans/SES2011/approvals",
                        json("{'body': 'Equality group', 'approvedOn': '2011-03-01'}")));
        created(admin().post("/commands/plans/SES2011/adoption", json("{'adoptedOn': '1 April 2011'}")));
    }

    @Test
    void an_authority_is_registered_gets_an_alias_and_departs() {
        Answer registered = created(admin().post(
                        "/commands/authorities",
                        json("{'code': 'mbc', 'onsCode': 'E07000133', 'name': 'Melton Borough Council',"
                                + " 'aliases': ['MDC'], 'memberFrom': '2010-08-01'}")));
        assertThat(registered.header("Location")).isEqualTo("/api/authorities/MBC");
        assertThat(registered.text("authority")).isEqualTo("MBC");
        assertThat(registered.body().propertyNames())
                .containsExactlyInAnyOrder("authority", "version", "position", "leafHash", "recordedAt");
        created(admin().post("/commands/authorities/mdc/aliases", json("{'alias': 'Melton'}")));
        refused(admin().post("/commands/authorities/CBC/aliases", json("{'alias': 'melton'}")), 409, "name-taken");
        created(admin().post(
                        "/commands/authorities/Melton/departure",
                        json("{'lastDay': '31/03/2018', 'reason': 'Works alone'}")));
        refused(
                admin().post("/commands/authorities/MBC/departure", json("{'reason': 'Works alone'}")),
                409,
                "authority-departed");
        refused(
                admin().post("/commands/authorities/XYZ/departure", json("{'reason': 'Works alone'}")),
                404,
                "authority-unknown");
    }

    @Test
    void a_plan_is_drafted_approved_adopted_and_closed() {
        Answer drafted = created(admin().post("/commands/plans", draft("CES2016")));
        assertThat(drafted.header("Location")).isEqualTo("/api/plans/CES2016");
        assertThat(drafted.header("ETag")).isEqualTo("\"1\"");
        assertThat(drafted.text("plan")).isEqualTo("CES2016");
        refused(admin().post("/commands/plans", draft("CES2016")), 409, "plan-exists");
        refused(admin().post("/commands/plans/CES2016/adoption", "{}"), 409, "approvals-missing");
        created(admin().as("board")
                .post(
                        "/commands/plans/ces2016/approvals",
                        json("{'body': 'Equality group', 'approvedOn': '2011-03-01'}")));
        refused(admin().post("/commands/plans/CES2016/adoption", "{}", 1), 412, "stale");
        created(admin().post("/commands/plans/CES2016/adoption", json("{'adoptedOn': '2016-04-01'}"), 2));
        created(officer().post("/commands/cases", opening("CES2016", "1", "CBC")));
        refused(admin().post("/commands/plans/CES2016/closure", "{}"), 409, "cases-open");
        created(officer().post("/commands/cases/CES2016-1-CBC/completion", json("{'outcome': 'Done'}"), 1));
        created(admin().post("/commands/plans/CES2016/closure", "{}"));
        refused(officer().post("/commands/cases", opening("CES2016", "2", "CBC")), 409, "plan-closed");
        refused(
                officer().post("/commands/cases/CES2016-1-CBC/reopening", json("{'reason': 'Too early'}"), 2),
                409,
                "plan-closed");
        refused(admin().post("/commands/plans/NONE/adoption", "{}"), 404, "plan-unknown");
        refused(admin().post("/commands/plans/no%20plan/adoption", "{}"), 404, "plan-unknown");
    }

    @Test
    void an_open_case_is_carried_over_and_counts_for_the_plan_that_took_it_over() {
        for (String plan : List.of("OLD", "NEW")) {
            created(admin().post("/commands/plans", draft(plan)));
            created(admin().post(
                            "/commands/plans/" + plan + "/approvals",
                            json("{'body': 'Equality group', 'approvedOn': '2011-03-01'}")));
            created(admin().post("/commands/plans/" + plan + "/adoption", "{}"));
        }
        created(officer().post("/commands/cases", opening("OLD", "1", "CBC")));
        created(admin().post(
                        "/commands/plans/OLD/closure", json("{'carriedOverTo': 'NEW', 'carriedOver': ['OLD-1-CBC']}")));
        created(officer().post("/commands/cases/OLD-1-CBC/progress", PROGRESS, 1));
        refused(admin().post("/commands/plans/NEW/closure", "{}"), 409, "cases-open");
        created(officer().post("/commands/cases/OLD-1-CBC/withdrawal", json("{'reason': 'Not needed'}"), 2));
        created(admin().post("/commands/plans/NEW/closure", "{}"));
    }

    @Test
    void a_case_is_told_from_opening_to_reopening() {
        Answer opened = created(officer().post("/commands/cases", opening("SES2011", "1.2a", "CBC")));
        assertThat(opened.header("Location")).isEqualTo("/api/cases/SES2011-1.2a-CBC");
        assertThat(opened.header("ETag")).isEqualTo("\"1\"");
        assertThat(opened.text("caseId")).isEqualTo("SES2011-1.2a-CBC");
        assertThat(opened.body().path("version").asLong()).isEqualTo(1);
        String path = "/commands/cases/SES2011-1.2a-CBC/";
        created(officer()
                .post(
                        path + "progress",
                        json("{'status': 'At risk', 'narrative': 'Slow', 'asAt': '31 March 2018',"
                                + " 'returnOn': '2018-09-30'}"),
                        1));
        created(officer().post(path + "deadline", json("{'to': 'May 2018', 'reason': 'Survey late'}"), 2));
        created(officer().post(path + "responsibility", json("{'to': 'Head of Housing'}"), 3));
        created(officer()
                .post(path + "evidence", json("{'title': 'Profiles', 'link': 'https://www.example.org/profiles'}"), 4));
        created(officer()
                .post(
                        path + "corrections",
                        json("{'entry': 2, 'field': 'narrative', 'says': 'Slower', 'reason': 'Typing'}"),
                        5));
        created(officer().post(path + "completion", json("{'outcome': 'Published'}"), 6));
        refused(officer().post(path + "progress", PROGRESS, 7), 409, "case-closed");
        created(officer().post(path + "reopening", json("{'reason': 'Wards redrawn'}"), 7));
        Answer withdrawn = created(officer().post(path + "withdrawal", json("{'reason': 'Board abolished'}"), 8));
        assertThat(withdrawn.header("ETag")).isEqualTo("\"9\"");

        List<Entry> entries = log.readStream("SES2011-1.2a-CBC", 1);
        assertThat(entries)
                .extracting(Entry::type)
                .containsExactly(
                        "case-opened",
                        "progress-recorded",
                        "deadline-revised",
                        "responsibility-reassigned",
                        "evidence-attached",
                        "entry-corrected",
                        "case-completed",
                        "case-reopened",
                        "case-withdrawn");
        assertThat(entries).extracting(Entry::metadata).allSatisfy(metadata -> {
            assertThat(metadata.subject()).isEqualTo("officer.cbc");
            assertThat(metadata.name()).isEqualTo("Officer (CBC)");
            assertThat(metadata.role()).isEqualTo("officer");
            assertThat(metadata.authority()).isEqualTo("CBC");
            assertThat(metadata.plan()).isEqualTo("SES2011");
            assertThat(metadata.causationId()).isNull();
        });
    }

    @Test
    void an_entry_carries_the_correlation_id_of_its_request() {
        String caseId = opened();
        officer().post("/commands/cases/" + caseId + "/progress", PROGRESS, headers -> {
            headers.setIfMatch("*");
            headers.set("X-Correlation-Id", "from-the-test");
        });
        assertThat(log.readStream(caseId, 2))
                .extracting(entry -> entry.metadata().correlationId())
                .containsExactly("from-the-test");
    }

    @Test
    void aliases_and_lower_case_mean_the_same_case() {
        Client officer = admin().as("officer.owbc");
        Answer opened = created(officer.post("/commands/cases", opening("ses2011", "2.3", "owdc")));
        assertThat(opened.header("Location")).isEqualTo("/api/cases/SES2011-2.3-OWBC");
        created(officer.post("/commands/cases/SES2011-2.3-OWDC/progress", PROGRESS, 1));
        Answer reported = created(officer.post("/commands/cases/ses2011-2.3-owbc/progress", PROGRESS, 2));
        assertThat(reported.text("caseId")).isEqualTo("SES2011-2.3-OWBC");
        refused(
                officer.post("/commands/cases", opening("SES2011", "2.3", "Oadby and Wigston Borough Council")),
                409,
                "case-exists");
    }

    @Test
    void a_command_sent_again_under_its_key_is_recorded_once_and_answered_as_at_first() {
        String caseId = opened();
        String path = "/commands/cases/" + caseId + "/completion";
        String body = json("{'outcome': 'Published'}");
        String key = UUID.randomUUID().toString();
        Answer first = created(send(path, body, key, "\"1\""));
        Answer again = send(path, body, key, "\"1\"");
        assertThat(again.status().value()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(log.readStream(caseId, 1)).hasSize(2);
        refused(send(path, json("{'outcome': 'Other'}"), key, "\"2\""), 422, "idempotency-key-reused");
        refused(
                send("/commands/cases/" + caseId + "/reopening", json("{'reason': 'Other'}"), key, "\"2\""),
                422,
                "idempotency-key-reused");
    }

    @Test
    void a_key_is_the_senders_own() {
        String caseId = opened();
        String path = "/commands/cases/" + caseId + "/progress";
        created(send(path, PROGRESS, "mine", "\"1\""));
        created(admin().as("approver.cbc").post(path, PROGRESS, headers -> {
            headers.set("Idempotency-Key", "mine");
            headers.setIfMatch("\"2\"");
        }));
        assertThat(log.readStream(caseId, 1)).hasSize(3);
    }

    @Test
    void a_command_sent_twenty_times_at_once_is_recorded_once_and_all_get_the_same_answer() throws Exception {
        String caseId = opened();
        String key = UUID.randomUUID().toString();
        Callable<Answer> sending =
                () -> send("/commands/cases/" + caseId + "/completion", json("{'outcome': 'Done'}"), key, "\"1\"");
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(20, sending)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(answers)
                .extracting(answer -> answer.status().value())
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(log.readStream(caseId, 1)).hasSize(2);
    }

    @Test
    void of_two_who_saw_the_same_version_one_is_told_of_the_other() {
        String path = "/commands/cases/" + opened() + "/progress";
        created(officer().post(path, PROGRESS, 1));
        Answer second = refused(officer().post(path, PROGRESS, 1), 412, "stale");
        assertThat(second.header("ETag")).isEqualTo("\"2\"");
        assertThat(second.body().path("version").asLong()).isEqualTo(2);
    }

    @Test
    void a_change_of_a_case_says_which_version_was_seen() {
        Answer answer = officer().post("/commands/cases/" + opened() + "/progress", PROGRESS);
        refused(answer, 428, "precondition-required");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*                | 201",
                "\"1\"            | 201",
                "\"7\", \"1\"     | 201",
                "\"2\"            | 412",
                "W/\"1\"          | 412",
                "\"one\"          | 412",
                "\"\"             | 412",
                "\"99999999999999999999\" | 412",
                "1                | 400",
                "\"1              | 400",
                "*, \"1\"         | 400",
                "w/\"1\"          | 400"
            })
    void if_match_is_read_as_rfc_9110_has_it(String tags, int status) {
        Answer answer = officer()
                .post("/commands/cases/" + opened() + "/progress", PROGRESS, headers -> headers.set("If-Match", tags));
        assertThat(answer.status().value()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"one\"", "\"33a64df5\", W/\"1\""})
    void a_tag_that_is_not_ours_is_called_that_and_not_stale(String tags) {
        Answer answer = officer()
                .post("/commands/cases/" + opened() + "/progress", PROGRESS, headers -> headers.set("If-Match", tags));
        refused(answer, 412, "etag-foreign");
        assertThat(answer.text("detail")).contains("not one of ours").doesNotContain("changed");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void who_sends_no_body_is_told_what_to_send() {
        Answer answer = officer().post("/commands/cases/" + opened() + "/progress", "", 1);
        assertThat(refused(answer, 400, "malformed-json").text("detail")).contains("empty", "JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "asAt | \\u0000",
                "asAt | \\u200b",
                "asAt | 2018-03-31\\u0000",
                "asAt | 2018-\\u001f03-31",
                "returnOn | \\ud800",
                "returnOn | \\ufdd0",
                "returnOn | \\udb40\\udc41"
            })
    void what_cannot_be_seen_is_not_taken_for_nothing(String field, String written) {
        String caseId = opened();
        String body = json("{'status': 'on-track', 'narrative': 'a', '%s': '%s'}", field, written);
        Answer answer = officer().post("/commands/cases/" + caseId + "/progress", body, 1);
        assertThat(refused(answer, 400, "invalid").fields()).containsExactly(field);
        assertThat(log.readStream(caseId, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\t\\r\\n", "\\u00a0"})
    void a_field_of_spaces_is_left_out(String nothing) {
        String body = json("{'status': 'on-track', 'narrative': 'a', 'asAt': '%s'}", nothing);
        created(officer().post("/commands/cases/" + opened() + "/progress", body, 1));
    }

    @Test
    void what_is_quoted_back_is_short_and_harmless() {
        String long7000 = "a".repeat(7_000);
        for (Answer answer : List.of(
                officer().post("/commands/cases/" + long7000 + "/progress", PROGRESS, 1),
                officer().post("/commands/cases/SES2011-1%E2%80%AE2-CBC/progress", PROGRESS, 1),
                admin().post("/commands/plans/" + long7000 + "/adoption", "{}"),
                admin().post("/commands/plans/a%E2%80%AEb/adoption", "{}"),
                admin().post("/commands/authorities/a%E2%80%AEb/aliases", json("{'alias': 'Best council'}")),
                officer().post("/commands/cases", json("{'%s': 1}", long7000)),
                officer().post("/commands/cases", json("{'a\\u202eb': 1}")))) {
            assertThat(answer.text("detail")).hasSizeBetween(1, 500).doesNotContain("\u202e", "\u0000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "sl/ash", "\"open", "", "é"})
    void a_malformed_key_is_refused(String key) {
        long before = log.head().position();
        refused(
                send("/commands/cases/SES2011-1.2a-CBC/progress", PROGRESS, key, "*"),
                400,
                "idempotency-key-malformed");
        refused(
                send("/commands/cases/SES2011-1.2a-CBC/progress", PROGRESS, "k".repeat(129), "*"),
                400,
                "idempotency-key-malformed");
        assertThat(log.head().position()).isEqualTo(before);
    }

    @Test
    void a_key_may_stand_in_quotes_as_the_draft_has_it() {
        String path = "/commands/cases/" + opened() + "/progress";
        created(send(path, PROGRESS, "\"quoted-1\"", "\"1\""));
        assertThat(send(path, PROGRESS, "quoted-1", "\"1\"").status().value()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SES2011-9.9-CBC", "SES2011-1.2a-XYZ", "nonsense", "%00", "SES2011-%20-CBC", "..-..-.."})
    void a_case_that_is_not_in_the_record_is_not_found(String caseId) {
        Answer answer = officer().post("/commands/cases/" + caseId + "/progress", PROGRESS);
        assertThat(answer.status().value()).isIn(400, 404);
    }

    @Test
    void a_council_writes_its_own_record_only() {
        String caseId = opened();
        long before = log.head().position();
        String path = "/commands/cases/" + caseId + "/progress";
        refused(admin().as("officer.bdc").post(path, PROGRESS, 1), 403, "not-your-authority");
        refused(admin().as("approver.bdc").post(path, PROGRESS, 1), 403, "not-your-authority");
        refused(admin().as("auditor").post(path, PROGRESS, 1), 403, "not-your-role");
        refused(admin().as("board").post(path, PROGRESS, 1), 403, "not-your-role");
        refused(admin().post(path, PROGRESS, 1), 403, "not-your-role");
        refused(officer().post("/commands/cases", opening("SES2011", "5", "BDC")), 403, "not-your-authority");
        refused(officer().post("/commands/plans", draft("MINE")), 403, "not-your-role");
        refused(
                officer().post("/commands/authorities/CBC/aliases", json("{'alias': 'Best council'}")),
                403,
                "not-your-role");
        assertThat(log.head().position()).isEqualTo(before);
        created(admin().as("approver.cbc").post(path, PROGRESS, 1));
    }

    @Test
    void nobody_commands_without_signing_in() {
        Answer answer = admin().post("/commands/cases", "{}", headers -> headers.remove("Authorization"));
        refused(answer, 401, "not-signed-in");
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        assertThat(refused(officer().post("/commands/cases", "{}"), 400, "invalid")
                        .fields())
                .containsExactlyInAnyOrder("plan", "reference", "authority", "division", "action");
        Answer draft = admin().post(
                        "/commands/plans", json("{'divisions': [{'code': '1', 'title': 'One'}, {}], 'from': 'soon'}"));
        assertThat(refused(draft, 400, "invalid").fields())
                .containsExactlyInAnyOrder("plan", "title", "from", "to", "divisions[1].code", "divisions[1].title");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'status': 'nearly', 'narrative': 'a'} | status | on-track",
                "{'status': 'on-track', 'narrative': ' '} | narrative | missing",
                "{'status': 'on-track', 'narrative': 'a', 'asAt': '31/04/2018'} | asAt | 31/04/2018",
                "{'status': 'on-track', 'narrative': 'a', 'asAt': 'yesterday'} | asAt | 31/03/2018",
                "{'status': 'on-track', 'narrative': 'a', 'asAt': '2199-01-01'} | asAt | still to come",
                "{'status': 'on-track', 'narrative': 'a', 'asAt': '+999999999-01-01'} | asAt | 2018-03-31",
                "{'status': 'on-track', 'narrative': 'a', 'asAt': 20180331} | asAt | wrong type",
                "{'status': 'on-track', 'narrative': true} | narrative | wrong type",
                "{'status': 'on-track', 'narrative': 17} | narrative | wrong type",
                "{'status': 'on-track', 'narrative': 1e400} | narrative | wrong type",
                "{'status': 'on-track', 'narrative': 'a\\u0000b'} | narrative | U+0000",
                "{'status': 'on-track', 'narrative': 'a', 'rag': 'green'} | rag | narrative",
                "{'status': ['on-track'], 'narrative': 'a'} | status | wrong type",
                "{'status': {'a': 1}, 'narrative': 'a'} | status | wrong type"
            })
    void a_field_that_is_wrong_is_named_with_the_remedy(String body, String field, String remedy) {
        String caseId = opened();
        Answer answer = officer().post("/commands/cases/" + caseId + "/progress", json(body), 1);
        assertThat(refused(answer, 400, "invalid").fields()).containsExactly(field);
        assertThat(answer.text("detail")).contains(remedy);
        assertThat(log.readStream(caseId, 1)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/commands/cases | {'reference': 1e400} | reference",
                "/commands/cases | {'reference': 1.20} | reference",
                "/commands/cases | {'characteristics': [7]} | characteristics",
                "/commands/authorities | {'code': true} | code",
                "/commands/authorities | {'aliases': [false]} | aliases",
                "/commands/plans | {'divisions': [{'code': 1}]} | divisions.code"
            })
    void a_number_is_not_taken_for_the_text_that_it_looks_like(String path, String body, String field) {
        Client sender = path.equals("/commands/cases") ? officer() : admin();
        assertThat(refused(sender.post(path, json(body)), 400, "invalid").fields())
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "'text'",
                "17",
                "{",
                "{'status': 'on-track', 'status': 'at-risk', 'narrative': 'a'}",
                "{'status': 'on-track', 'narrative': 'a'} {}",
                "{'status': 'on-track', 'narrative': 'a',}",
                "{'status': 'on-track', 'narrative': 'a'}x",
                "<xml/>"
            })
    void what_is_not_one_json_object_is_refused(String body) {
        String caseId = opened();
        Answer answer = officer().post("/commands/cases/" + caseId + "/progress", json(body), 1);
        refused(answer, 400, "malformed-json");
        assertThat(log.readStream(caseId, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'entry': 1.5, 'field': 'action', 'says': 'a', 'reason': 'b'}",
                "{'entry': 1e300, 'field': 'action', 'says': 'a', 'reason': 'b'}",
                "{'entry': 99999999999999999999, 'field': 'action', 'says': 'a', 'reason': 'b'}",
                "{'entry': 'one', 'field': 'action', 'says': 'a', 'reason': 'b'}",
                "{'entry': true, 'field': 'action', 'says': 'a', 'reason': 'b'}",
                "{'entry': '1', 'field': 'action', 'says': 'a', 'reason': 'b'}",
                "{'entry': 1, 'field': 'colour', 'says': 'a', 'reason': 'b'}"
            })
    void an_entry_is_a_whole_number_and_its_field_is_one_there_is(String body) {
        String caseId = opened();
        refused(officer().post("/commands/cases/" + caseId + "/corrections", json(body), 1), 400, "invalid");
        assertThat(log.readStream(caseId, 1)).hasSize(1);
    }

    @Test
    void a_correction_clears_a_field_by_saying_nothing_and_not_by_leaving_it_out() {
        String caseId = opened();
        String address = "/commands/cases/" + caseId + "/corrections";
        Answer leftOut = officer().post(address, json("{'entry': 1, 'field': 'outcome', 'reason': 'Not ours'}"), 1);
        assertThat(refused(leftOut, 400, "invalid").fields()).containsExactly("says");
        created(officer()
                .post(address, json("{'entry': 1, 'field': 'outcome', 'says': 'Read', 'reason': 'Missing'}"), 1));
        created(officer().post(address, json("{'entry': 1, 'field': 'outcome', 'says': '', 'reason': 'Not ours'}"), 2));
        assertThat(log.readStream(caseId, 1).getLast().payload()).contains("\"said\":\"Read\"", "\"says\":\"\"");
    }

    @Test
    void a_deadline_that_cannot_be_read_is_refused_with_the_forms_there_are() {
        String body = json("{'to': 'when it suits', 'reason': 'Late'}");
        Answer answer = officer().post("/commands/cases/" + opened() + "/deadline", body, 1);
        assertThat(refused(answer, 400, "invalid").fields()).containsExactly("to");
        assertThat(answer.text("detail")).contains("when it suits", "April 2018");
    }

    @Test
    void a_body_is_limited_in_size_and_depth() {
        String path = "/commands/cases/" + opened() + "/progress";
        refused(
                officer().post(path, json("{'status': 'on-track', 'narrative': '%s'}", "a".repeat(1024 * 1024)), 1),
                413,
                "content-too-large");
        refused(officer().post(path, json("{'status': %s", "[".repeat(100_000)), 1), 400, "invalid");
        created(officer().post(path, json("{'status': 'on-track', 'narrative': '%s'}", "ŵ".repeat(10_000)), 1));
    }

    @Test
    void a_body_is_json_and_says_so() {
        Answer answer =
                officer().post("/commands/cases", PROGRESS, headers -> headers.setContentType(MediaType.TEXT_PLAIN));
        assertThat(answer.status().value()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/problem+json"})
    void who_takes_no_json_is_told_before_anything_is_recorded(String accepted) {
        String caseId = opened();
        Answer answer = officer().post("/commands/cases/" + caseId + "/progress", PROGRESS, headers -> {
            headers.setIfMatch("*");
            headers.set("Accept", accepted);
        });
        refused(answer, 406, "not-acceptable");
        assertThat(log.readStream(caseId, 1)).hasSize(1);
    }

    @Test
    void a_day_in_the_future_is_refused() {
        String body = json(
                "{'outcome': 'Done', 'completedOn': '%s'}",
                LocalDate.now(ZoneId.of("Europe/London")).plusDays(2));
        Answer answer = officer().post("/commands/cases/" + opened() + "/completion", body, 1);
        assertThat(refused(answer, 400, "invalid").fields()).containsExactly("completedOn");
    }

    @Test
    void the_checks_come_in_one_order() {
        String unknown = "/commands/cases/SES2011-77-CBC/progress";
        refused(admin().as("auditor").post(unknown, "{}"), 403, "not-your-role");
        refused(admin().as("officer.bdc").post(unknown, "{}"), 400, "invalid");
        refused(admin().as("officer.bdc").post(unknown, PROGRESS), 403, "not-your-authority");
        refused(officer().post(unknown, PROGRESS), 404, "case-unknown");
        String caseId = opened();
        String closing = "/commands/cases/" + caseId + "/completion";
        created(officer().post(closing, json("{'outcome': 'Done'}"), 1));
        refused(officer().post(closing, json("{'outcome': 'Done'}")), 428, "precondition-required");
        refused(officer().post(closing, json("{'outcome': 'Done'}"), 1), 412, "stale");
        refused(officer().post(closing, json("{'outcome': 'Done'}"), 2), 409, "case-closed");
    }

    private String opened() {
        String reference = "t." + REFERENCES.incrementAndGet();
        created(officer().post("/commands/cases", opening("SES2011", reference, "CBC")));
        return "SES2011-" + reference + "-CBC";
    }

    private void register(String code, String onsCode, String name) {
        created(admin().post(
                        "/commands/authorities",
                        json(
                                "{'code': '%s', 'onsCode': '%s', 'name': '%s', 'memberFrom': '2010-08-01'}",
                                code, onsCode, name)));
    }

    private static String draft(String plan) {
        return json(
                "{'plan': '%s', 'title': 'Single Equality Scheme', 'from': '2011-04-01', 'to': '2014-03-31', 'draftedOn': '2011-02-01',"
                        + " 'divisions': [{'code': '1', 'title': 'Knowing your communities',"
                        + " 'area': 'knowing-communities'}], 'approvalsRequired': ['Equality group']}",
                plan);
    }

    private static String opening(String plan, String reference, String authority) {
        return json(
                "{'plan': '%s', 'reference': '%s', 'authority': '%s', 'division': '1', 'action': 'Publish profiles',"
                        + " 'deadline': 'March 2018', 'characteristics': ['age'],"
                        + " 'aims': ['advance-equality-of-opportunity'], 'responsibleRole': 'Head of Policy'}",
                plan, reference, authority);
    }

    private Answer send(String path, String body, String key, String tag) {
        return officer().post(path, body, headers -> {
            headers.set("Idempotency-Key", key);
            headers.set(HttpHeaders.IF_MATCH, tag);
        });
    }

    private static Answer created(Answer answer) {
        return answer.isCreated();
    }

    private static Answer refused(Answer answer, int status, String code) {
        return answer.isRefused(status, code);
    }
}
