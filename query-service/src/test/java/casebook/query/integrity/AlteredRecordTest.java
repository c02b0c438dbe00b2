package casebook.query.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.FileCheckpointStore;
import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import casebook.log.file.FileLogStore;
import casebook.query.Histories;
import casebook.query.QueryService;
import casebook.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an auditor still gets of a record that somebody with full control of the server has altered. Of 300 entries the last
 * five were removed, with checkpoints of 100, 200 and 300 kept.
 */
@DirtiesContext
@SpringBootTest(
        classes = QueryService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=query-service",
            "casebook.demo-accounts=true",
            "server.address=127.0.0.1",
            "casebook.integrity.watch-every=100ms"
        })
class AlteredRecordTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    AlteredRecordTest(@LocalServerPort int port) {
        this.port = port;
    }

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry properties) {
        properties.add("casebook.data-dir", () -> folder.toString());
    }

    @BeforeAll
    static void a_log_that_was_cut_short() throws IOException {
        try (EventLog log = new EventLog(new FileLogStore(folder), Clock.systemUTC())) {
            Checkpoints checkpoints = new Checkpoints(
                    log, new FileCheckpointStore(folder), Clock.systemUTC(), "casebook/partnership", null);
            for (int i = 1; i <= 300; i++) {
                String caseId = "CEAP2016-%d-CBC".formatted(i);
                EventCodec.Encoded opened = new EventCodec().encode(Histories.opened(caseId));
                log.append(new Proposal(
                                caseId,
                                0,
                                "open-" + i,
                                "digest",
                                List.of(new NewEvent(opened.type(), opened.revision(), opened.payload())),
                                new Metadata("officer.cbc", "An officer", "officer", "CBC", "CEAP2016", "r", null),
                                List.of()))
                        .join();
                if (i % 100 == 0) {
                    checkpoints.issue();
                }
            }
        }
        List<String> lines = Files.readAllLines(log());
        Files.write(log(), lines.subList(0, 295));
        Files.delete(folder.resolve("log.index"));
    }

    private static Path log() {
        return folder.resolve("log.jsonl");
    }

    @Test
    void what_is_left_of_a_shortened_log_is_exported_and_the_verifier_names_what_is_missing() throws Exception {
        for (String query : List.of("", "?checkpoint=300")) {
            Path export = write(get("/api/audit/export" + query).body());
            assertThat(Files.readAllLines(export))
                    .contains(
                            "{\"altered\":\"The log is shorter than the checkpoint of size 300: the entries 296 to 300 are missing.\"}")
                    .last()
                    .isEqualTo("{\"end\":\"295\"}");
            assertThat(verify(export, "--earlier", note(200)))
                    .startsWith("1 DIFFERS: entries 1 to 295")
                    .contains("the first position that differs is 296", "of the history of the checkpoint of 200");
            assertThat(verify(export, "--checkpoint", note(300)))
                    .startsWith("1 DIFFERS")
                    .contains("the first position that differs is 296");
        }
        assertThat(get("/api/audit/export?format=csv").body().lines()).hasSize(296);
    }

    @Test
    void a_part_before_what_is_missing_is_proved() throws Exception {
        assertThat(verify(write(get("/api/audit/export?to=200").body()))).startsWith("0 PROVED: entries 1 to 200");
    }

    @Test
    void health_says_altered_and_keeps_the_service_in_the_balancer() throws Exception {
        await().untilAsserted(() -> assertThat(health("")).isEqualTo("200 ALTERED"));
        assertThat(health("/liveness")).isEqualTo("200 UP");
        assertThat(health("/readiness")).isEqualTo("200 UP");
        assertThat(send("POST", "/api/checkpoints", BodyHandlers.ofString()).body())
                .contains("/problems/record-altered", "\"from\":296");
    }

    @Test
    void an_entry_that_can_not_be_read_ends_an_export_by_name_and_what_follows_it_is_to_be_had() throws Exception {
        edit(57, "officer.cbc", "officer.bdc");
        try {
            Path export = write(get("/api/audit/export?to=200").body());
            assertThat(Files.readAllLines(export).getLast())
                    .isEqualTo(
                            "{\"altered\":\"What stands at position 57 can't be read as an entry; to go on after it, export with from=58.\"}");
            assertThat(verify(export))
                    .startsWith("1 DIFFERS")
                    .contains("What stands at position 57", "it breaks off after position 56");

            Path after = write(get("/api/audit/export?from=58&to=200").body());
            assertThat(Files.readAllLines(after)).anyMatch(line -> line.startsWith("{\"position\":200,"));
            assertThat(verify(after)).startsWith("1 DIFFERS").doesNotContain("rewritten");
            assertThat(verify(write(get("/api/audit/export?from=59&to=200").body())))
                    .startsWith("0 PROVED");

            for (String format : List.of("csv", "cloudevents")) {
                assertThatThrownBy(() -> get("/api/audit/export?to=200&format=" + format))
                        .isInstanceOf(IOException.class);
            }
            assertThat(health("/readiness")).isEqualTo("200 UP");
        } finally {
            edit(57, "officer.bdc", "officer.cbc");
        }
    }

    /** Writes over a few bytes of a file that is being read. */
    private static void edit(int position, String from, String to) throws IOException {
        String text = Files.readString(log());
        int line = text.indexOf("\"position\":%d,".formatted(position));
        try (FileChannel file = FileChannel.open(log(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(to.getBytes(StandardCharsets.UTF_8)), text.indexOf(from, line));
        }
    }

    @Test
    void a_checkpoint_that_was_changed_is_marked_in_the_list_and_passed_over() throws Exception {
        Path checkpoint = folder.resolve("checkpoints").resolve("200.txt");
        byte[] kept = Files.readAllBytes(checkpoint);
        Files.writeString(checkpoint, "rubbish");
        try {
            JsonNode listed = JSON.readTree(get("/api/checkpoints").body()).get("checkpoints");
            assertThat(listed.findValuesAsString("size")).containsExactly("300", "200", "100");
            assertThat(listed.get(0).has("damage")).isFalse();
            assertThat(listed.get(1).get("damage").asString()).contains("checkpoint of size 200 was changed");
            assertThat(listed.get(1).has("root")).isFalse();
            assertThat(get("/api/checkpoints/200").body()).contains("/problems/record-altered");
            assertThat(get("/api/checkpoints/covering/101").body()).startsWith("casebook/partnership\n300\n");
            assertThat(verify(write(get("/api/audit/export?to=100").body()))).startsWith("0 PROVED");
        } finally {
            Files.write(checkpoint, kept);
        }
    }

    private String health(String group) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health%s".formatted(port, group)))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() + " "
                + JSON.readTree(answer.body()).get("status").asString();
    }

    private String note(long size) throws Exception {
        return write(get("/api/checkpoints/" + size).body()).toString();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, HttpResponse.BodyHandler<String> taking)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, BodyPublishers.noBody())
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString("auditor:demo".getBytes(StandardCharsets.UTF_8)))
                        .build(),
                taking);
    }

    private static Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "taken", ".txt"), text);
    }

    private static String verify(Path export, String... options) {
        List<String> args = new ArrayList<>(List.of(export.toString()));
        args.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verify.run(args.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
