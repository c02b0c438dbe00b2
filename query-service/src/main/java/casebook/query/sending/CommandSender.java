package casebook.query.sending;

import casebook.query.sending.Outcome.FieldError;
import casebook.query.sending.Outcome.Recorded;
import casebook.query.sending.Outcome.Refused;
import casebook.query.sending.Outcome.Unanswered;
import casebook.web.Correlation;
import casebook.web.OnBehalf;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands to the command service, as whoever is signed in on this thread. */
@Component
public final class CommandSender {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private final Destination destination;
    private final OnBehalf onBehalf;
    private final JsonMapper json;
    private final RestClient client;

    CommandSender(Destination destination, SendingProperties properties, OnBehalf onBehalf, JsonMapper json) {
        this.destination = destination;
        this.onBehalf = onBehalf;
        this.json = json;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTING).build());
        requests.setReadTimeout(properties.patience());
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * @param address the command's, such as /commands/cases/{caseId}/progress
     * @param parts what stands in the braces
     * @param body the fields of the command
     * @param version the version that the sender has seen, where that is asked for
     * @param key the sender's own name for this command, under which it is recorded once
     */
    public Outcome send(String address, Map<String, ?> parts, Map<String, ?> body, @Nullable Long version, String key) {
        try {
            return client.post()
                    .uri(destination.address() + address, parts)
                    .headers(headers -> {
                        headers.setBearerAuth(onBehalf.bearer());
                        headers.setContentType(MediaType.APPLICATION_JSON);
                        headers.setAccept(List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON));
                        headers.set("Idempotency-Key", key);
                        headers.set(Correlation.HEADER, Correlation.id());
                        if (version != null) {
                            headers.set(HttpHeaders.IF_MATCH, "\"" + version + "\"");
                        }
                    })
                    .body(json.writeValueAsBytes(body))
                    .exchange((request, response) ->
                            outcome(response.getStatusCode(), response.getBody().readAllBytes()));
        } catch (ResourceAccessException e) {
            LOG.warn("The command service does not answer: {}", e.toString());
            return new Unanswered();
        }
    }

    private Outcome outcome(HttpStatusCode status, byte[] body) throws IOException {
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JacksonException e) {
            LOG.warn(
                    "The command service answers {} with something else than JSON: {}",
                    status,
                    new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8));
            return new Unanswered();
        }
        if (status.is2xxSuccessful()) {
            return new Recorded(
                    answer.path("position").asLong(0), answer.path("version").asLong(0));
        }
        if (status.value() == 500) {
            return new Unanswered();
        }
        return new Refused(
                status.value(),
                answer.path("type").asString("").replaceFirst("^.*/", ""),
                answer.path("detail").asString(""),
                answer.path("errors").valueStream().map(CommandSender::error).toList());
    }

    private static FieldError error(JsonNode error) {
        return new FieldError(
                error.path("field").asString(null), error.path("message").asString(""));
    }
}
