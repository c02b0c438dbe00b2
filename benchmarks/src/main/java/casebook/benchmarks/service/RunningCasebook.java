package casebook.benchmarks.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The standalone process as it is delivered, in a JVM of its own, with the demo accounts. */
public final class RunningCasebook implements AutoCloseable {
    /** What a small council's server can spare; also the limit that one of the figures is about. */
    static final int HEAP_MIB = 512;

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern USED = Pattern.compile("(?m)^\\s*(?!Metaspace|class space).*\\bused (\\d+)K");

    private final Process process;
    private final Path log;
    private final HttpClient http;
    private final URI address;
    private Duration startedWithin = Duration.ZERO;

    private RunningCasebook(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * Starts it and waits until it says that it is ready, which it does when its views reflect the record.
     *
     * @param repository the built project
     * @param dataDirectory where its record is
     * @param logFile where its output goes
     * @param settings further settings, such as {@code --casebook.samples=false}
     */
    public static RunningCasebook start(Path repository, Path dataDirectory, Path logFile, List<String> settings)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                java("java"),
                "-Xmx" + HEAP_MIB + "m",
                // The launcher that Spring Boot's jars have for a path beside the jar: there stands the no-op.
                "-Dloader.path="
                        + repository.resolve("benchmarks/target/classes").toAbsolutePath(),
                "-cp",
                jar(repository).toAbsolutePath().toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher",
                "--casebook.data-dir=" + dataDirectory.toAbsolutePath(),
                "--casebook.demo-accounts=true",
                // All clients are one address here, whose share of a minute they would use up.
                "--casebook.limits.commands=" + Integer.MAX_VALUE,
                "--server.port=" + port));
        command.addAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(logFile.toFile());
        builder.environment().remove("MONGODB_URI");
        long begin = System.nanoTime();
        RunningCasebook running = new RunningCasebook(builder.start(), logFile, URI.create("http://127.0.0.1:" + port));
        try {
            running.awaitReadiness();
        } catch (IOException | InterruptedException | RuntimeException e) {
            running.close();
            throw e;
        }
        running.startedWithin = Duration.ofNanos(System.nanoTime() - begin);
        return running;
    }

    private static Path jar(Path repository) throws IOException {
        try (var files = Files.newDirectoryStream(repository.resolve("standalone/target"), "*-exec.jar")) {
            for (Path jar : files) {
                return jar;
            }
        }
        throw new IOException("There is no standalone/target/*-exec.jar: mvn package makes it");
    }

    static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                .timeout(PATIENCE)
                .build();
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("Casebook ended at its start:\n" + Files.readString(log));
            }
            try {
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(20);
        }
        throw new IOException("Casebook was not ready after %s:%n%s".formatted(START, Files.readString(log)));
    }

    /** From the launch of the JVM to readiness. */
    Duration startedWithin() {
        return startedWithin;
    }

    HttpRequest.Builder request(String path, String user) {
        String credentials = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials);
    }

    /** The answer, whose status must be this one. */
    HttpResponse<String> send(HttpRequest request, int status) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != status) {
            throw new IllegalStateException("%s %s was answered by %d: %s"
                    .formatted(request.method(), request.uri(), answer.statusCode(), answer.body()));
        }
        return answer;
    }

    /** The answer, when it is no more that there will be one later. */
    HttpResponse<String> sendUntilReady(HttpRequest request, int status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = send(request);
        while (answer.statusCode() == 503 && System.nanoTime() < end) {
            answer = send(request);
        }
        return answer.statusCode() == status ? answer : send(request, status);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String user) {
        return send(request(path, user).build(), 200);
    }

    /** How much of the log an answer reflects. */
    static long position(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("X-Casebook-Position").orElseThrow();
    }

    URI address() {
        return address;
    }

    /** Saves the answer to a file. */
    void download(String path, String user, Path file) throws IOException, InterruptedException {
        HttpRequest request = request(path, user).timeout(Duration.ofMinutes(5)).build();
        HttpResponse<Path> answer = http.send(request, BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IOException("%s was answered by %d".formatted(path, answer.statusCode()));
        }
    }

    /** The heap that is in use after a full collection, in MiB. */
    double heapInUse() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        if (kibibytes == 0) {
            throw new IOException("jcmd does not tell what is used");
        }
        return kibibytes / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd %s: %s".formatted(command, output));
        }
        return output;
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
