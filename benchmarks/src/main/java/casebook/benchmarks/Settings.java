package casebook.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured, and where. Each can be given as a system property, such as {@code -Dbenchmarks.large=200000}.
 *
 * @param chosen the benchmarks to run, by name; all where it is empty
 * @param rounds how often each side is measured
 * @param warmUps how often each side is run before that, unmeasured
 * @param round how long a round takes where it is not given by the work
 * @param writers how many write, or send commands, at the same time
 * @param small the entries of the smaller record
 * @param medium the entries of the record that a process is started with
 * @param large the entries of the larger record
 * @param casesPerPlan how many cases each plan of the records has: a multiple of eight
 * @param mongodbUri a server to measure on; without one, one inside this process, which says nothing about speed
 * @param work a folder for records and servers, removed at the end
 * @param results where results and charts are written
 * @param page the page whose section of results is replaced, where there is to be one
 * @param repository the folder of the built project
 */
public record Settings(
        List<String> chosen,
        int rounds,
        int warmUps,
        Duration round,
        int writers,
        long small,
        long medium,
        long large,
        int casesPerPlan,
        @Nullable String mongodbUri,
        Path work,
        Path results,
        @Nullable Path page,
        Path repository) {

    /** Everything once and little of it: enough to see that the benchmarks themselves work. */
    public static Settings quick(Path repository, Path work) {
        return new Settings(
                List.of(),
                1,
                0,
                Duration.ofMillis(200),
                4,
                900,
                4_000,
                4_000,
                8,
                System.getenv("MONGODB_URI"),
                work,
                work.resolveSibling("results"),
                null,
                repository);
    }

    static Settings given() {
        Path repository = Path.of(text("repository", "."));
        Path target = repository.resolve("benchmarks/target/benchmarks");
        List<String> chosen = Arrays.stream(System.getProperty("benchmark", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        boolean publish = chosen.isEmpty() && Boolean.parseBoolean(text("publish", "false"));
        return new Settings(
                chosen,
                number("rounds", 5),
                number("warm-ups", 1),
                Duration.ofMillis(number("round-millis", 3_000)),
                number("writers", 32),
                number("small", 20_000),
                number("medium", 100_000),
                number("large", 1_000_000),
                number("cases-per-plan", 160),
                System.getenv("MONGODB_URI"),
                target.resolve("work"),
                publish ? repository.resolve("docs/performance") : target.resolve("results"),
                publish ? repository.resolve("docs/performance.md") : null,
                repository);
    }

    private static String text(String name, String otherwise) {
        return System.getProperty("benchmarks." + name, otherwise);
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }
}
