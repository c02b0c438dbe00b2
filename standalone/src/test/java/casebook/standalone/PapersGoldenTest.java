package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Board papers of a recorded history, opened again: {@code golden/papers/log.jsonl.gz} is the log that version 0.1.0 wrote
 * when papers were published from the samples, between reports, corrections of corrections, closings and reopenings.
 *
 * <p>{@code paper-N.csv} and {@code paper-N.json} hold for ever: whoever changes a fold, a derived value or the order in which
 * something is shown so that they differ has changed what a board was shown, and keeps the old way for old papers instead.
 * Properties may be added to the JSON. {@code paper-N.html} holds for one version of the software: after a wanted change of the
 * template it is written anew by {@code mvn -pl standalone -am test -Dtest=PapersGoldenTest -Dgolden.renew=true
 * -Dsurefire.failIfNoSpecifiedTests=false}, and the difference is looked at before it is committed.
 */
class PapersGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/papers");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext casebook;
    private static Teller board;
    private static Browser browser;

    @BeforeAll
    static void openTheRecord() throws IOException {
        try (InputStream recorded = new GZIPInputStream(Files.newInputStream(GOLDEN.resolve("log.jsonl.gz")))) {
            Files.copy(recorded, folder.resolve("log.jsonl"));
        }
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.demo-accounts=true",
                "--casebook.samples=false");
        int port = Integer.parseInt(
                Objects.requireNonNull(casebook.getEnvironment().getProperty("local.server.port")));
        board = new Teller(HttpClient.newHttpClient(), port, "board");
        browser = new Browser(URI.create("http://localhost:" + port));
        browser.signIn("board", "demo");
    }

    @AfterAll
    static void close() {
        casebook.close();
    }

    @Test
    void all_papers_of_the_record_are_held_to_what_they_were() {
        assertThat(board.get("/api/papers").json().path("papers").findValuesAsString("number"))
                .containsExactly("3", "2", "1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_papers_figures_are_those_that_the_board_saw(int number) {
        assertHolds(
                "", golden(number, "json"), board.get("/api/papers/" + number).json());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_papers_table_is_byte_for_byte_what_it_was(int number) {
        assertThat(board.get("/api/papers/" + number + "/csv").body()).isEqualTo(text(number, "csv"));
        assertThat(browser.get("/papers/" + number + "/csv").body()).isEqualTo(text(number, "csv"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_papers_page_is_byte_for_byte_what_it_was(int number) throws IOException {
        String page = body(browser.get("/papers/" + number).body());
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(file(number, "html"), page);
        }
        assertThat(page).isEqualTo(text(number, "html"));
    }

    /** Without the head, where the addresses of styles change with what is in them. */
    private static String body(String page) {
        return page.substring(page.indexOf("<body"), page.indexOf("</body>")) + "</body>\n";
    }

    /** Whether all that was said is still said; what is said beside it is of no concern. */
    private static void assertHolds(String at, JsonNode golden, JsonNode actual) {
        if (golden.isObject()) {
            golden.properties()
                    .forEach(property -> assertHolds(
                            at + "/" + property.getKey(), property.getValue(), actual.path(property.getKey())));
        } else if (golden.isArray()) {
            assertThat(actual.size()).as(at).isEqualTo(golden.size());
            for (int i = 0; i < golden.size(); i++) {
                assertHolds(at + "/" + i, golden.get(i), actual.path(i));
            }
        } else {
            assertThat(actual).as(at).isEqualTo(golden);
        }
    }

    private static JsonNode golden(int number, String ending) {
        return JSON.readTree(text(number, ending));
    }

    private static String text(int number, String ending) {
        try {
            return Files.readString(file(number, ending), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(int number, String ending) {
        return GOLDEN.resolve("paper-%d.%s".formatted(number, ending));
    }
}
