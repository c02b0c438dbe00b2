package casebook.log.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.checkpoints.CheckpointStore;
import casebook.checkpoints.FileCheckpointStore;
import casebook.log.Commit;
import casebook.log.LogStore;
import casebook.log.TamperingContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody writes the lines anew, with their checksums, and removes the index. */
class FileTamperingTest extends TamperingContract {

    private static final int SUMMED = "{\"sum\":\"01234567\",".length();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Override
    protected LogStore openStore() {
        return new FileLogStore(directory);
    }

    @Override
    protected CheckpointStore checkpointStore() {
        return new FileCheckpointStore(directory);
    }

    private Path file() {
        return directory.resolve("log.jsonl");
    }

    private Map<Long, Commit> readAll() {
        Map<Long, Commit> commits = new TreeMap<>();
        try (CommitFile file = new CommitFile(file());
                CommitFile.Reader reader = file.reader()) {
            while (reader.hasNext()) {
                Commit commit = reader.next().commit();
                commits.put(commit.position(), commit);
            }
            return commits;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAll(Map<Long, Commit> commits) {
        try (CommitFile file = new CommitFile(file())) {
            file.cut(0);
            for (Map.Entry<Long, Commit> commit : commits.entrySet()) {
                file.add(new CommitFile.Line(commit.getKey(), commit.getValue()));
            }
            file.flush();
            Files.deleteIfExists(directory.resolve("log.index"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Commit read(long position) {
        return Objects.requireNonNull(readAll().get(position));
    }

    @Override
    protected void write(Map<Long, Commit> changed) {
        Map<Long, Commit> commits = readAll();
        commits.putAll(changed);
        writeAll(commits);
    }

    @Override
    protected void delete(List<Long> positions) {
        Map<Long, Commit> commits = readAll();
        positions.forEach(commits::remove);
        writeAll(commits);
    }

    @Override
    protected void writeNote(long size, String note) {
        try {
            Files.writeString(directory.resolve("checkpoints").resolve(size + ".txt"), note);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void writeKey(String text) {
        try {
            Files.writeString(directory.resolve("signing-keys").resolve("1.verify"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"metadata\":\\{[^}]*}", "\"stream\":\"[^\"]*\"", "\"events\":\\[[^]]*]", "\"payload\":\".*?}\""
            })
    void a_value_that_no_commit_holds_is_found_although_its_sum_fits(String field) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        String name = field.substring(0, field.indexOf(':'));
        String summed = lines.get(14).replaceFirst(field, name + ":null").substring(SUMMED);
        CRC32C sum = new CRC32C();
        sum.update(summed.getBytes(StandardCharsets.UTF_8));
        lines.set(14, "{\"sum\":\"%08x\",%s".formatted(sum.getValue(), summed));
        Files.write(file(), lines);
        assertFound(15);
        Files.delete(directory.resolve("log.index"));
        assertFound(15);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 29, 30})
    void a_line_that_was_edited_by_hand_is_found(int position) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.set(position - 1, lines.get(position - 1).replace("officer.cbc", "officer.bdc"));
        Files.write(file(), lines);
        assertFound(position);

        lines.set(position - 1, lines.get(position - 1).replace("officer.bdc", "nobody"));
        Files.write(file(), lines);
        assertFound(position);
    }

    @Test
    void lines_that_were_removed_beside_their_index_are_found() throws IOException {
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(0, 17));
        assertThatThrownBy(this::openStore)
                .isInstanceOf(LogDamagedException.class)
                .hasMessageContaining("position 18 is missing");
    }
}
