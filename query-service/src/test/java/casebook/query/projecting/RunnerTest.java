package casebook.query.projecting;

import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static casebook.query.projecting.RunningViews.CASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import casebook.codec.EventCodec;
import casebook.events.CaseId;
import casebook.events.ProgressStatus;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.file.FileLogStore;
import casebook.query.Histories;
import casebook.query.TestDatabase;
import casebook.query.cases.CaseView;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RunnerTest {
    private static final String CHARNWOOD = "SES2011-1.2a-CBC";
    private static final String BLABY = "SES2011-1.2a-BDC";
    private static final List<String> COLLECTIONS = Stream.concat(
                    RunningViews.ALL.stream().map(RunnerTest::collection), Stream.of("parked", "generations"))
            .toList();

    /** What differs from one time to the next. */
    private static final List<String> TIMES = List.of("begunAt", "servesSince", "usedAt", "progress");

    private EventLog log;
    private Histories histories;

    private static String collection(View<?> view) {
        return Projection.name(view.name(), view.version(), 1);
    }

    @BeforeEach
    void openLog(@TempDir Path directory) {
        log = new EventLog(new FileLogStore(directory), Clock.systemUTC());
        histories = new Histories(log);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void a_view_built_step_by_step_equals_one_built_from_scratch() throws Exception {
        Random random = new Random(2011);
        try (TestDatabase stepwise = new TestDatabase()) {
            for (int steps = 0; steps < 10; steps++) {
                try (RunningViews running = new RunningViews(stepwise.database(), log, 1 + random.nextInt(80))) {
                    histories.random(500);
                    if (random.nextBoolean()) {
                        running.await(log.head().position());
                    }
                }
            }
            assertThat(log.head().position()).isEqualTo(5000);
            try (RunningViews running = new RunningViews(stepwise.database(), log, 7)) {
                running.await(5000);
                assertThat(contents(stepwise.database())).isEqualTo(fromScratch());
                assertThat(running.views.serving().find(CASES, Map.of()))
                        .extracting(Folded::state)
                        .containsExactlyInAnyOrderElementsOf(foldedPlainly());
            }
        }
    }

    @Test
    void a_crash_between_any_two_writes_leaves_no_trace() throws Exception {
        histories.plan("SES2011");
        histories.record(opened(CHARNWOOD));
        histories.record(opened(BLABY));
        histories.recordUnreadable(CaseId.parse(CHARNWOOD));
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
        histories.record(progress(BLABY, ProgressStatus.AT_RISK, Histories.DAY));
        Map<String, Map<Object, Document>> expected = fromScratch();
        int writes = writesOfOneRun();
        for (int crash = 0; crash < writes; crash++) {
            try (TestDatabase database = new TestDatabase()) {
                crash(database.database(), crash);
                try (RunningViews running = new RunningViews(database.database(), log, 1 + crash % 4)) {
                    running.await(log.head().position());
                }
                assertThat(contents(database.database()))
                        .as("after a crash at write %d", crash)
                        .isEqualTo(expected);
            }
        }
    }

    private int writesOfOneRun() throws Exception {
        try (TestDatabase database = new TestDatabase()) {
            FailingWrites counting = new FailingWrites(database.database(), Integer.MAX_VALUE, true);
            try (RunningViews running = new RunningViews(counting.database(), log, 5)) {
                running.await(log.head().position());
            }
            assertThat(counting.writes()).isGreaterThan(15);
            return counting.writes();
        }
    }

    private void crash(MongoDatabase database, int atWrite) {
        FailingWrites failing = new FailingWrites(database, atWrite, true);
        try (RunningViews running = new RunningViews(failing.database(), log, 5)) {
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> failing.broken() || hasCaughtUp(running));
        } catch (RuntimeException e) {
            // It did not even start: that is a crash too.
            assertThat(failing.broken()).isTrue();
        }
    }

    private boolean hasCaughtUp(RunningViews running) {
        return running.views.isServing()
                && running.views.serving().reached().position() == log.head().position();
    }

    @Test
    void a_passing_fault_parks_nothing_and_skips_nothing() throws Exception {
        histories.random(60);
        Map<String, Map<Object, Document>> expected = fromScratch();
        for (int fault : new int[] {9, 12, 20, 33}) {
            try (TestDatabase database = new TestDatabase()) {
                FailingWrites failing = new FailingWrites(database.database(), fault, false);
                try (RunningViews running = new RunningViews(failing.database(), log, 11)) {
                    running.await(60);
                    assertThat(failing.broken()).isTrue();
                    assertThat(contents(database.database()))
                            .as("after a fault at write %d", fault)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void an_event_that_can_not_be_read_parks_its_case_while_others_go_on() throws Exception {
        histories.record(opened(CHARNWOOD));
        histories.record(opened(BLABY));
        long poison = histories.recordUnreadable(CaseId.parse(CHARNWOOD)).position();
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
        histories.record(progress(BLABY, ProgressStatus.AT_RISK, Histories.DAY));
        try (TestDatabase database = new TestDatabase();
                RunningViews running = new RunningViews(database.database(), log, 2)) {
            running.await(5);
            histories.record(progress(CHARNWOOD, ProgressStatus.OFF_TRACK, Histories.DAY));
            running.await(6);

            assertThat(running.views.parked(CASES)).singleElement().satisfies(parked -> {
                assertThat(parked.key()).isEqualTo(CHARNWOOD);
                assertThat(parked.since()).isEqualTo(poison);
                assertThat(parked.through()).isEqualTo(6);
                assertThat(parked.reason()).contains("progress-recorded");
            });
            assertThat(running.views.serving().find(CASES, CHARNWOOD))
                    .hasValueSatisfying(folded -> assertThat(folded.position()).isEqualTo(1));
            assertThat(running.views.serving().find(CASES, BLABY))
                    .hasValueSatisfying(
                            folded -> assertThat(folded.state().status()).isEqualTo(ProgressStatus.AT_RISK));
        }
    }

    @Test
    void a_parked_case_that_still_can_not_be_folded_stays_parked() throws Exception {
        histories.record(opened(CHARNWOOD));
        histories.recordUnreadable(CaseId.parse(CHARNWOOD));
        try (TestDatabase database = new TestDatabase();
                RunningViews running = new RunningViews(database.database(), log, 10)) {
            running.await(2);
            assertThat(running.views.retry(CASES, CHARNWOOD)).isPresent();
            assertThat(running.views.parked(CASES)).hasSize(1);
            assertThat(running.views.retry(CASES, BLABY)).isEmpty();
        }
    }

    @Test
    void a_parked_case_that_can_be_folded_now_is_released_with_all_that_waited() throws Exception {
        histories.record(opened(CHARNWOOD));
        try (TestDatabase database = new TestDatabase()) {
            try (RunningViews running = new RunningViews(database.database(), log, 10)) {
                running.await(1);
            }
            histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
            histories.record(progress(CHARNWOOD, ProgressStatus.AT_RISK, Histories.DAY));
            // An older version could not read position 2.
            new ParkingPlace(database.database(), collection(CASES))
                    .park(new Parked(CHARNWOOD, 2, "No event is named so", 2));
            try (RunningViews running = new RunningViews(database.database(), log, 10)) {
                running.await(3);
                assertThat(running.views.parked(CASES, CHARNWOOD))
                        .map(Parked::through)
                        .contains(3L);

                assertThat(running.views.retry(CASES, CHARNWOOD)).isEmpty();

                assertThat(running.views.parked(CASES)).isEmpty();
                assertThat(running.views.serving().find(CASES, CHARNWOOD))
                        .hasValueSatisfying(
                                folded -> assertThat(folded.state().status()).isEqualTo(ProgressStatus.AT_RISK));
                histories.record(progress(CHARNWOOD, ProgressStatus.COMPLETED, Histories.DAY));
                running.await(4);
                assertThat(contents(database.database())).isEqualTo(fromScratch());
            }
        }
    }

    @Test
    void a_view_whose_store_is_gone_is_down_and_comes_up_by_itself_when_it_is_back() throws Exception {
        histories.record(opened(CHARNWOOD));
        try (TestDatabase database = new TestDatabase()) {
            FailingWrites failing = new FailingWrites(database.database(), Integer.MAX_VALUE, true);
            try (RunningViews running = new RunningViews(failing.database(), log, 10)) {
                running.await(1);
                await().until(() -> running.health().equals(Status.UP));

                failing.breakNow();
                histories.record(opened(BLABY));
                await().until(() -> running.health().equals(Status.DOWN));

                failing.repair();

                running.await(log.head().position());
                await().until(() -> running.health().equals(Status.UP));
                await().until(() -> running.meters
                                .get("casebook.view.lag")
                                .tag("view", "cases")
                                .gauge()
                                .value()
                        == 0);
                assertThat(contents(database.database())).isEqualTo(fromScratch());
            }
        }
    }

    @Test
    void an_outage_is_told_of_once(CapturedOutput output) throws Exception {
        histories.record(opened(CHARNWOOD));
        try (TestDatabase database = new TestDatabase()) {
            FailingWrites failing = new FailingWrites(database.database(), Integer.MAX_VALUE, true);
            try (RunningViews running = new RunningViews(failing.database(), log, 10)) {
                running.await(1);
                failing.breakNow();
                histories.record(opened(BLABY));
                await().until(() -> running.health().equals(Status.DOWN));
                for (int look = 0; look < 3; look++) {
                    running.keeper.look();
                }
                assertThat(output.getAll().split("The views stand still", -1)).hasSize(2);

                failing.repair();
                running.await(2);
                await().until(() -> running.health().equals(Status.UP));
            }
        }
    }

    @Test
    void a_store_that_is_away_is_told_of_once(@TempDir Path directory, CapturedOutput output) throws Exception {
        EventLog closing = new EventLog(new FileLogStore(directory), Clock.systemUTC());
        try (TestDatabase database = new TestDatabase();
                RunningViews running = new RunningViews(database.database(), closing, 10)) {
            running.keeper.look();
            closing.close();
            for (int look = 0; look < 3; look++) {
                running.keeper.look();
            }
            assertThat(output.getAll().split("The store does not answer", -1)).hasSize(2);
        }
    }

    @Test
    void two_instances_keep_one_set_of_views_between_them() throws Exception {
        try (TestDatabase database = new TestDatabase();
                RunningViews one = new RunningViews(database.database(), log, 3);
                RunningViews other = new RunningViews(database.database(), log, 5)) {
            histories.random(200);
            one.await(200);
            other.await(200);
            assertThat(contents(database.database())).isEqualTo(fromScratch());
        }
    }

    private Map<String, Map<Object, Document>> fromScratch() throws Exception {
        try (TestDatabase database = new TestDatabase();
                RunningViews running = new RunningViews(database.database(), log, 1000)) {
            running.await(log.head().position());
            return contents(database.database());
        }
    }

    private static Map<String, Map<Object, Document>> contents(MongoDatabase database) {
        Map<String, Map<Object, Document>> contents = new TreeMap<>();
        for (String collection : COLLECTIONS) {
            Map<Object, Document> documents = new HashMap<>();
            database.getCollection(collection).find().forEach(document -> {
                TIMES.forEach(document::remove);
                documents.put(document.get("_id"), document);
            });
            contents.put(collection, documents);
        }
        return contents;
    }

    /** The same fold, without a runner, a database or a batch. */
    private List<CaseView> foldedPlainly() {
        EventCodec codec = new EventCodec();
        Map<String, CaseView> views = new HashMap<>();
        for (long position = 0; position < log.head().position(); ) {
            for (Entry entry : log.readAfter(position, 1000)) {
                position = entry.position();
                CASES.key(entry)
                        .ifPresent(key -> views.put(
                                key,
                                CASES.fold(
                                        views.get(key),
                                        codec.decode(entry.type(), entry.revision(), entry.payload()),
                                        Recorded.of(entry))));
            }
        }
        return new ArrayList<>(views.values());
    }
}
