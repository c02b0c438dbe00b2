package casebook.query.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import casebook.checkpoints.Checkpoints;
import casebook.checkpoints.FileCheckpointStore;
import casebook.checkpoints.SelfCheck;
import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.log.Proposal;
import casebook.log.file.FileLogStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the running service tells of itself when somebody writes in its files. */
@ExtendWith(OutputCaptureExtension.class)
class IntegrityWatchTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Path folder;
    private final EventLog log;
    private final Checkpoints checkpoints;
    private final IntegrityWatch watch;
    private Optional<LogAlteredException> met = Optional.empty();
    private Duration passed = Duration.ZERO;

    IntegrityWatchTest(@TempDir Path folder) {
        this.folder = folder;
        log = new EventLog(new FileLogStore(folder), Clock.systemUTC());
        checkpoints = new Checkpoints(log, new FileCheckpointStore(folder), Clock.systemUTC(), "casebook/test", null);
        InstantSource now = () -> Instant.now().plus(passed);
        watch = new IntegrityWatch(
                log,
                checkpoints,
                new SelfCheck(log, checkpoints, Clock.systemUTC()),
                () -> met,
                now.withZone(ZoneOffset.UTC),
                meters,
                new IntegrityProperties("casebook/test", null, 3, Duration.ofHours(1), "-"));
    }

    @BeforeEach
    void a_checkpoint_of_three_entries() {
        append(3);
        watch.issueWhenDue();
        assertThat(watch.health().getDetails()).containsEntry("lastCheckpoint", 3L);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void append(int entries) {
        append(log, entries);
    }

    private static void append(EventLog log, int entries) {
        for (int i = 0; i < entries; i++) {
            String stream = UUID.randomUUID().toString();
            log.append(new Proposal(
                            stream,
                            0,
                            stream,
                            "digest",
                            List.of(new NewEvent("case-opened", 1, "{}")),
                            new Metadata("officer.cbc", "An officer", "officer", "CBC", "CEAP2016", "request", null),
                            List.of()))
                    .join();
        }
    }

    private void alter(Path file, int line) throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.set(line - 1, lines.get(line - 1).replace('c', 'b'));
        Files.write(file, lines);
    }

    private void assertTold(Status status, double sound) {
        assertThat(watch.health().getStatus()).isEqualTo(status);
        assertThat(meters.get("casebook.integrity.sound").gauge().value()).isEqualTo(sound);
    }

    @Test
    void an_alteration_that_keeps_a_checkpoint_from_being_issued_is_told_at_once() throws IOException {
        watch.daily();
        assertTold(Status.UP, 1);
        append(2);
        alter(folder.resolve("log.jsonl"), 4);
        append(1);
        watch.issueWhenDue();
        assertTold(new Status("ALTERED"), 0);
        assertThat(watch.health().getDetails().get("checkpointRefused"))
                .asString()
                .contains("position 4");
    }

    @Test
    void an_alteration_is_logged_once_an_hour_and_whenever_it_changes(CapturedOutput output) throws IOException {
        append(3);
        Path file = folder.resolve("log.jsonl");
        byte[] recorded = Files.readAllBytes(file);
        alter(file, 5);
        watch.issueWhenDue();
        watch.issueWhenDue();
        assertThat(logged(output)).isEqualTo(1);
        alter(file, 4);
        watch.issueWhenDue();
        watch.issueWhenDue();
        assertThat(logged(output)).isEqualTo(2);
        passed = Duration.ofMinutes(61);
        watch.issueWhenDue();
        watch.issueWhenDue();
        assertThat(logged(output)).isEqualTo(3);
        Files.write(file, recorded);
        watch.issueWhenDue();
        append(3);
        alter(file, 7);
        watch.issueWhenDue();
        assertThat(logged(output)).isEqualTo(4);
    }

    private static int logged(CapturedOutput output) {
        return output.getAll().split("because the record was altered", -1).length - 1;
    }

    @Test
    void a_checkpoint_that_somebody_asks_for_in_vain_tells_it_too() throws IOException {
        append(1);
        alter(folder.resolve("log.jsonl"), 4);
        assertThatThrownBy(watch::issue).isInstanceOf(LogAlteredException.class);
        assertTold(new Status("ALTERED"), 0);
        watch.issueWhenDue();
        assertTold(new Status("ALTERED"), 0);
    }

    @Test
    void it_is_told_no_more_when_what_was_recorded_is_back() throws IOException {
        append(3);
        Path file = folder.resolve("log.jsonl");
        byte[] recorded = Files.readAllBytes(file);
        alter(file, 4);
        watch.issueWhenDue();
        assertTold(new Status("ALTERED"), 0);
        Files.write(file, recorded);
        watch.issueWhenDue();
        watch.daily();
        assertTold(Status.UP, 1);
    }

    @Test
    void what_a_reader_comes_upon_is_checked_and_told_at_once() throws IOException {
        watch.daily();
        assertTold(Status.UP, 1);
        alter(folder.resolve("log.jsonl"), 2);
        met = Optional.of(new LogAlteredException(2, 2, "What stands at position 2 can't be read as an entry"));
        watch.issueWhenDue();
        assertTold(new Status("ALTERED"), 0);
        assertThat(watch.health().getDetails().get("whole")).asString().contains("position 2");
    }

    @Test
    void a_secret_key_that_can_not_be_used_is_told_until_there_is_another() throws IOException {
        Path secret = folder.resolve("signing-keys").resolve("1.sign");
        Files.writeString(secret, "rubbish");
        watch.daily();
        watch.issueWhenDue();
        assertTold(new Status("UNSIGNED"), 1);
        assertThat(watch.health().getDetails().get("signingKey")).asString().contains("is something else");
        assertThat(meters.get("casebook.integrity.signs").gauge().value()).isZero();
        append(4);
        watch.issueWhenDue();
        assertThat(watch.health().getDetails()).containsEntry("lastCheckpoint", 3L);

        checkpoints.rotate();
        watch.issueWhenDue();
        assertTold(Status.UP, 1);
        assertThat(watch.health().getDetails()).containsEntry("lastCheckpoint", 7L);
    }

    @Test
    void entries_that_are_missing_behind_a_checkpoint_are_told_at_once(@TempDir Path longer) throws IOException {
        for (String kept : List.of("log.jsonl", "checkpoints/3.txt", "signing-keys/1.verify", "signing-keys/1.sign")) {
            Files.createDirectories(longer.resolve(kept).getParent());
            Files.copy(folder.resolve(kept), longer.resolve(kept));
        }
        try (EventLog other = new EventLog(new FileLogStore(longer), Clock.systemUTC())) {
            append(other, 5);
            new Checkpoints(other, new FileCheckpointStore(longer), Clock.systemUTC(), "casebook/test", null).issue();
        }
        Files.copy(longer.resolve("checkpoints/8.txt"), folder.resolve("checkpoints/8.txt"));
        watch.issueWhenDue();
        assertTold(new Status("ALTERED"), 0);
        assertThat(watch.health().getDetails().get("checkpointRefused"))
                .asString()
                .contains("The entries 4 to 8, which a checkpoint covers, are missing");
    }

    @Test
    void a_changed_key_is_an_alteration() throws IOException {
        alter(folder.resolve("signing-keys").resolve("1.verify"), 1);
        watch.daily();
        assertTold(new Status("ALTERED"), 0);
    }

    @Test
    void a_log_that_can_not_be_checked_is_not_said_to_be_sound() throws IOException {
        Files.delete(folder.resolve("checkpoints").resolve("3.txt"));
        Files.createDirectory(folder.resolve("checkpoints").resolve("3.txt"));
        watch.daily();
        assertTold(new Status("UNCHECKED"), 0);
    }

    @Test
    void a_check_that_could_not_be_finished_at_the_start_is_tried_again() throws IOException {
        Path checkpoint = folder.resolve("checkpoints").resolve("3.txt");
        byte[] note = Files.readAllBytes(checkpoint);
        Files.delete(checkpoint);
        Files.createDirectory(checkpoint);
        watch.atStart();
        await().untilAsserted(() -> assertTold(new Status("UNCHECKED"), 0));
        Files.delete(checkpoint);
        Files.write(checkpoint, note);
        watch.issueWhenDue();
        assertTold(Status.UP, 1);
    }
}
