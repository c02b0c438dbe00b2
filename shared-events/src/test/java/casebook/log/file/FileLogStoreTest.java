package casebook.log.file;

import static casebook.log.Proposals.opening;
import static casebook.log.Proposals.progress;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.log.Commit;
import casebook.log.EntryFilter;
import casebook.log.EventLogContract;
import casebook.log.KilledWriter;
import casebook.log.LogAlteredException;
import casebook.log.LogStore;
import casebook.log.LogUnavailableException;
import casebook.log.Metadata;
import casebook.log.NewEvent;
import casebook.merkle.Hash;
import casebook.merkle.Hashes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest extends EventLogContract {
    @TempDir
    Path directory;

    private FileLogStore store;

    @BeforeEach
    void open() {
        store = new FileLogStore(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected LogStore store() {
        return store;
    }

    @Test
    void a_writer_that_is_killed_has_lost_nothing_that_was_acknowledged() throws IOException, InterruptedException {
        Map<String, Long> acknowledged = new HashMap<>();
        for (int commands : new int[] {100, 12_000, 100}) {
            store.close();
            acknowledged.putAll(KilledWriter.killAfter(commands, directory.toString()));
            open();
            KilledWriter.assertNothingIsLost(acknowledged, store);
        }
    }

    @Test
    void what_was_recorded_is_there_when_it_is_opened_again() {
        List<Commit> commits = insertThreeRuns();
        store.close();
        open();

        assertThat(store.readAfter(0, 10)).isEqualTo(commits);
        assertThat(store.find(EntryFilter.stream(BLABY), LogStore.Direction.UPWARDS, 0, 10))
                .hasSize(1);
    }

    @Test
    void a_commit_is_a_line_of_text_that_stays_readable() throws IOException {
        Path log = directory.resolve("log.jsonl");
        Commit commit = new Commit(
                1,
                MORNING,
                CHARNWOOD,
                1,
                "command",
                "digest",
                new Metadata("officer.cbc", "Zoë \"Z\" Ö", "officer", "CBC", null, "request", null),
                List.of(new NewEvent("case-opened", 2, "{\"a\": 1}")),
                Hashes.of(List.of(Hash.EMPTY)));
        String line = """
                {"sum":"a67d04a9","run":1,"commit":{"position":1,"recordedAt":"2011-04-01T09:00:00Z",\
                "stream":"SES2011-1.2a-CBC","version":1,"commandId":"command","contentDigest":"digest",\
                "metadata":{"subject":"officer.cbc","name":"Zoë \\"Z\\" Ö","role":"officer","authority":"CBC",\
                "plan":null,"correlationId":"request","causationId":null},\
                "events":[{"type":"case-opened","revision":2,"payload":"{\\"a\\": 1}"}],\
                "nodes":"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}}
                """;

        store.insert(List.of(commit));
        assertThat(log).hasContent(line);

        store.close();
        Files.delete(directory.resolve("log.index"));
        Files.writeString(log, line);
        open();
        assertThat(store.last()).contains(commit);
    }

    @Test
    void a_lost_index_is_made_anew() throws IOException {
        List<Commit> commits = insertThreeRuns();
        store.close();
        Files.delete(directory.resolve("log.index"));
        open();
        assertThat(store.readStream(CHARNWOOD, 1)).containsExactly(commits.get(0), commits.get(2));

        store.close();
        Files.writeString(directory.resolve("log.index"), "no index at all");
        open();
        assertThat(store.findByCommand(commits.getLast().commandId())).contains(commits.getLast());
    }

    @Test
    void a_directory_in_use_is_refused_by_name() {
        assertThatThrownBy(() -> new FileLogStore(directory))
                .isInstanceOf(LogInUseException.class)
                .hasMessageContaining(directory.toString());
        assertThat(insertThreeRuns()).hasSize(3);
    }

    @Test
    void a_directory_in_use_by_another_process_is_refused() throws IOException, InterruptedException {
        Path log = directory.resolve("log.jsonl");
        insertThreeRuns();
        byte[] before = Files.readAllBytes(log);

        assertThatThrownBy(() -> KilledWriter.killAfter(1, directory.toString()))
                .isInstanceOf(AssertionError.class);

        assertThat(Files.readAllBytes(log)).isEqualTo(before);
    }

    @Test
    void a_run_that_was_torn_is_cut_off_and_the_log_goes_on() throws IOException {
        insertThreeRuns();
        for (String torn : List.of("{\"su", "{\"sum\":\"00000000\",\"run\":4,\"commit\":{}}\n", "\0\0\0\0\n\0\0")) {
            Path log = directory.resolve("log.jsonl");
            long size = Files.size(log);
            store.close();
            Files.writeString(log, torn, StandardOpenOption.APPEND);
            open();

            assertThat(Files.size(log)).isEqualTo(size);
            assertThat(directory.resolve("log.jsonl.cut-4")).hasContent(torn);
            assertThat(store.readAfter(0, 10)).hasSize(3);
        }
        assertThat(store.insert(List.of(commit(progress(BLABY, 1), 4, MORNING))).count())
                .isEqualTo(1);
    }

    @Test
    void a_run_that_was_torn_in_its_middle_is_cut_off_from_there() throws IOException {
        insertThreeRuns();
        store.insert(List.of(
                commit(opening("SES2011-1.2a-HDC"), 4, MORNING),
                commit(opening("SES2011-1.2a-MBC"), 5, MORNING),
                commit(opening("SES2011-1.2a-HBBC"), 6, MORNING)));
        reopenWithoutIndexAfter(lines -> {
            lines.set(4, lines.get(4).replace("MBC", "MDC"));
            return lines;
        });

        assertThat(store.readAfter(0, 10)).extracting(Commit::position).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_changed_line_is_refused_and_left_as_it_is() throws IOException {
        insertThreeRuns();
        assertRefusedAfter(lines -> {
            lines.set(1, lines.get(1).replace("BDC", "HDC"));
            return lines;
        });
    }

    @Test
    void a_removed_line_is_refused() throws IOException {
        insertThreeRuns();
        assertRefusedAfter(lines -> {
            lines.remove(1);
            return lines;
        });
    }

    @Test
    void a_file_that_is_shorter_than_its_index_is_refused() throws IOException {
        insertThreeRuns();
        Path log = directory.resolve("log.jsonl");
        store.close();
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 10);
        }
        assertThatThrownBy(this::open).isInstanceOf(LogDamagedException.class).hasMessageContaining(log.toString());
    }

    @Test
    void a_missing_file_is_not_replaced_by_an_empty_one() throws IOException {
        insertThreeRuns();
        Path log = directory.resolve("log.jsonl");
        store.close();
        Files.delete(log);

        assertThatThrownBy(this::open).isInstanceOf(LogDamagedException.class).hasMessageContaining(log.toString());
        assertThat(log).doesNotExist();
    }

    @Test
    void a_line_that_is_changed_meanwhile_is_not_read() throws IOException {
        insertThreeRuns();
        Path log = directory.resolve("log.jsonl");
        Files.writeString(log, Files.readString(log).replace("BDC", "HDC"));

        assertThat(store.readAfter(0, 10)).hasSize(1);
        assertThatThrownBy(() -> store.readAfter(1, 10))
                .isInstanceOf(LogAlteredException.class)
                .hasMessageContaining("position 2")
                .hasRootCauseInstanceOf(LogDamagedException.class);
    }

    @Test
    void a_file_that_is_shortened_meanwhile_is_altered_and_nothing_is_written_behind_the_hole() throws IOException {
        insertThreeRuns();
        Path log = directory.resolve("log.jsonl");
        long secondLine = Files.readString(log).indexOf('\n') + 1L;
        for (long left : new long[] {secondLine + 20, secondLine}) {
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(left);
            }
            assertThat(store.readAfter(0, 10)).hasSize(1);
            assertMissing(2, () -> store.readAfter(1, 10));
            assertMissing(2, () -> store.insert(List.of(commit(opening("SES2011-4-CBC"), 4, MORNING))));
            assertThat(log).hasSize(left);
        }
    }

    @Test
    void another_file_in_its_place_is_opened_before_anything_is_written() throws IOException {
        List<Commit> commits = new ArrayList<>(insertThreeRuns());
        Path log = directory.resolve("log.jsonl");
        Path copy = Files.copy(log, directory.resolve("copy"));
        Files.move(copy, log, StandardCopyOption.REPLACE_EXISTING);
        commits.add(commit(opening("SES2011-4-CBC"), 4, MORNING));

        assertThatThrownBy(() -> store.insert(commits.subList(3, 4))).isInstanceOf(LogUnavailableException.class);
        assertThat(store.insert(commits.subList(3, 4)).count()).isEqualTo(1);
        assertThat(store.readAfter(0, 10)).isEqualTo(commits);
        assertThat(Files.readAllLines(log)).hasSize(4);
    }

    @Test
    void entries_that_another_file_in_its_place_lacks_are_missed() throws IOException {
        insertThreeRuns();
        Path log = directory.resolve("log.jsonl");
        Path shorter = directory.resolve("shorter");
        Files.write(shorter, Files.readAllLines(log).subList(0, 2));
        Files.move(shorter, log, StandardCopyOption.REPLACE_EXISTING);
        List<Commit> next = List.of(commit(opening("SES2011-4-CBC"), 4, MORNING));

        assertThatThrownBy(() -> store.insert(next)).isInstanceOf(LogUnavailableException.class);
        assertMissing(3, () -> store.insert(next));
        assertMissing(3, () -> store.readAfter(2, 10));
        assertMissing(3, store::last);
        assertThat(store.readAfter(0, 10)).hasSize(2);
        assertThat(Files.readAllLines(log)).hasSize(2);
    }

    private static void assertMissing(long position, ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        LogAlteredException.class,
                        altered -> assertThat(altered.from()).isEqualTo(position));
    }

    @Test
    void an_interrupted_reader_disturbs_nobody() throws InterruptedException {
        List<Commit> commits = insertThreeRuns();
        for (int i = 0; i < 20; i++) {
            Thread reader = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    store.readStream(CHARNWOOD, 1);
                }
                store.readStream(CHARNWOOD, 1);
            });
            store.insert(List.of(commit(opening("SES2011-%d-CBC".formatted(i)), 4L + i, MORNING)));
            reader.interrupt();
            reader.join();
            assertThat(store.readStream(BLABY, 1)).containsExactly(commits.get(1));
        }
    }

    private void assertRefusedAfter(UnaryOperator<List<String>> change) throws IOException {
        Path log = directory.resolve("log.jsonl");
        assertThatThrownBy(() -> reopenWithoutIndexAfter(change))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining(log.toString());
        String left = Files.readString(log);
        assertThatThrownBy(this::open).isInstanceOf(LogDamagedException.class);
        assertThat(log).hasContent(left);
    }

    private void reopenWithoutIndexAfter(UnaryOperator<List<String>> change) throws IOException {
        Path log = directory.resolve("log.jsonl");
        store.close();
        Files.delete(directory.resolve("log.index"));
        List<String> lines = change.apply(new ArrayList<>(Files.readAllLines(log, UTF_8)));
        Files.writeString(log, String.join("\n", lines) + "\n");
        open();
    }

    private List<Commit> insertThreeRuns() {
        List<Commit> commits = List.of(
                commit(opening(CHARNWOOD), 1, MORNING),
                commit(opening(BLABY), 2, MORNING),
                commit(progress(CHARNWOOD, 1), 3, MORNING));
        commits.forEach(commit -> store.insert(List.of(commit)));
        return commits;
    }
}
