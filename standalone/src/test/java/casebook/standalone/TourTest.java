package casebook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** The README's tour, typed as printed. */
class TourTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void every_command_of_the_tour_does_what_the_readme_says() throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("../README.md"));
        String tour = readme.substring(readme.indexOf("## A tour"), readme.indexOf("## Running it"));
        List<String> steps =
                BLOCK.matcher(tour).results().map(found -> found.group(1)).toList();
        assertThat(steps).hasSizeGreaterThan(5);

        try (var casebook = SpringApplication.run(
                Casebook.class,
                "--server.port=0",
                "--casebook.data-dir=" + folder,
                "--casebook.mongodb-uri=",
                "--casebook.demo-accounts=true")) {
            String port = casebook.getEnvironment().getProperty("local.server.port");
            StringBuilder told = new StringBuilder();
            for (String step : steps) {
                told.append(typed(step.replace(":8080", ":" + port)));
            }
            assertThat(told)
                    .contains("\"caseId\":\"CBC2016-6.7-CBC\"", "\"days\":61", "printer foud", "printer found", "would")
                    .doesNotContain("/problems/");
            assertThat(typed(steps.get(1).replace(":8080", ":" + port))).startsWith("HTTP/1.1 200");
        }
    }

    private String typed(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-e", "-c", commands.replace("curl ", "curl -sS --max-time 30 "))
                .redirectErrorStream(true)
                .start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(told).isZero();
        Matcher failure = Pattern.compile("HTTP/1.1 [45]\\d\\d").matcher(told);
        assertThat(failure.find()).as(commands + told).isFalse();
        return told;
    }
}
