package casebook.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import casebook.command.CommandService;
import casebook.command.importing.Importing.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is really killed in the middle of an import. */
class InterruptedImportTest {
    private static final int ROWS = 1_000;

    @TempDir
    private Path folder;

    private Process start(int port) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CommandService.class.getName(),
                        "--server.port=" + port,
                        "--server.address=127.0.0.1",
                        "--casebook.mongodb-uri=",
                        "--casebook.demo-accounts=true",
                        "--casebook.data-dir=" + folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port) {
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    assertThat(process.isAlive()).isTrue();
                    new Socket(InetAddress.getLoopbackAddress(), port).close();
                    return true;
                });
    }

    @Test
    void an_import_that_was_killed_is_completed_by_sending_the_file_again() throws Exception {
        String file = IntStream.rangeClosed(1, ROWS)
                .mapToObj(n -> "1.%d,Do it,April 2018,On track. Two of seven,31/03/2018\n".formatted(n))
                .collect(Collectors.joining("", "Ref,Action,Deadline,Progress,As at\n", ""));
        int port = freePort();
        Importing admin = new Importing(port, "admin");
        Process first = start(port);
        try {
            awaitListening(first, port);
            admin.partnershipInForce();
            Iterator<String> lines = admin.stream(Importing.path("CBC2016"), file.getBytes(StandardCharsets.UTF_8))
                    .iterator();
            assertThat(lines.next()).contains("\"of\":" + ROWS);
        } finally {
            first.destroyForcibly().waitFor();
        }

        Process second = start(port);
        try {
            awaitListening(second, port);
            Answer rest = admin.csv("CBC2016", file);
            int opened = rest.total("opened");
            int untouched = rest.total("unchanged");
            assertThat(opened).isPositive();
            assertThat(untouched + rest.total("updated")).isPositive();
            assertThat(opened + untouched + rest.total("updated")).isEqualTo(ROWS);
            assertThat(admin.csv("CBC2016", file).total("unchanged")).isEqualTo(ROWS);
        } finally {
            second.destroyForcibly().waitFor();
        }
    }
}
