package casebook.query.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import casebook.merkle.ConsistencyProof;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import casebook.merkle.InclusionProof;
import casebook.query.Histories;
import casebook.query.QueryService;
import casebook.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an auditor can do with a log of 600 entries and checkpoints of 100, 300 and 600 of them: take it away and check it
 * offline, with the verifier that comes as a jar.
 */
@DirtiesContext // Closed before its folder is deleted: it issues checkpoints by itself.
@SpringBootTest(
        classes = QueryService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=query-service",
            "casebook.demo-accounts=true",
            "server.address=127.0.0.1",
            "casebook.integrity.watch-every=1h"
        })
class IntegrityTest {
    private static final int ENTRIES = 600;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final EventLog log;
    private final int port;

    IntegrityTest(@Autowired EventLog log, @LocalServerPort int port) {
        this.log = log;
        this.port = port;
    }

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry properties) {
        properties.add("casebook.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeEach
    void a_log_of_600_entries() throws Exception {
        if (log.head().position() == 0) {
            HttpResponse<String> none = get("/api/checkpoints/latest", "auditor");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.body()).contains("/problems/checkpoint-unknown", "There is no checkpoint yet");
        }
        for (int i = 1 + (int) log.head().position(); i <= ENTRIES; i++) {
            String authority = i % 2 == 0 ? "CBC" : "BDC";
            log.append(new Proposal(
                            "CEAP2016-%d-%s".formatted(i, authority),
                            0,
                            UUID.randomUUID().toString(),
                            "digest",
                            List.of(opened("CEAP2016-%d-%s".formatted(i, authority))),
                            new Metadata(
                                    "officer." + authority.toLowerCase(Locale.ROOT),
                                    i == 7 ? "=cmd|' /C calc'!A0" : "An officer",
                                    "officer",
                                    authority,
                                    "CEAP2016",
                                    "request",
                                    null),
                            List.of()))
                    .join();
            if (i == 100 || i == 300 || i == ENTRIES) {
                assertThat(send("POST", "/api/checkpoints", "auditor").statusCode())
                        .isEqualTo(201);
            }
        }
    }

    private static NewEvent opened(String caseId) {
        EventCodec.Encoded encoded = new EventCodec().encode(Histories.opened(caseId));
        return new NewEvent(encoded.type(), encoded.revision(), encoded.payload());
    }

    @Test
    void checkpoints_are_listed_and_kept_as_their_signed_text() throws Exception {
        JsonNode list = json("/api/checkpoints");
        assertThat(list.get("checkpoints").findValuesAsString("size")).containsExactly("600", "300", "100");
        String note = get("/api/checkpoints/300", "officer.cbc").body();
        assertThat(note).startsWith("casebook/partnership\n300\n").contains("\u2014 casebook/partnership ");
        assertThat(get("/api/checkpoints/latest", "officer.cbc").body()).startsWith("casebook/partnership\n600\n");
        assertThat(send("POST", "/api/checkpoints", "auditor").statusCode()).isEqualTo(200);
        assertThat(get("/api/checkpoints?before=x", "auditor").body())
                .contains("before can't be \\\"x\\\"; it takes a whole number.");
        HttpResponse<String> covering = get("/api/checkpoints/covering/101", "officer.cbc");
        assertThat(covering.body()).isEqualTo(note);
        assertThat(covering.headers().firstValue("Content-Location")).contains("/api/checkpoints/300");
        assertThat(get("/api/checkpoints/covering/100", "auditor").body()).startsWith("casebook/partnership\n100\n");
        assertThat(get("/api/checkpoints/covering/601", "auditor").body()).contains("/problems/not-covered-yet");
        assertThat(get("/api/checkpoints/covering/x", "auditor").statusCode()).isEqualTo(400);
        assertThat(get("/api/checkpoints/299", "auditor").statusCode()).isEqualTo(404);
        assertThat(get("/api/checkpoints/x", "auditor").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/api/checkpoints", "officer.cbc").statusCode()).isEqualTo(403);
        assertThat(send("POST", "/api/checkpoints/keys", "auditor").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_proof_that_an_entry_is_in_a_checkpoint_verifies() throws Exception {
        for (long position : new long[] {1, 57, 100, 101, 300, 599, 600}) {
            JsonNode proof = json("/api/audit/proofs/inclusion?checkpoint=600&position=" + position);
            Hash leaf = Hash.ofLeaf(proof.get("line").asString().getBytes(StandardCharsets.UTF_8));
            assertThat(leaf).hasToString(proof.get("leafHash").asString());
            assertThat(new InclusionProof(position - 1, 600, hashes(proof)).proves(leaf, root(proof, "checkpoint")))
                    .isTrue();
        }
        assertThat(json("/api/audit/proofs/inclusion?position=101").get("size").asInt())
                .isEqualTo(300);
    }

    @Test
    void the_proof_that_a_checkpoint_extends_another_verifies() throws Exception {
        JsonNode proof = json("/api/audit/proofs/consistency?from=100&to=600");
        assertThat(new ConsistencyProof(100, 600, hashes(proof)).proves(root(proof, "earlier"), root(proof, "later")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proofs/inclusion?position=0",
                "proofs/inclusion?position=601",
                "proofs/inclusion?position=101&checkpoint=100",
                "proofs/inclusion?position=1&checkpoint=7",
                "proofs/inclusion?position=many",
                "proofs/inclusion",
                "proofs/consistency?from=300&to=100",
                "proofs/consistency?from=1&to=100",
                "proofs/consistency?from=100",
                "export?from=0",
                "export?from=20&to=10",
                "export?from=5&to=4",
                "export?from=601&to=600",
                "export?from=602",
                "export?to=0",
                "export?to=101&checkpoint=100",
                "export?from=300&to=400&checkpoint=100",
                "export?from=102&checkpoint=100",
                "export?to=601",
                "export?checkpoint=7",
                "export?format=xlsx"
            })
    void a_bad_request_is_answered_with_a_problem(String path) throws Exception {
        HttpResponse<String> answer = get("/api/audit/" + path, "auditor");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void an_export_is_proved_by_its_checkpoint_and_the_earlier_ones() throws Exception {
        Path export = export("");
        assertThat(Files.readAllLines(export)).hasSize(1 + ENTRIES + 3 + 1);
        assertThat(verify(export)).startsWith("0 PROVED: entries 1 to 600").contains("not proved: who signed");
        assertThat(verify(
                        export,
                        "--checkpoint",
                        note(600),
                        "--earlier",
                        note(100),
                        "--earlier",
                        note(300),
                        "--key",
                        key()))
                .startsWith("0 PROVED")
                .contains("a key that you gave signed the checkpoint of 600 entries")
                .contains("the entries are of the history of the checkpoint of 100 entries");
    }

    @Test
    void a_checkpoint_of_fewer_entries_proves_only_these() throws Exception {
        Path export = export("");
        assertThat(verify(export, "--checkpoint", note(300), "--key", key()))
                .startsWith("3 PROVED IN PART: entries 1 to 300 of entries 1 to 600")
                .contains("not proved: what comes after position 300");
        assertThat(verify(rehashed(export, 400), "--checkpoint", note(300), "--key", key()))
                .startsWith("3 PROVED IN PART: entries 1 to 300 of entries 1 to 600");
        Path later = export("from=401&to=500&checkpoint=600");
        for (Path export401 : List.of(later, rehashed(later, 450))) {
            assertThat(verify(export401, "--checkpoint", note(300), "--key", key()))
                    .startsWith("2 NOT CHECKED: entries 401 to 500")
                    .contains("not proved: that this goes on from the checkpoint of 300 entries");
        }
        assertThat(verify(later, "--earlier", note(300), "--key", key()))
                .startsWith("3 PROVED IN PART: entries 401 to 500 of entries 401 to 500");
    }

    @Test
    void a_checkpoint_of_more_entries_than_were_exported_accuses_nobody() throws Exception {
        Path before = export("to=300");
        assertThat(verify(before, "--checkpoint", note(600), "--key", key()))
                .startsWith("2 NOT CHECKED: entries 1 to 300")
                .contains("export with &checkpoint=600")
                .doesNotContain("missing");
        assertThat(verify(export("to=300&checkpoint=600"), "--checkpoint", note(600), "--key", key()))
                .startsWith("0 PROVED: entries 1 to 300");
    }

    @Test
    void an_export_that_was_cut_off_is_incomplete_and_accuses_nobody() throws Exception {
        String whole = Files.readString(export(""));
        for (int length : new int[] {whole.length() - 1, whole.length() - 20, whole.length() / 2}) {
            Path cut = write(whole.substring(0, length));
            assertThat(verify(cut, "--checkpoint", note(100)))
                    .startsWith("3 PROVED IN PART: entries 1 to 100 of entries 1 to 600")
                    .contains("not proved: that this is all: the file is incomplete");
        }
        assertThat(verify(write(whole.substring(0, whole.length() / 2)))).startsWith("2 NOT CHECKED: entries 1 to 600");
        assertThat(verify(write(""))).startsWith("2 NOT CHECKED");
        assertThat(verify(write(whole.substring(0, 50)))).startsWith("2 NOT CHECKED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=1&to=256", "from=2&to=2", "from=101&to=300", "from=257&to=599", "from=600", "from=601"})
    void a_part_of_the_log_is_proved_by_the_checkpoint_that_covers_it(String part) throws Exception {
        assertThat(verify(export("checkpoint=600&" + part), "--key", key())).startsWith("0 PROVED");
    }

    @Test
    void an_officer_gets_the_hashes_of_others_entries_and_can_still_prove_the_own() throws Exception {
        Path export = write(get("/api/audit/export", "officer.cbc").body());
        assertThat(Files.readString(export)).contains("CEAP2016-2-CBC").doesNotContain("CEAP2016-1-BDC");
        assertThat(verify(export, "--key", key()))
                .startsWith("0 PROVED: entries 1 to 600; withheld: 300, whose place is proved and whose text is not");
        assertThat(get("/api/audit/proofs/inclusion?position=1", "officer.cbc").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/audit/proofs/inclusion?position=2", "officer.cbc").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/audit/export?format=csv", "officer.cbc").body())
                .contains("CEAP2016-2-CBC")
                .doesNotContain("CEAP2016-1-BDC");
    }

    @Test
    void what_was_changed_in_an_export_is_named_by_its_position() throws Exception {
        assertThat(altered(lines -> edit(lines, 57, "90 %", "9 %"))).contains("first position that differs is 57");
        assertThat(altered(lines -> edit(lines, 300, "officer.cbc", "officer.bdc")))
                .contains("differs is 300");
        assertThat(altered(lines -> edit(lines, 600, "\"recordedAt\":\"2", "\"recordedAt\":\"1")))
                .contains("differs is 600");
        assertThat(altered(lines -> edit(lines, 1, "\"request\"", "\"reqeust\"")))
                .contains("differs is 1");
        assertThat(altered(lines -> lines.remove(line(lines, 57)))).contains("differs is 57");
        assertThat(altered(lines -> lines.add(line(lines, 58), lines.get(line(lines, 57)))))
                .contains("differs is 58");
        assertThat(altered(lines -> Collections.swap(lines, line(lines, 57), line(lines, 58))))
                .contains("differs is 57");
        assertThat(altered(lines -> lines.add(line(lines, 58), "{\"position\":58,\"forged\":true}")))
                .contains("differs is 58");
        assertThat(altered(lines ->
                        lines.subList(line(lines, 591), lines.size() - 1).clear()))
                .contains("differs is 591")
                .contains("entries are missing: 591 to 600");
        assertThat(altered(lines -> lines.add(line(lines, 58), "rubbish")))
                .contains("after entry 57 stands a strange line: rubbish");
        assertThat(altered(lines -> lines.add(lines.size() - 1, "{\"position\":601,\"forged\":true}")))
                .contains("after entry 600 stands a strange line");
        assertThat(altered(lines -> lines.add("{\"position\":601,\"forged\":true}")))
                .contains("after entry 600 stands a strange line");
        assertThat(altered(lines -> lines.add(line(lines, 300), lines.removeLast())))
                .contains("differs is 300");
        assertThat(altered(lines -> lines.set(line(lines, 57), "{\"withheld\":\"AAAA\"}")))
                .contains("differs is 57");
    }

    @Test
    void a_history_made_anew_with_all_its_hashes_is_found_by_an_earlier_checkpoint() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export("")));
        edit(lines, 257, "90 %", "9 %");
        lines.removeIf(line -> line.startsWith("{\"hashes\""));
        Path rewritten = write(String.join("\n", lines) + "\n");
        assertThat(verify(rewritten, "--earlier", note(100), "--earlier", note(300)))
                .startsWith("1 DIFFERS")
                .contains("the first position that differs is one from 101 to 300");
    }

    @Test
    void a_changed_checkpoint_and_a_strange_key_are_found() throws Exception {
        Path export = export("");
        String changed = Files.readString(Path.of(note(600))).replace("issued 2", "issued 1");
        assertThat(verify(export, "--checkpoint", write(changed).toString(), "--key", key()))
                .startsWith("1 DIFFERS")
                .contains("was changed, or signed by another key");
        String strange = "casebook/partnership+00000000+" + key().split("\\+", 3)[2];
        assertThat(verify(export, "--key", strange)).startsWith("1 DIFFERS").contains("another key");
        String otherRoot = Files.readString(Path.of(note(300))).replaceFirst("\n300\n", "\n600\n");
        assertThat(verify(
                        export,
                        "--checkpoint",
                        note(600),
                        "--earlier",
                        write(otherRoot).toString()))
                .startsWith("1 DIFFERS");
    }

    @Test
    void what_can_not_be_checked_is_said_and_has_an_exit_code_of_its_own() throws Exception {
        assertThat(verify(write("no export\n"))).startsWith("2 NOT CHECKED");
        assertThat(verify(folder.resolve("absent"))).startsWith("2 NOT CHECKED");
        assertThat(verify(export(""), "--what", "x"))
                .startsWith("2 NOT CHECKED")
                .contains("arguments: EXPORT");
        assertThat(verify(export(""), "--checkpoint", "absent")).startsWith("2 NOT CHECKED");
        String keys = get("/api/checkpoints/keys", "auditor").body();
        for (String noKey :
                List.of("absent.txt", write("").toString(), write(keys).toString())) {
            assertThat(verify(export(""), "--key", noKey))
                    .startsWith("2 NOT CHECKED: " + noKey + " holds no key")
                    .contains("/api/checkpoints/keys");
        }
        assertThat(verify(export(""), "--key", write("\n" + key() + "\r\n").toString()))
                .startsWith("0 PROVED");
    }

    @Test
    void an_export_whose_line_ends_were_converted_is_called_that() throws Exception {
        String export = Files.readString(export(""));
        assertThat(verify(write(export.replace("\n", "\r\n"))))
                .startsWith("2 NOT CHECKED: its lines end in CR LF: take the export again, unconverted");
    }

    @Test
    void a_checkpoint_may_come_back_from_a_mailbox() throws Exception {
        String note = Files.readString(Path.of(note(600)));
        String signature = note.substring(note.indexOf('\u2014'));
        for (String kept : List.of(
                note.replace("\n", "\r\n"),
                note.strip(),
                note + "\u2014 another/log AAAA\n",
                note + "\u2014 another/log !\nrubbish\n",
                note + signature.replaceFirst(" casebook/partnership ", " another/log "))) {
            assertThat(verify(export(""), "--checkpoint", write(kept).toString(), "--key", key()))
                    .as(kept)
                    .startsWith("0 PROVED: entries 1 to 600");
        }
    }

    @Test
    void a_signature_is_found_changed_whatever_was_changed_in_it() throws Exception {
        Path export = export("");
        String key = key();
        String note = Files.readString(Path.of(note(600)));
        int begin = note.lastIndexOf(' ') + 1;
        for (int i = begin; i < note.length() - 3; i++) {
            String changed = note.substring(0, i) + (note.charAt(i) == 'A' ? 'B' : 'A') + note.substring(i + 1);
            assertThat(verify(export, "--checkpoint", write(changed).toString(), "--key", key))
                    .as(changed)
                    .startsWith("1 DIFFERS")
                    .contains("was changed, or signed by another key");
        }
        assertThat(verify(
                        export,
                        "--checkpoint",
                        write(note.substring(0, begin) + "AAAA\n").toString(),
                        "--key",
                        key))
                .startsWith("1 DIFFERS");
    }

    @Test
    void the_check_of_itself_is_told_to_administrators() throws Exception {
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                JSON.readTree(get("/actuator/health", "admin").body())
                                        .path("components")
                                        .path("integrity")
                                        .path("details")
                                        .path("tail")
                                        .path("sound")
                                        .asBoolean())
                        .isTrue());
        assertThat(get("/actuator/prometheus", "metrics").body()).contains("casebook_integrity_sound 1.0");
    }

    @Test
    void a_table_has_no_formulas() throws Exception {
        String csv = get("/api/audit/export?format=csv", "auditor").body();
        assertThat(csv.lines().count()).isEqualTo(1 + ENTRIES);
        assertThat(csv).contains(",'=cmd|' /C calc'!A0,").doesNotContain(",=");
    }

    @Test
    void cloud_events_carry_the_entries() throws Exception {
        List<String> lines = get("/api/audit/export?format=cloudevents&from=8&to=9", "auditor")
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        JsonNode event = JSON.readTree(lines.getFirst());
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("id").asString()).isEqualTo("8");
        assertThat(event.get("subject").asString()).isEqualTo("CEAP2016-8-CBC");
        assertThat(event.get("data").get("outcome").asString()).isEqualTo("90 % trained");
        assertThat(event.propertyNames()).allMatch(name -> name.matches("[a-z0-9]{1,20}"));
    }

    private interface Change {
        void to(List<String> lines);
    }

    private String altered(Change change) throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export("")));
        change.to(lines);
        String verdict = verify(write(String.join("\n", lines) + "\n"), "--key", key());
        assertThat(verdict).startsWith("1 DIFFERS");
        return verdict;
    }

    /** With that entry changed, and the hashes beside it too. */
    private static Path rehashed(Path export, int position) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        edit(lines, position, "90 %", "9 %");
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"position\"")) {
                leaves.add(Hash.ofLeaf(lines.get(i).getBytes(StandardCharsets.UTF_8)));
            } else if (lines.get(i).startsWith("{\"hashes\"")) {
                lines.set(i, "{\"hashes\":\"%s\"}".formatted(Hashes.of(leaves)));
                leaves.clear();
            }
        }
        return write(String.join("\n", lines) + "\n");
    }

    private static void edit(List<String> lines, int position, String from, String to) {
        UnaryOperator<String> edit = line -> line.replace(from, to);
        int at = line(lines, position);
        assertThat(lines.set(at, edit.apply(lines.get(at)))).contains(from);
    }

    private static int line(List<String> lines, int position) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"position\":%d,".formatted(position))) {
                return i;
            }
        }
        throw new AssertionError("No line holds position " + position);
    }

    private Path export(String query) throws Exception {
        HttpResponse<String> answer = get("/api/audit/export?" + query, "auditor");
        assertThat(answer.statusCode()).isEqualTo(200);
        return write(answer.body());
    }

    private String note(long size) throws Exception {
        return write(get("/api/checkpoints/" + size, "auditor").body()).toString();
    }

    private String key() throws Exception {
        return json("/api/checkpoints/keys").get(0).get("key").asString();
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

    private static List<Hash> hashes(JsonNode proof) {
        return proof.get("hashes")
                .valueStream()
                .map(hash -> Hash.parse(hash.asString()))
                .toList();
    }

    private static Hash root(JsonNode proof, String checkpoint) {
        return Hash.parse(proof.get(checkpoint).asString().split("\n", 4)[2]);
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path, "auditor");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        return send("GET", path, user);
    }

    private HttpResponse<String> send(String method, String path, String user) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
