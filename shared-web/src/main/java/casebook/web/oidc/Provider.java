package casebook.web.oidc;

import casebook.web.ProviderAwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider's description of itself, read when it is first needed: we start without the provider, and wait for it no
 * longer than a person would.
 */
public final class Provider {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final OidcProperties properties;
    private final JsonMapper json;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Map<String, Object> description;

    Provider(OidcProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    /** @throws ProviderAwayException where it can't be read, or describes another issuer */
    public Map<String, Object> description() {
        Map<String, Object> known = description;
        if (known != null) {
            return known;
        }
        reading.lock();
        try {
            Map<String, Object> read = description == null ? read() : description;
            description = read;
            return read;
        } finally {
            reading.unlock();
        }
    }

    private Map<String, Object> read() {
        String address = properties.discoveryAddress();
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new ProviderAwayException("%s answers %d".formatted(address, answer.statusCode()));
            }
            Map<String, Object> read = json.readValue(answer.body(), OBJECT);
            if (!properties.requiredIssuer().equals(read.get("issuer"))) {
                throw new ProviderAwayException("%s describes the issuer %s, not %s"
                        .formatted(address, read.get("issuer"), properties.requiredIssuer()));
            }
            return read;
        } catch (IOException | JacksonException e) {
            throw new ProviderAwayException("%s can't be read: %s".formatted(address, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderAwayException("Stopped while reading " + address, e);
        }
    }
}
