package casebook.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.benchmarks.report.Report;
import casebook.benchmarks.report.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each benchmark does its work, and its figures can be shown. What they are is of no concern here. */
class BenchmarksIT {
    private static final Path REPOSITORY = Path.of("..");

    @TempDir
    static Path folder;

    private static Stand stand;

    @BeforeAll
    static void open() throws IOException {
        stand = new Stand(Settings.quick(REPOSITORY, folder.resolve("work")));
    }

    @AfterAll
    static void close() throws IOException {
        stand.close();
    }

    static List<Benchmark> benchmarks() {
        return Benchmarks.ALL;
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void a_benchmark_does_its_work_and_gives_figures(Benchmark benchmark) throws Exception {
        List<Result> results = benchmark.run(stand);

        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.reached().median()).isFinite().isPositive())
                .allSatisfy(result -> assertThat(result.measured().sides()).isNotEmpty());
        Path written = folder.resolve(benchmark.name());
        new Report(Map.of("Machine", "any"), results).write(written, null);
        assertThat(Files.readString(written.resolve("results.md")))
                .contains(results.getFirst().question());
        assertThat(written).isDirectoryContaining("glob:**.svg");
    }
}
