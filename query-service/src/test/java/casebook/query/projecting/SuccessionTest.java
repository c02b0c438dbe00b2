package casebook.query.projecting;

import static casebook.query.projecting.RunningViews.ALL;
import static casebook.query.projecting.RunningViews.AUTHORITIES;
import static casebook.query.projecting.RunningViews.CASES;
import static casebook.query.projecting.RunningViews.PLANS;
import static casebook.query.projecting.RunningViews.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import casebook.codec.EventCodec;
import casebook.events.Event;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.log.file.FileLogStore;
import casebook.query.Histories;
import casebook.query.TestDatabase;
import casebook.query.cases.CaseView;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class SuccessionTest {
    /** The views of an update in which the fold of the cases has changed. */
    private static final List<View<?>> UPDATED = List.of(new UpdatedCases(), AUTHORITIES, PLANS);

    private EventLog log;
    private Histories histories;

    @BeforeEach
    void openLog(@TempDir Path directory) {
        log = new EventLog(new FileLogStore(directory), Clock.systemUTC());
        histories = new Histories(log);
        histories.random(300);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void a_rebuild_serves_as_soon_as_it_has_caught_up() throws Exception {
        try (TestDatabase database = new TestDatabase();
                RunningViews running = new RunningViews(database.database(), log, 50)) {
            running.await(300);
            assertThat(running.views.serving().number()).isEqualTo(1);

            running.views.rebuild();

            await().until(() -> running.views.serving().number() == 2);
            assertThat(states(running)).containsExactlyInAnyOrderElementsOf(documents(database.database(), 1));
            histories.random(50);
            running.await(350);
            assertThat(running.views.status()).allSatisfy(view -> {
                assertThat(view.serving())
                        .extracting(ViewStatus.Serving::generation)
                        .isEqualTo(2L);
                assertThat(view.serving())
                        .extracting(ViewStatus.Serving::position)
                        .isEqualTo(350L);
                assertThat(view.building()).isNull();
            });
        }
    }

    @Test
    void a_crash_in_the_middle_of_a_rebuild_is_resumed() throws Exception {
        for (int crash = 5; crash < 120; crash += 23) {
            try (TestDatabase database = new TestDatabase()) {
                try (RunningViews running = new RunningViews(database.database(), log, 40)) {
                    running.await(300);
                }
                FailingWrites failing = new FailingWrites(database.database(), crash, true);
                try (RunningViews running = new RunningViews(failing.database(), log, 40)) {
                    running.views.rebuild();
                    await().until(failing::broken);
                } catch (MongoException e) {
                    // It did not even start: that is a crash too.
                    assertThat(failing.broken()).isTrue();
                }
                try (RunningViews running = new RunningViews(database.database(), log, 40)) {
                    running.views.rebuild();
                    await().until(() -> running.views.serving().number() == 2);
                    running.await(300);
                    assertThat(states(running))
                            .as("after a crash at write %d", crash)
                            .containsExactlyInAnyOrderElementsOf(documents(database.database(), 1));
                }
            }
        }
    }

    @Test
    void two_instances_build_one_generation_between_them_and_both_serve_it() throws Exception {
        ProjectingProperties patient =
                new ProjectingProperties(50, Duration.ofMillis(20), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (TestDatabase database = new TestDatabase();
                RunningViews one = new RunningViews(database.database(), log, ALL, patient);
                RunningViews other = new RunningViews(database.database(), log, ALL, patient)) {
            one.await(300);
            other.await(300);

            one.views.rebuild();
            other.views.rebuild();

            await().until(() -> one.views.serving().number() == 2);
            await().until(() -> other.views.serving().number() == 2);
            assertThat(one.views.succession().standings().all()).hasSize(2);
            assertThat(List.of(one, other))
                    .as("instances that folded anything of it")
                    .filteredOn(instance -> instance.views.serving().progress() > 0)
                    .hasSize(1);
        }
    }

    @Test
    void an_update_with_another_fold_is_built_while_the_instance_before_it_goes_on() throws Exception {
        try (TestDatabase database = new TestDatabase();
                RunningViews before = new RunningViews(database.database(), log, 50)) {
            before.await(300);
            try (RunningViews updated = new RunningViews(database.database(), log, UPDATED, properties(50))) {
                histories.random(100);
                updated.await(400);
                before.await(400);
                assertThat(before.views.serving().number()).isEqualTo(1);
                assertThat(updated.views.serving().number()).isEqualTo(2);
                assertThat(updated.views.status())
                        .extracting(
                                ViewStatus::view,
                                view -> Optional.ofNullable(view.serving())
                                        .map(ViewStatus.Serving::version)
                                        .orElse(0))
                        .contains(tuple("cases", CASES.version() + 1));
            }
            histories.random(10);
            before.await(410);
        }
    }

    @Test
    void what_nobody_uses_any_more_is_dropped_after_a_while() throws Exception {
        try (TestDatabase database = new TestDatabase()) {
            Duration moment = Duration.ofSeconds(4);
            ProjectingProperties quick =
                    new ProjectingProperties(50, Duration.ofMillis(20), Duration.ofMillis(200), moment);
            try (RunningViews before = new RunningViews(database.database(), log, ALL, quick);
                    RunningViews updated = new RunningViews(database.database(), log, UPDATED, quick)) {
                before.await(300);
                updated.await(300);
                await().during(moment.multipliedBy(2))
                        .atMost(moment.multipliedBy(4))
                        .until(() ->
                                updated.views.succession().standings().all().size() == 2);
            }
            try (RunningViews updated = new RunningViews(database.database(), log, UPDATED, quick)) {
                await().atMost(moment.multipliedBy(4))
                        .until(() ->
                                updated.views.succession().standings().all().size() == 1);
                assertThat(database.database().listCollectionNames())
                        .doesNotContain(Projection.name("cases", CASES.version(), 1))
                        .contains(Projection.name("cases", CASES.version() + 1, 2));
                updated.await(300);
            }
        }
    }

    @Test
    void nothing_is_shown_of_views_that_have_never_caught_up() {
        try (TestDatabase database = new TestDatabase()) {
            FailingWrites failing = new FailingWrites(database.database(), 12, true);
            try (RunningViews running = new RunningViews(failing.database(), log, 20)) {
                await().until(failing::broken);
                assertThat(running.views.isServing()).isFalse();
                assertThat(running.health()).isEqualTo(Status.OUT_OF_SERVICE);
                assertThat(running.views.status())
                        .allSatisfy(view -> assertThat(view.building()).isNotNull());

                failing.repair();

                await().until(running.views::isServing);
            }
        }
    }

    private static List<CaseView> states(RunningViews running) {
        return running.views.serving().find(CASES, Map.of()).stream()
                .map(Folded::state)
                .toList();
    }

    /** The cases of a generation, whether it serves or not. */
    private List<CaseView> documents(MongoDatabase database, long generation) {
        return new ArrayList<>(new Projection<>(CASES, generation, log, new EventCodec(), database)
                .find(Map.of()).stream().map(Folded::state).toList());
    }

    /** The cases, as the next version of the code has them. */
    private static final class UpdatedCases implements View<CaseView> {
        @Override
        public String name() {
            return CASES.name();
        }

        @Override
        public int version() {
            return CASES.version() + 1;
        }

        @Override
        public Class<CaseView> documentType() {
            return CASES.documentType();
        }

        @Override
        public Optional<String> key(Entry entry) {
            return CASES.key(entry);
        }

        @Override
        public String stream(String key) {
            return CASES.stream(key);
        }

        @Override
        public Map<String, Function<CaseView, String>> lookups() {
            return CASES.lookups();
        }

        @Override
        public CaseView fold(@Nullable CaseView document, Event event, Recorded at) {
            return CASES.fold(document, event, at);
        }

        @Override
        public Optional<CaseView> describing(CaseView document, LocalDate day) {
            return CASES.describing(document, day);
        }
    }
}
