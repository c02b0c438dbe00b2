package casebook.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.checkpoints.CheckpointStore;
import casebook.checkpoints.FileCheckpointStore;
import casebook.log.Commit;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.LogStore;
import casebook.log.TamperingContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody writes the lines anew, with their checksums, and removes the index. */
class FileTamperingTest extends TamperingContract {

    private static final int SUMMED = "{\"sum\":\"01234567\",".length();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path elsewhere;

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
            Files.writeString(directory.resolve("signing-keys").resolve("1.verify"), text + "\n2026-11-22T12:00:00Z\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void writeSecret(String text) {
        try {
            Files.writeString(directory.resolve("signing-keys").resolve("1.sign"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void forget(String authority) {
        index("values", values -> values.remove(new Place("authority " + authority, 0)));
    }

    private void index(String map, Consumer<MVMap<Place, Long>> change) {
        try (MVStore index = MVStore.open(directory.resolve("log.index").toString())) {
            change.accept(index.openMap(
                    map, new MVMap.Builder<Place, Long>().keyType(Place.TYPE).valueType(LongDataType.INSTANCE)));
        }
    }

    @Override
    protected Copy copied() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = elsewhere.resolve(directory.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new Copy(new FileLogStore(elsewhere), new FileCheckpointStore(elsewhere));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_entry_that_a_streams_index_lacks_is_found_and_shown_again() {
        index("streams", streams -> streams.remove(new Place("CEAP2016-7-CBC", 1)));
        try (EventLog log = new EventLog(openStore(), Clock.systemUTC())) {
            assertThat(log.readStream("CEAP2016-7-CBC", 1)).isEmpty();
            assertThat(log.realign()).containsExactly(0L);
            assertThat(log.readStream("CEAP2016-7-CBC", 1)).hasSize(1);
        }
    }

    @Test
    void an_index_that_leads_astray_gives_a_stream_no_entry_of_another() {
        index("streams", streams -> streams.put(new Place("CEAP2016-7-CBC", 2), 8L));
        try (EventLog log = new EventLog(openStore(), Clock.systemUTC())) {
            assertThat(log.readStream("CEAP2016-7-CBC", 1))
                    .extracting(Entry::position)
                    .containsExactly(7L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"metadata\":\\{[^}]*}", "\"stream\":\"[^\"]*\"", "\"events\":\\[[^]]*]", "\"payload\":\".*?}\""
            })
    void a_value_that_no_commit_holds_is_found_although_its_sum_fits(String field) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        String name = field.substring(0, field.indexOf(':'));
        lines.set(14, summed(lines.get(14).replaceFirst(field, name + ":null")));
        Files.write(file(), lines);
        assertFound(15);
        Files.delete(directory.resolve("log.index"));
        assertFound(15);
    }

    /** The canonical line has no place for them, so nothing may show them either. */
    @ParameterizedTest
    @CsvSource({
        "'(\"recordedAt\":\"[^\"]*)Z', $1000001Z",
        "'\"stream\"', '\"remark\":\"forged\",\"stream\"'",
        "'\"name\"', '\"title\":\"forged\",\"name\"'",
        "'\"payload\"', '\"note\":\"forged\",\"payload\"'",
        "'\"stream\"', '\"stream\":\"forged\",\"stream\"'",
        "'\"name\"', '\"name\":\"forged\",\"name\"'",
        "'\"payload\"', '\"payload\":\"{}\",\"payload\"'"
    })
    void what_a_canonical_line_does_not_hold_is_found_although_its_sum_fits(String found, String forged)
            throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        String changed = lines.get(14).replaceFirst(found, forged);
        assertThat(changed).isNotEqualTo(lines.get(14));
        lines.set(14, summed(changed));
        Files.write(file(), lines);
        assertFound(15);
    }

    private static String summed(String line) {
        String summed = line.substring(SUMMED);
        CRC32C sum = new CRC32C();
        sum.update(summed.getBytes(StandardCharsets.UTF_8));
        return "{\"sum\":\"%08x\",%s".formatted(sum.getValue(), summed);
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
