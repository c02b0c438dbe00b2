package casebook.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who sends commands over HTTP, signed in with a demo account. */
public record Client(int port, String account) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final RestClient HTTP = RestClient.create();

    /** The administrator at the service that listens on this port. */
    public static Client admin(int port) {
        return new Client(port, "admin");
    }

    public Client as(String someoneElse) {
        return new Client(port, someoneElse);
    }

    public Answer post(String path, String body) {
        return post(path, body, headers -> {});
    }

    /** With the version that was seen. */
    public Answer post(String path, String body, long seen) {
        return post(path, body, headers -> headers.setIfMatch("\"" + seen + "\""));
    }

    public Answer post(String path, String body, Consumer<HttpHeaders> headers) {
        return HTTP.post()
                .uri(URI.create("http://127.0.0.1:" + port + path))
                .headers(all -> {
                    all.setBasicAuth(account, "demo");
                    all.setContentType(MediaType.APPLICATION_JSON);
                    headers.accept(all);
                })
                .body(body)
                .exchangeForRequiredValue((request, response) -> new Answer(
                        response.getStatusCode(),
                        response.getHeaders(),
                        JSON.readTree(response.getBody().readAllBytes())));
    }

    /** Makes JSON readable in Java: ' stands for ". */
    public static String json(String text, Object... values) {
        String json = text.replace('\'', '"');
        return values.length == 0 ? json : json.formatted(values);
    }

    /** What the service answered. */
    public record Answer(HttpStatusCode status, HttpHeaders headers, JsonNode body) {

        public Answer isCreated() {
            assertThat(status.value()).as(body.toString()).isEqualTo(201);
            return this;
        }

        public Answer isRefused(int expected, String code) {
            assertThat(status.value()).as(body.toString()).isEqualTo(expected);
            assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(text("type")).isEqualTo("/problems/" + code);
            assertThat(text("detail")).isNotEmpty();
            assertThat(text("correlationId")).isNotEmpty();
            return this;
        }

        public String text(String property) {
            return body.path(property).asString();
        }

        public String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        /** The fields that are wrong. */
        public List<String> fields() {
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString())
                    .toList();
        }
    }
}
