package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands of the README's tour and of the pages on tamper evidence, typed as printed. */
class TourTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext casebook;

    @BeforeAll
    static void start() {
        casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder.resolve("data"),
                "--casebook.mongodb-uri=",
                "--casebook.demo-accounts=true");
    }

    @AfterAll
    static void stop() {
        casebook.close();
    }

    @Test
    void every_command_of_the_tour_does_what_the_readme_says() throws IOException, InterruptedException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<String> steps = steps(readme.substring(readme.indexOf("## A tour"), readme.indexOf("## Running it")));
        assertThat(steps).hasSizeGreaterThan(5);
        assertThat(typed(steps))
                .contains("\"caseId\":\"CBC2016-6.7-CBC\"", "\"days\":61", "printer foud", "printer found", "would")
                .doesNotContain("/problems/");
        assertThat(typed(steps.get(1))).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoever_types_what_the_page_on_tamper_evidence_says_proves_the_record()
            throws IOException, InterruptedException {
        typed("curl -u auditor:demo -X POST http://localhost:8080/api/checkpoints");
        List<String> steps = steps(Files.readString(ROOT.resolve("docs/tamper-evidence.md")));
        assertThat(steps).hasSize(3);
        assertThat(typed(steps))
                .contains(
                        "PROVED: entries 1 to ",
                        "are of the history of the checkpoint",
                        "(last-years.txt)",
                        "a key that you gave signed the checkpoint")
                .doesNotContain("/problems/", "who signed");
    }

    @Test
    void every_command_of_the_page_on_canonical_lines_is_answered() throws IOException, InterruptedException {
        typed("curl -u auditor:demo -X POST http://localhost:8080/api/checkpoints");
        List<String> steps = steps(Files.readString(ROOT.resolve("docs/canonical-line.md")));
        assertThat(steps).hasSize(2);
        assertThat(typed(steps))
                .contains("\"leafHash\"", "{\"position\":57,", "{\"end\":\"58\"}")
                .doesNotContain("/problems/");
    }

    private static List<String> steps(String page) {
        return BLOCK.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String typed(List<String> steps) throws IOException, InterruptedException {
        StringBuilder told = new StringBuilder();
        for (String step : steps) {
            told.append(typed(step));
        }
        return told.toString();
    }

    private static String typed(String step) throws IOException, InterruptedException {
        String port = String.valueOf(casebook.getEnvironment().getProperty("local.server.port"));
        String commands = step.replace(":8080", ":" + port)
                .replace("curl ", "curl -sS --max-time 30 ")
                // Without packaging it first, as the page says.
                .replace(
                        "java -jar verifier/target/casebook-verify.jar",
                        "'%s/bin/java' '%s/verifier/src/main/java/casebook/verify/Verify.java'"
                                .formatted(System.getProperty("java.home"), ROOT));
        Process shell = new ProcessBuilder("bash", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(told).isZero();
        Matcher failure = Pattern.compile("HTTP/1.1 [45]\\d\\d").matcher(told);
        assertThat(failure.find()).as(commands + told).isFalse();
        return told;
    }
}
