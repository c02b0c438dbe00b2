package casebook.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import casebook.codec.EventCodec;
import casebook.log.EventLog;
import casebook.log.file.FileLogStore;
import casebook.query.Histories;
import casebook.query.authorities.Authorities;
import casebook.query.cases.Cases;
import casebook.query.plans.Plans;
import casebook.query.projecting.Folded;
import casebook.query.projecting.Parked;
import casebook.query.projecting.View;
import casebook.web.CasebookProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the past changes no answer. */
class SnapshotsTest {
    private static final List<View<?>> VIEWS = List.of(new Cases(), new Authorities(), new Plans());
    private static final EventCodec CODEC = new EventCodec();

    @TempDir
    Path folder;

    private EventLog log;
    private Histories histories;

    @BeforeEach
    void aHistory() {
        log = new EventLog(new FileLogStore(folder.resolve("log")), Clock.systemUTC());
        histories = new Histories(log);
        histories.random(1_500);
    }

    @AfterEach
    void close() {
        log.close();
    }

    private Snapshots snapshots() {
        return new Snapshots(log, CODEC, VIEWS, new CasebookProperties(folder, null, false, null));
    }

    private Foldings plain(long position) {
        Foldings state = new Foldings(VIEWS, CODEC);
        log.readAfter(0, (int) position).forEach(state::fold);
        return state;
    }

    private static Map<String, Object> contents(Foldings state) {
        Map<String, Object> contents = new HashMap<>();
        VIEWS.forEach(view -> {
            state.of(view).documents().forEach((Folded<?> one) -> contents.put(view.name() + one.key(), one));
            state.of(view).parked().forEach((Parked one) -> contents.put(view.name() + one.key() + " parked", one));
        });
        return contents;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("snapshots"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_state_is_kept_and_gone_on_from() throws IOException {
        snapshots().keep(plain(700));
        assertThat(contents(snapshots().before(700))).isEqualTo(contents(plain(700)));
        assertThat(snapshots().before(699).position()).isZero();
        Past past = new Past(log, snapshots());
        for (long position : new long[] {1, 699, 700, 701, 1_234, 1_500}) {
            assertThat(contents(past.upTo(position))).isEqualTo(contents(plain(position)));
        }
    }

    @Test
    void what_is_parked_is_kept_with_it() {
        var id = casebook.events.CaseId.parse("SES2011-1.2a-CBC");
        histories.record(Histories.opened(id.toString()));
        histories.recordUnreadable(id);
        histories.random(10);
        long head = log.head().position();
        snapshots().keep(plain(head));
        assertThat(contents(snapshots().before(head)))
                .isEqualTo(contents(plain(head)))
                .containsKey("cases" + id + " parked");
    }

    @Test
    void what_is_deleted_damaged_or_cut_off_is_folded_again() throws IOException {
        snapshots().keep(plain(500));
        snapshots().keep(plain(1_000));
        Path last = folder.resolve("snapshots")
                .resolve(files().getFirst().getParent())
                .resolve("1000.states");
        byte[] whole = Files.readAllBytes(last);
        for (byte[] damaged : new byte[][] {{}, {1, 2, 3}, java.util.Arrays.copyOf(whole, whole.length / 2)}) {
            Files.write(last, damaged);
            assertThat(snapshots().before(1_200).position()).isEqualTo(500);
            assertThat(last).as("it is no use to anybody").doesNotExist();
        }
        Files.delete(files().getFirst());
        assertThat(contents(new Past(log, snapshots()).upTo(1_200))).isEqualTo(contents(plain(1_200)));
    }

    @Test
    void the_state_of_another_log_is_passed_by() {
        snapshots().keep(plain(700));
        try (EventLog other = new EventLog(new FileLogStore(folder.resolve("other")), Clock.systemUTC())) {
            new Histories(other).random(800);
            Snapshots confused = new Snapshots(other, CODEC, VIEWS, new CasebookProperties(folder, null, false, null));
            assertThat(confused.before(800).position()).isZero();
        }
    }

    @Test
    void the_states_of_other_versions_of_the_folds_are_forgotten() throws IOException {
        Path old = folder.resolve("snapshots/cases1-plans1");
        Files.createDirectories(old);
        Files.writeString(old.resolve("700.states"), "old");
        snapshots().keep(plain(700));
        snapshots().tidy();
        assertThat(old).doesNotExist();
        assertThat(files()).hasSize(1);
        assertThat(snapshots().floor(1_000)).isEqualTo(700);
    }

    @Test
    void states_are_kept_so_densely_that_no_moment_is_far_from_one() {
        histories.random(39_000);
        Snapshots snapshots = snapshots();
        new SnapshotKeeper(log, snapshots, new Past(log, snapshots), new SimpleMeterRegistry())
                .catchUp(new CountDownLatch(1));
        assertThat(snapshots.floor(log.head().position())).isEqualTo(40_000);
        assertThat(snapshots.floor(39_999)).isEqualTo(20_000);
        assertThat(contents(snapshots.before(40_000))).isEqualTo(contents(plain(40_000)));
    }
}
