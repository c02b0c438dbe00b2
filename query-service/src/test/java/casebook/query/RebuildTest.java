package casebook.query;

import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import casebook.events.ProgressStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Views are built anew beside those who read them and those who write. */
@TestPropertySource(properties = "casebook.views.keep-unused=1m") // and so a service and a log of its own
class RebuildTest extends QueryServiceTest {
    private static final String CASE = "SES2011-1.2a-CBC";

    @Test
    void readers_meet_no_empty_partial_or_older_view_while_it_is_rebuilt_under_writes() throws Exception {
        Histories histories = new Histories(log);
        histories.partnership();
        histories.record(opened(CASE));
        histories.random(1500);
        long before = servingGeneration();

        AtomicBoolean rebuilt = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reading = new ArrayList<>();
            reading.add(readers.submit(neverGoesBack("/api/cases?size=1", "/total", rebuilt)));
            reading.add(readers.submit(neverGoesBack("/api/cases/" + CASE, "/version", rebuilt)));
            reading.add(readers.submit(neverGoesBack("/api/plans/SES2011", "/version", rebuilt)));
            for (int rebuild = 1; rebuild <= 2; rebuild++) {
                assertThat(send(request("admin", "/api/views/rebuild").POST(BodyPublishers.noBody()))
                                .statusCode())
                        .isEqualTo(202);
                while (servingGeneration() < before + rebuild) {
                    histories.record(progress(CASE, ProgressStatus.ON_TRACK, Histories.DAY));
                    histories.random(20);
                }
            }
            rebuilt.set(true);
            for (Future<Integer> each : reading) {
                assertThat(each.get()).as("answers").isPositive();
            }
        }
    }

    /** Reads until all is rebuilt: what has been shown once is never missing from a later answer. */
    private Callable<Integer> neverGoesBack(String path, String count, AtomicBoolean rebuilt) {
        return () -> {
            int answers = 0;
            long position = 0;
            long counted = 1;
            while (!rebuilt.get()) {
                JsonNode answer = read(request(path));
                assertThat(answer.at("/reflects/position").asLong()).isGreaterThanOrEqualTo(position);
                position = answer.at("/reflects/position").asLong();
                assertThat(answer.at(count).asLong()).as(count).isGreaterThanOrEqualTo(counted);
                counted = answer.at(count).asLong();
                answers++;
            }
            return answers;
        };
    }

    private static JsonNode read(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private JsonNode views() throws Exception {
        return read(request("admin", "/api/views"));
    }

    private long servingGeneration() throws Exception {
        return views().get(0).at("/serving/generation").asLong();
    }

    @Test
    void the_list_of_views_says_what_is_read_and_how_far_it_is() throws Exception {
        long head = log.head().position();
        await().untilAsserted(() -> {
            JsonNode views = views();
            assertThat(views).extracting(view -> view.at("/view").asString()).contains("cases", "authorities", "plans");
            assertThat(views).allSatisfy(view -> {
                assertThat(view.at("/serving/position").asLong()).isGreaterThanOrEqualTo(head);
                assertThat(view.at("/serving/version").asInt()).isPositive();
                assertThat(view.at("/serving/since").asString()).endsWith("Z");
                assertThat(view.has("building")).isFalse();
            });
        });
    }
}
