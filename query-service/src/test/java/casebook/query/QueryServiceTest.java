package casebook.query;

import casebook.log.EventLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a port, over a log of its own, in which the test writes what commands would. */
@SpringBootTest(
        classes = QueryService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=query-service", "casebook.demo-accounts=true", "server.address=127.0.0.1"})
public abstract class QueryServiceTest {
    private static final JsonMapper JSON = new JsonMapper();
    protected static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    protected EventLog log;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry registry) {
        Optional<String> server = Optional.ofNullable(System.getenv("MONGODB_URI"));
        String database = "query-" + UUID.randomUUID().toString().substring(0, 8);
        registry.add(
                "casebook.mongodb-uri",
                () -> server.map(uri -> uri.replaceFirst("/(\\?|$)", "/" + database + "$1"))
                        .orElse(""));
        registry.add("casebook.data-dir", QueryServiceTest::emptyFolder);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("casebook");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    protected HttpRequest.Builder request(String path) {
        return request("board", path);
    }

    protected HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    protected HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** The answer once the views reflect all that was recorded. */
    protected JsonNode answer(String path) throws IOException, InterruptedException {
        String parameter =
                (path.contains("?") ? "&" : "?") + "atLeast=" + log.head().position();
        HttpResponse<String> response = get(path + parameter);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return json(response);
    }
}
