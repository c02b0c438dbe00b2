package casebook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:casebook-web.properties",
            "casebook.demo-accounts=true",
            "casebook.mongodb-uri="
        })
class HttpEdgeTest {

    @SpringBootApplication
    @Requires(Right.SIGN_IN)
    @RestController
    static class Edge {

        @GetMapping("/who")
        Caller who() {
            return Caller.current();
        }

        @GetMapping("/refused")
        void refused() {
            throw new Problem(HttpStatus.CONFLICT, "case-closed", "The case is closed.")
                    .with("caseId", "SES2011-1.2a-CBC");
        }

        @GetMapping("/broken")
        void broken() {
            throw new IllegalStateException("secret inside");
        }
    }

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void dataDirectory(DynamicPropertyRegistry registry) {
        registry.add("casebook.data-dir", () -> folder.toString());
    }

    @Test
    void health_is_open_and_nothing_else() throws Exception {
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        for (String path : new String[] {"/who", "/actuator/metrics", "/actuator/prometheus", "/openapi.yaml", "/x"}) {
            HttpResponse<String> answer = get(path, null);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("/problems/not-signed-in");
        }
        assertThat(get("/who", "officer.cbc:wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void an_officer_is_known_by_name_role_and_council() throws Exception {
        assertThat(get("/who", "officer.cbc:demo").body())
                .contains("\"subject\":\"officer.cbc\"", "\"OFFICER\"", "\"CBC\"");
    }

    @Test
    void a_refusal_is_a_problem_with_a_stable_type_and_the_callers_correlation_id() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/refused", "board:demo")
                        .header("X-Correlation-Id", "tour-1")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains("tour-1");
        assertThat(answer.body())
                .contains(
                        "\"type\":\"/problems/case-closed\"",
                        "\"title\":\"Case closed\"",
                        "\"status\":409",
                        "\"instance\":\"/refused\"",
                        "\"caseId\":\"SES2011-1.2a-CBC\"",
                        "\"correlationId\":\"tour-1\"");
    }

    @Test
    void a_fault_of_ours_says_nothing_of_its_inside() throws Exception {
        HttpResponse<String> answer = get("/broken", "board:demo");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("/problems/unexpected").doesNotContain("secret", "Exception");
    }

    @Test
    void an_unknown_address_is_a_problem_too() throws Exception {
        assertThat(get("/nowhere", "board:demo").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere", "board:demo").body()).contains("/problems/not-found", "/openapi.yaml");
    }

    @Test
    void a_refusal_of_a_method_or_a_form_names_those_that_are_possible() throws Exception {
        HttpResponse<String> method =
                client.send(request("/who", "board:demo").DELETE().build(), HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> form = client.send(
                request("/who", "board:demo").header("Accept", "image/png").build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).contains("GET");
        assertThat(method.body()).contains("possible is GET");
        assertThat(form.statusCode()).isEqualTo(406);
        assertThat(form.body()).contains("Accept: application/json");
    }

    @Test
    void a_parameter_that_can_not_be_read_is_the_callers_mistake() throws Exception {
        for (String query :
                new String[] {"text=%FF", "plan=%ED%A0%80", "zz=%C0%80", "a%FF", "=1", "%00=1", "nobody=1"}) {
            HttpResponse<String> answer = get("/who?" + query, "board:demo");
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void a_form_without_a_boundary_is_no_fault_of_ours() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/who", "board:demo")
                        .header("Content-Type", "multipart/form-data")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @Test
    void the_entrance_leads_to_the_description() throws Exception {
        assertThat(get("/api", "board:demo").body()).contains("/openapi.yaml");
    }

    @Test
    void a_request_that_is_none_gets_no_page_of_the_server() throws Exception {
        for (String line : new String[] {
            "GET /a{b}|c HTTP/1.1",
            "GET /%zz HTTP/1.1",
            "GET /a%00b HTTP/1.1",
            "GET /a/..;/b HTTP/1.1",
            "GET /a%2fb HTTP/1.1"
        }) {
            String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(line).startsWith("HTTP/1.1 40").doesNotContain("Tomcat", "<html");
            assertThat(answer).as(line).contains("application/problem+json");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String credentials)
            throws Exception {
        return client.send(request(path, credentials).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, @org.jspecify.annotations.Nullable String credentials) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (credentials != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }
}
