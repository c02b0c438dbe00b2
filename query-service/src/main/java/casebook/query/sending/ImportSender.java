package casebook.query.sending;

import casebook.web.Correlation;
import casebook.web.OnBehalf;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files of plans to the command service, and listens how far they have come. */
@Component
public final class ImportSender {
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final Destination destination;
    private final OnBehalf onBehalf;
    private final JsonMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECTING).build();

    ImportSender(Destination destination, OnBehalf onBehalf, JsonMapper json) {
        this.destination = destination;
        this.onBehalf = onBehalf;
        this.json = json;
    }

    /** A file that is ready to be sent, in whatever thread, on behalf of who is signed in on this one. */
    public Sending prepare(String plan, Map<String, String> parameters, byte[] csv) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromUriString(destination.address()).path("/commands/plans/{plan}/imports");
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new HashMap<>(parameters);
        values.put("plan", plan);
        return new Sending(
                HttpRequest.newBuilder(address.encode().buildAndExpand(values).toUri())
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + onBehalf.bearer())
                        .header(HttpHeaders.CONTENT_TYPE, "text/csv")
                        .header(HttpHeaders.ACCEPT, MediaType.APPLICATION_NDJSON_VALUE)
                        .header(Correlation.HEADER, Correlation.id())
                        .POST(BodyPublishers.ofByteArray(csv))
                        .build());
    }

    /** Is told how many rows of how many are recorded. */
    public interface Progress {
        void rows(int done, int of);
    }

    /**
     * What came of a file.
     *
     * @param isTaken whether it was taken, and {@code body} is the report; else it is a problem
     */
    public record Answer(boolean isTaken, JsonNode body) {}

    /** A file on its way. */
    public final class Sending {
        private final HttpRequest request;

        private Sending(HttpRequest request) {
            this.request = request;
        }

        /** @throws IOException where the command service does not answer, or stops in the middle */
        public Answer send(Progress progress) throws IOException, InterruptedException {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            boolean isTaken = response.statusCode() == HttpStatus.OK.value();
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                while (true) {
                    String line = lines.readLine();
                    if (line == null) {
                        throw new IOException("The answer broke off");
                    }
                    JsonNode node = json.readTree(line);
                    if (!node.has("of")) {
                        return new Answer(isTaken && !node.has("problem"), node);
                    }
                    progress.rows(node.path("row").asInt(), node.path("of").asInt());
                }
            }
        }
    }
}
