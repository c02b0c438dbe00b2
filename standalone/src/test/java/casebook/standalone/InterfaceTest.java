package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the interface says of itself: its description and its problems, over both services. */
class InterfaceTest {
    /** Where code names a problem: beside its status, its kind, or in a refusal of the domain. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:HttpStatus\\.\\w+,|Kind\\.\\w+,"
                    + "|\\b(?:refuse|conflict|unknown|forbidden)\\([^\";]*|\\brefuseAny\\([^\";]*)\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext casebook;
    private static Teller auditor;

    @BeforeAll
    static void start() {
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.samples=false",
                "--casebook.demo-accounts=true");
        int port = casebook.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        auditor = new Teller(HttpClient.newHttpClient(), port, "auditor");
    }

    @AfterAll
    static void stop() {
        casebook.close();
    }

    @Test
    void every_operation_tells_what_it_answers_with_an_example() {
        Map<String, JsonNode> operations = operations();

        assertThat(operations).hasSizeGreaterThan(35);
        assertThat(operations).allSatisfy((address, operation) -> {
            assertThat(operation.path("summary").asString()).isNotEmpty();
            JsonNode answers = operation.path("responses");
            assertThat(answers.propertyNames()).contains("400", "401", "406", "503");
            assertThat(answers.has("404") || !address.contains("{")).as("404").isTrue();
            answers.propertyStream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer -> {
                        assertThat(answer.getValue().path("content").propertyNames())
                                .isNotEmpty()
                                .doesNotContain("*/*");
                        assertThat(answer.getValue()
                                        .path("content")
                                        .valueStream()
                                        .filter(media -> media.has("example")))
                                .as(answer.getKey())
                                .isNotEmpty();
                    });
            answers.propertyStream()
                    .filter(answer -> answer.getKey().startsWith("4"))
                    .forEach(answer -> assertThat(described(answer.getValue())
                                    .at("/content/application~1problem+json/example/type")
                                    .asString())
                            .as(answer.getKey())
                            .startsWith("/problems/"));
            operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .forEach(parameter ->
                            assertThat(parameter.path("description").asString()).isNotEmpty());
        });
        assertThat(operations.values().stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates()
                .noneMatch(name -> name.contains("_"));
    }

    @Test
    void every_problem_in_the_code_is_explained_at_its_type() throws IOException {
        var codes = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(path -> path.toString().matches(".*/src/main/.*\\.java"))
                    .toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }

        assertThat(codes)
                .contains("case-closed", "stale", "cases-open", "record-altered")
                .hasSizeGreaterThan(50);
        assertThat(codes).allSatisfy(code -> {
            Teller.Told told = auditor.get("/problems/" + code);
            assertThat(told.status()).isEqualTo(200);
            assertThat(told.json().path("type").asString()).isEqualTo("/problems/" + code);
            assertThat(told.json().path("meaning").asString()).isNotEmpty();
        });
        assertThat(auditor.get("/problems").body()).isEqualTo(Files.readString(Path.of("../docs/problems.md")));
        assertThat(auditor.get("/problems/nothing-of-ours").status()).isEqualTo(404);
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        description()
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(operation ->
                                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    private static JsonNode described(JsonNode answer) {
        return answer.has("$ref")
                ? description().at(answer.path("$ref").asString().substring(1))
                : answer;
    }

    private static JsonNode description() {
        return auditor.get("/openapi").json();
    }
}
