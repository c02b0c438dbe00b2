package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.standalone.Teller.Told;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What councils see of one another in the audit, how reading it is recorded, and the tokens of their systems. */
class AccessTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PROGRESS = json("{'status': 'on-track', 'narrative': 'Four of seven'}");

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext casebook;
    private static URI home;

    @BeforeAll
    static void start() {
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.samples=false",
                "--casebook.demo-accounts=true");
        home = URI.create("http://localhost:" + casebook.getEnvironment().getRequiredProperty("local.server.port"));
        Map.of("CBC", "E07000130", "BDC", "E07000129")
                .forEach((code, onsCode) -> recorded(as("admin")
                        .post(
                                "/commands/authorities",
                                null,
                                json("{'code': '%s', 'onsCode': '%s', 'name': '%s Council', 'memberFrom': '2010-08-01'}"
                                        .formatted(code, onsCode, code)))));
        recorded(
                as("admin")
                        .post(
                                "/commands/plans",
                                null,
                                json(
                                        "{'plan': 'SES2011', 'title': 'Scheme', 'from': '2011-04-01', 'to': '2014-03-31',"
                                                + " 'draftedOn': '2011-01-01', 'divisions': [{'code': '1', 'title': 'Communities'}]}")));
        recorded(as("admin").post("/commands/plans/SES2011/adoption", null, json("{'adoptedOn': '2011-04-01'}")));
        Told imported = as("admin")
                .post(
                        "/commands/plans/SES2011/imports",
                        null,
                        "Ref,Division,Action,Authorities\n1,1,Publish,CBC; BDC\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        casebook.close();
    }

    private static Teller as(String person) {
        return new Teller(CLIENT, home.getPort(), person);
    }

    private static Told recorded(Told told) {
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        return told;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static List<String> authorities(Told audit) {
        assertThat(audit.status()).as(audit.body()).isEqualTo(200);
        return audit.json()
                .path("entries")
                .valueStream()
                .map(entry -> entry.path("authority").asString())
                .distinct()
                .toList();
    }

    @Test
    void an_officer_reads_of_the_audit_what_is_the_own_authoritys() {
        assertThat(authorities(as("officer.cbc").get("/api/audit"))).containsExactly("CBC");
        assertThat(authorities(as("approver.bdc").get("/api/audit?order=desc&size=1")))
                .containsExactly("BDC");
        assertThat(authorities(as("officer.cbc").get("/api/audit?authority=BDC")))
                .isEmpty();
        assertThat(authorities(as("officer.cbc").get("/api/audit?case=SES2011-1-BDC")))
                .isEmpty();
        assertThat(authorities(as("officer.hdc").get("/api/audit"))).isEmpty();
        for (String person : List.of("auditor", "board", "admin")) {
            assertThat(authorities(as(person).get("/api/audit"))).contains("CBC", "BDC");
        }
        assertThat(as("officer.cbc").get("/api/audit/export?format=csv").body())
                .contains("SES2011-1-CBC")
                .doesNotContain("BDC");
        assertThat(as("officer.cbc").get("/api/audit/export?format=cloudevents").body())
                .contains("SES2011-1-CBC")
                .doesNotContain("BDC");
    }

    @Test
    void an_officer_follows_the_changes_of_the_own_authority() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(home.resolve("/api/changes?after=0"))
                .header("Authorization", basic("officer.cbc", "demo"))
                .build();
        HttpResponse<InputStream> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        recorded(as("officer.bdc").post("/commands/cases/SES2011-1-BDC/progress", "*", PROGRESS));
        recorded(as("officer.cbc").post("/commands/cases/SES2011-1-CBC/progress", "*", PROGRESS));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            Stream<String> told = lines.lines().filter(line -> line.startsWith("data:"));
            assertThat(told.peek(line -> assertThat(line).contains("\"authority\":\"CBC\""))
                            .anyMatch(line -> line.contains("progress-recorded")))
                    .isTrue();
        }
    }

    @Test
    void a_plan_that_is_not_known_is_refused_in_the_audit_too() {
        Told refused = as("auditor").get("/api/audit?plan=NONE");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("allowed").get(0).asString()).isEqualTo("SES2011");
    }

    @Test
    void a_person_is_one_however_the_name_is_typed() {
        long position = recorded(as("Officer.CBC").post("/commands/cases/SES2011-1-CBC/progress", "*", PROGRESS))
                .position();

        Told found = as("auditor").get("/api/audit?person=officer.cbc&order=desc&size=1&atLeast=" + position);

        assertThat(found.json().at("/entries/0/position").asLong()).isEqualTo(position);
        assertThat(found.json().at("/entries/0/by/subject").asString()).isEqualTo("officer.cbc");
    }

    private static List<JsonNode> accesses(String query) {
        Told told = as("auditor").get("/api/access-log" + query);
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        return told.json().path("accesses").valueStream().toList();
    }

    private static List<String> whats(String query) {
        return accesses(query).stream()
                .map(access -> access.path("what").asString())
                .toList();
    }

    @Test
    void reading_the_audit_or_an_export_is_recorded() {
        as("board").get("/api/audit?case=SES2011-1-CBC");
        as("board").get("/api/audit/export?from=1&to=2&format=csv");
        as("board").get("/api/audit/proofs/inclusion?position=1");
        as("board").get("/api/cases");

        assertThat(whats("?person=board&kind=audit"))
                .containsExactly(
                        "GET /api/audit/proofs/inclusion?position=1",
                        "GET /api/audit/export?from=1&to=2&format=csv",
                        "GET /api/audit?case=SES2011-1-CBC");
        JsonNode first = accesses("?person=board&kind=audit").getFirst();
        assertThat(first.path("outcome").asString()).isEqualTo("granted");
        assertThat(first.path("from").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(whats("?person=auditor&kind=audit").getFirst()).startsWith("GET /api/access-log?");
    }

    @Test
    void each_refused_attempt_is_recorded_and_each_person_who_signs_in() {
        for (int i = 0; i < 3; i++) {
            as("officer.hbbc").get("/api/cases");
            assertThat(send("/api/cases", basic("approver.hbbc", "wrong-secret")))
                    .isEqualTo(401);
        }
        as("officer.hbbc").post("/commands/cases/SES2011-1-CBC/progress", "*", PROGRESS);
        as("officer.hbbc").post("/commands/plans", null, "{}");
        as("officer.hbbc").get("/api/access-log");

        assertThat(whats("?person=officer.hbbc&kind=sign-in")).containsExactly("basic");
        assertThat(accesses("?person=approver.hbbc&kind=sign-in&outcome=refused"))
                .hasSize(3);
        assertThat(whats("?person=officer.hbbc&kind=request"))
                .containsExactly("GET /api/access-log", "POST /commands/plans", "record-progress SES2011-1-CBC");
    }

    @Test
    void who_signs_in_and_out_by_the_pages_is_recorded() {
        Browser browser = new Browser(home);
        browser.signIn("officer.mbc", "wrong-secret");
        browser.signIn("officer.mbc", "demo");
        browser.post("/sign-out", Map.of("_csrf", Browser.token(browser.get("/sign-in"))));

        assertThat(accesses("?person=officer.mbc").stream()
                        .map(access -> access.path("kind").asString()
                                + " "
                                + access.path("outcome").asString()))
                .containsExactly("sign-out granted", "sign-in granted", "sign-in refused");
    }

    @Test
    void the_access_log_is_had_as_a_table_and_in_pages() {
        as("officer.nwldc").get("/api/audit?case=SES2011-1-CBC");
        as("officer.nwldc").get("/api/audit?case=SES2011-1-BDC");

        assertThat(as("auditor")
                        .get("/api/access-log.csv?person=officer.nwldc&kind=audit")
                        .body())
                .startsWith("id,at,kind,outcome,person,from,what,correlationId\r\n")
                .contains(",audit,granted,officer.nwldc,")
                .hasLineCount(3);
        List<JsonNode> first = accesses("?person=officer.nwldc&kind=audit&size=1");
        assertThat(whats("?person=officer.nwldc&kind=audit&size=1&before="
                        + first.getFirst().path("id").asString()))
                .containsExactly("GET /api/audit?case=SES2011-1-CBC");
        assertThat(as("auditor").get("/api/access-log?kind=burglary").status()).isEqualTo(400);
        assertThat(as("board").get("/api/access-log").status()).isEqualTo(404);
    }

    @Test
    void a_read_that_can_not_be_recorded_is_refused() throws IOException {
        as("auditor").get("/api/audit");
        Path log = folder.resolve("access-log");
        Path aside = folder.resolve("aside");
        Files.move(log, aside);
        Files.writeString(log, "in the way");
        try {
            assertThat(as("auditor").get("/api/audit").status()).isEqualTo(503);
            assertThat(as("auditor").get("/api/audit/export").status()).isEqualTo(503);
            assertThat(as("auditor").get("/api/cases").status()).isEqualTo(200);
        } finally {
            Files.delete(log);
            Files.move(aside, log);
        }
        assertThat(as("auditor").get("/api/audit").status()).isEqualTo(200);
    }

    @Test
    void a_token_acts_for_one_authority_until_it_is_revoked() throws IOException {
        Told issued = recorded(as("admin")
                .post("/api/tokens", null, json("{'name': 'Performance system', 'authority': 'CBC Council'}")));
        String id = issued.json().path("id").asString();
        String token = issued.json().path("token").asString();
        assertThat(issued.json().path("authority").asString()).isEqualTo("CBC");

        assertThat(send("/api/cases", "Bearer " + token)).isEqualTo(200);
        assertThat(post("/commands/cases/SES2011-1-CBC/progress", token)).isEqualTo(201);
        assertThat(post("/commands/cases/SES2011-1-BDC/progress", token)).isEqualTo(403);
        assertThat(post("/api/tokens", token)).isEqualTo(404);
        assertThat(send("/api/access-log", "Bearer " + token)).isEqualTo(404);
        assertThat(send("/cases", "Bearer " + token)).isEqualTo(302);
        assertThat(authorities(as("auditor").get("/api/audit?person=token-" + id)))
                .containsExactly("CBC");
        Told listed = as("admin").get("/api/tokens/" + id);
        assertThat(listed.json().path("lastUsedOn").asString()).isNotEmpty();
        assertThat(listed.body()).doesNotContain(token.substring(12));

        assertThat(delete("/api/tokens/" + id, "officer.cbc")).isEqualTo(404);
        assertThat(delete("/api/tokens/" + id, "admin")).isEqualTo(200);

        assertThat(send("/api/cases", "Bearer " + token)).isEqualTo(401);
        assertThat(whats("?person=admin&kind=token"))
                .containsExactly("revoked for CBC: " + id, "handed out for CBC: Performance system");
        assertThat(Files.readString(folder.resolve("tokens.json"))).contains(id).doesNotContain(token.substring(12));
    }

    @Test
    void a_token_is_asked_for_with_what_it_needs() {
        for (String body : List.of(
                "{}",
                "{'name': ' ', 'authority': 'CBC'}",
                "{'name': 'System', 'authority': 'XYZ'}",
                "{'name': 'System', 'authority': 'CBC', 'expiresOn': '1 April 2019'}",
                "{'name': 'System', 'authority': 'CBC', 'expiresOn': 'soon'}")) {
            Told refused = as("admin").post("/api/tokens", null, json(body));
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/field").asString()).as(body).isNotEmpty();
        }
    }

    @Test
    void no_secret_is_in_the_access_log() throws IOException {
        send("/api/cases", basic("officer.owbc", "wrong-secret"));
        send("/api/cases", "Bearer cbk_k3v9x0qa0123456789abcdefghijklmnopqrstuvwxyzABCDEFG000000");

        try (Stream<Path> files = Files.list(folder.resolve("access-log"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file))
                        .contains("officer.owbc")
                        .doesNotContain("wrong-secret", "cbk_", "ZGVtbw");
            }
        }
    }

    private static String basic(String person, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((person + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static int send(String address, String credentials) {
        return status(HttpRequest.newBuilder(home.resolve(address)).header("Authorization", credentials));
    }

    private static int post(String address, String token) {
        return status(HttpRequest.newBuilder(home.resolve(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(PROGRESS)));
    }

    private static int delete(String address, String person) {
        return status(HttpRequest.newBuilder(home.resolve(address))
                .header("Authorization", basic(person, "demo"))
                .DELETE());
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
