package casebook.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in with the password "demo" and speaks HTTP. */
public record Teller(HttpClient client, int port, String username) {
    private static final JsonMapper JSON = new JsonMapper();

    /** An answer, its body read as JSON. */
    public record Told(int status, String etag, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public long position() {
            return json().path("position").asLong();
        }
    }

    public Told get(String path) {
        return send(request(path).GET());
    }

    public Told post(String path, @Nullable String ifMatch, String body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        String credentials = username + ":demo";
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private Told send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Told(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(""), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
