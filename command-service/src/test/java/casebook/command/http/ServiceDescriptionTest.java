package casebook.command.http;

import static casebook.command.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.command.CommandService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service says of itself: its description, its meters, what it leaves alone. */
@SpringBootTest(
        classes = CommandService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=command-service", "casebook.demo-accounts=true"})
class ServiceDescriptionTest {
    @TempDir
    static Path folder;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void dataDir(DynamicPropertyRegistry properties) {
        properties.add("casebook.data-dir", folder::toString);
    }

    @Test
    void every_command_is_described_with_its_headers_and_examples() {
        JsonNode description = description();
        Map<String, JsonNode> commands = new TreeMap<>();
        description.path("paths").propertyStream().forEach(path -> {
            if (path.getKey().startsWith("/commands/") && !path.getKey().endsWith("/imports")) {
                commands.put(path.getKey(), path.getValue().path("post"));
            }
        });
        assertThat(commands.keySet())
                .contains(
                        "/commands/authorities",
                        "/commands/authorities/{code}/aliases",
                        "/commands/authorities/{code}/departure",
                        "/commands/plans",
                        "/commands/plans/{plan}/approvals",
                        "/commands/plans/{plan}/adoption",
                        "/commands/plans/{plan}/closure",
                        "/commands/cases",
                        "/commands/cases/{caseId}/progress",
                        "/commands/cases/{caseId}/deadline",
                        "/commands/cases/{caseId}/responsibility",
                        "/commands/cases/{caseId}/completion",
                        "/commands/cases/{caseId}/reopening",
                        "/commands/cases/{caseId}/withdrawal",
                        "/commands/cases/{caseId}/corrections",
                        "/commands/cases/{caseId}/evidence");
        assertThat(commands.values()).allSatisfy(command -> {
            assertThat(command.path("summary").asString()).isNotEmpty();
            assertThat(command.path("parameters").findValuesAsString("name"))
                    .contains("Idempotency-Key", "If-Match")
                    .doesNotContain("origin");
            assertThat(command.path("responses").propertyNames())
                    .contains("200", "201", "400", "403", "404", "409", "412", "422", "503");
            assertThat(command.path("requestBody").path("content").propertyNames())
                    .containsExactly("application/json");
        });
        commands.forEach((path, command) -> {
            boolean changesCase = path.contains("{caseId}");
            assertThat(command.path("responses").has("428")).as(path).isEqualTo(changesCase);
            assertThat(command.path("parameters")
                            .valueStream()
                            .filter(header -> header.path("name").asString().equals("If-Match"))
                            .map(header -> header.path("required").asBoolean()))
                    .as(path)
                    .containsExactly(changesCase);
        });
        assertThat(commands.values().stream()
                        .map(command -> command.path("operationId").asString()))
                .contains("openCase", "recordProgress", "draftPlan", "registerAuthority")
                .doesNotHaveDuplicates();
        JsonNode progress = description.at("/components/schemas/RecordProgress");
        assertThat(progress.at("/properties/status/example").asString()).isEqualTo("on-track");
        assertThat(progress.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("status", "narrative");
    }

    @Test
    void commands_are_timed_by_kind_and_outcome() {
        Client admin = Client.admin(port);
        String body = json("{'code': 'CBC', 'onsCode': 'E07000130', 'name': 'Charnwood Borough Council'}");
        admin.post("/commands/authorities", body, headers -> headers.set("Idempotency-Key", "first"))
                .isCreated();
        admin.post("/commands/authorities", body, headers -> headers.set("Idempotency-Key", "first"));
        admin.post("/commands/authorities", body).isRefused(409, "name-taken");
        assertThat(meters.find("casebook.command").tag("kind", "register-authority").timers().stream()
                        .collect(Collectors.toMap(timer -> timer.getId().getTag("outcome"), Timer::count)))
                .isEqualTo(Map.of("recorded", 1L, "repeated", 1L, "refused", 1L));
        assertThat(meters.find("commandBus.successCounter").counters()).isNotEmpty();
        assertThat(meters).isNotInstanceOf(SimpleMeterRegistry.class);
    }

    @Test
    void axon_serializes_with_jackson_and_phones_nobody(
            @Autowired Configuration axon, @Autowired Environment environment) {
        assertThat(axon.serializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer()).isInstanceOf(Jackson3Serializer.class);
        assertThat(environment.getProperty("axon.update-check.disabled")).isEqualTo("true");
    }

    private JsonNode description() {
        byte[] openapi = RestClient.create()
                .get()
                .uri("http://127.0.0.1:" + port + "/openapi")
                .headers(headers -> headers.setBasicAuth("auditor", "demo"))
                .accept(MediaType.APPLICATION_JSON)
                .exchangeForRequiredValue(
                        (request, response) -> response.getBody().readAllBytes());
        return new JsonMapper().readTree(openapi);
    }
}
