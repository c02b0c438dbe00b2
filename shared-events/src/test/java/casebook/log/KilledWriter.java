package casebook.log;

import static casebook.log.Proposals.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.log.file.FileLogStore;
import casebook.log.mongo.MongoLogStore;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A process of its own that appends as fast as it can, says what was acknowledged, and is killed (SIGKILL) at it. */
public final class KilledWriter {
    private static final int WRITERS = 8;

    private KilledWriter() {}

    /** Appends for ever; given a directory, or a MongoDB's connection string and a database's name. */
    public static void main(String[] where) {
        LogStore store = where.length == 1
                ? new FileLogStore(Path.of(where[0]))
                : new MongoLogStore(MongoClients.create(where[0]).getDatabase(where[1]));
        EventLog log = new EventLog(store, Clock.systemUTC());
        for (int i = 1; i < WRITERS; i++) {
            Thread.startVirtualThread(() -> appendForEver(log));
        }
        appendForEver(log);
    }

    private static void appendForEver(EventLog log) {
        while (true) {
            String caseId =
                    "SES2011-%s-CBC".formatted(UUID.randomUUID().toString().replace("-", ""));
            Proposal proposal = proposal(caseId, 0, "case-opened", "progress-recorded");
            Receipt receipt = log.appendAndWait(proposal);
            System.out.println(receipt.position() + " " + proposal.commandId());
        }
    }

    /**
     * Starts such a process, kills it when it has acknowledged so many commands, and returns the positions of all that it
     * did, by command id.
     */
    public static Map<String, Long> killAfter(int acknowledged, String... where)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        KilledWriter.class.getName()),
                                Stream.of(where))
                        .toList())
                .redirectError(Redirect.INHERIT)
                .start();
        Map<String, Long> positions = new HashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = List.of(line.split(" ", -1));
                // The last line may have been cut by the kill.
                if (words.size() == 2
                        && words.getLast().length()
                                == UUID.randomUUID().toString().length()) {
                    positions.put(words.getLast(), Long.valueOf(words.getFirst()));
                }
                if (positions.size() == acknowledged) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(positions).hasSizeGreaterThanOrEqualTo(acknowledged);
        return positions;
    }

    /** What was acknowledged is where it was said to be, and the log has no gap. */
    public static void assertNothingIsLost(Map<String, Long> acknowledged, LogStore store) {
        List<Commit> commits = store.readAfter(0, Integer.MAX_VALUE);
        assertThat(commits.stream().flatMap(commit -> commit.entries().stream()))
                .extracting(Entry::position)
                .isEqualTo(
                        LongStream.rangeClosed(1, 2L * commits.size()).boxed().toList());
        Map<String, Long> recorded = new HashMap<>();
        commits.forEach(commit -> recorded.put(commit.commandId(), commit.lastPosition()));
        assertThat(recorded).containsAllEntriesOf(acknowledged);
    }
}
