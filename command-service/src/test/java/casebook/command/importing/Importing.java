package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An administrator at the service that listens on this port, with the sample partnership at hand. */
record Importing(int port, String account) {
    static final Path SAMPLES = Path.of("..", "samples");
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    record Answer(int status, String contentType, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }

        List<JsonNode> lines() {
            return text.lines().map(JSON::readTree).toList();
        }

        JsonNode report() {
            assertThat(status).as(text).isEqualTo(200);
            return body();
        }

        int total(String name) {
            return report().path("totals").path(name).asInt(-1);
        }

        /** The messages of the errors of this row. */
        List<String> errors(int row) {
            return body().path("errors")
                    .valueStream()
                    .filter(error -> error.path("row").asInt() == row)
                    .map(error -> error.path("message").asString())
                    .toList();
        }

        Answer isRefused(int expected, String code) {
            assertThat(status).as(text).isEqualTo(expected);
            assertThat(contentType).isEqualTo("application/problem+json");
            assertThat(body().path("type").asString()).isEqualTo("/problems/" + code);
            assertThat(body().path("detail").asString()).isNotBlank();
            return this;
        }
    }

    static JsonNode partnership() throws IOException {
        return JSON.readTree(Files.readAllBytes(SAMPLES.resolve("partnership.json")));
    }

    static String sample(String plan) throws IOException {
        return Files.readString(SAMPLES.resolve(plan + ".csv"));
    }

    /** Registers the authorities and brings the plans into force. */
    void partnershipInForce() throws IOException, InterruptedException {
        JsonNode partnership = partnership();
        for (JsonNode authority : partnership.path("authorities")) {
            created(command("/commands/authorities", authority));
        }
        for (JsonNode plan : partnership.path("plans")) {
            String path = "/commands/plans/" + plan.path("plan").asString();
            created(command("/commands/plans", without(plan, "approvals", "adoptedOn", "file", "import")));
            for (JsonNode approval : plan.path("approvals")) {
                created(command(path + "/approvals", approval));
            }
            created(command(path + "/adoption", JSON.valueToTree(Map.of("adoptedOn", plan.path("adoptedOn")))));
        }
    }

    private static JsonNode without(JsonNode plan, String... names) {
        return plan.deepCopy().asObject().remove(List.of(names));
    }

    private static void created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    Answer command(String path, JsonNode body) throws IOException, InterruptedException {
        return send(path, body.toString().getBytes(StandardCharsets.UTF_8), "application/json");
    }

    /** Sends a table to a plan; the plan's code may be followed by a query, as in "CBC2016?dryRun=true". */
    Answer csv(String plan, String text, String... headers) throws IOException, InterruptedException {
        return send(path(plan), text.getBytes(StandardCharsets.UTF_8), "text/csv", headers);
    }

    static String path(String plan) {
        return "/commands/plans/" + plan.replaceFirst("(\\?.*)?$", "/imports$1");
    }

    Answer send(String path, byte[] body, String contentType, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request(path, body, contentType, headers), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    Stream<String> stream(String path, byte[] body) throws IOException, InterruptedException {
        return HTTP.send(request(path, body, "text/csv", "Accept", "application/x-ndjson"), BodyHandlers.ofLines())
                .body();
    }

    private HttpRequest request(String path, byte[] body, String contentType, String... headers) {
        String credentials = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }
}
