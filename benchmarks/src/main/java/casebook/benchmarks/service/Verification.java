package casebook.benchmarks.service;

import casebook.benchmarks.Benchmark;
import casebook.benchmarks.Rounds;
import casebook.benchmarks.Settings;
import casebook.benchmarks.Stand;
import casebook.benchmarks.report.Measured;
import casebook.benchmarks.report.Result;
import casebook.benchmarks.report.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The offline verifier on an export of the whole log, beside sha256sum on the same file: each a process of its own. */
public final class Verification implements Benchmark {
    private static final String VERIFIER = "casebook-verify.jar";
    private static final String SHA256SUM = "sha256sum";

    @Override
    public String name() {
        return "verification";
    }

    @Override
    public List<Result> run(Stand stand) throws Exception {
        Settings settings = stand.settings();
        Path export = stand.folder("export.jsonl");
        stand.casebook(settings.large()).download("/api/audit/export", "auditor", export);
        String verifier = settings.repository()
                .resolve("verifier/target/" + VERIFIER)
                .toAbsolutePath()
                .toString();
        Map<String, Rounds.Side> sides = new LinkedHashMap<>();
        sides.put(VERIFIER, () -> seconds("PROVED", RunningCasebook.java("java"), "-jar", verifier, export.toString()));
        sides.put(SHA256SUM, () -> seconds(export.toString(), SHA256SUM, export.toString()));
        Measured measured = Rounds.of(settings.warmUps(), settings.rounds(), sides);
        return List.of(new Result(
                name(),
                "Offline verification of %,d entries (%,d MB) ÷ sha256sum"
                        .formatted(settings.large(), Files.size(export) / 1_000_000),
                Target.atMost(3, ""),
                measured.ratio(VERIFIER, SHA256SUM),
                "Offline verification",
                "s",
                measured));
    }

    private static double seconds(String expected, String... command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || !output.contains(expected)) {
            throw new IOException("%s said: %s".formatted(String.join(" ", command), output));
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
