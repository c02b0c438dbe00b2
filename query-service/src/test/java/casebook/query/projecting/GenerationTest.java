package casebook.query.projecting;

import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static casebook.query.projecting.RunningViews.CASES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.codec.EventCodec;
import casebook.events.ProgressStatus;
import casebook.log.EventLog;
import casebook.log.file.FileLogStore;
import casebook.query.Histories;
import casebook.query.TestDatabase;
import casebook.query.cases.CaseView;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that stay in memory from one run to the next never hide what became of them elsewhere. */
class GenerationTest {
    private static final String CHARNWOOD = "SES2011-1.2a-CBC";
    private static final String BLABY = "SES2011-1.2a-BDC";
    private static final int NUMBER = 1;

    private final TestDatabase database = new TestDatabase();
    private EventLog log;
    private Histories histories;

    @BeforeEach
    void begin(@TempDir Path directory) {
        log = new EventLog(new FileLogStore(directory), Clock.systemUTC());
        histories = new Histories(log);
        new Generations(database.database()).begin(NUMBER, Map.of(), Instant.EPOCH);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void a_run_goes_on_from_what_the_last_one_held() throws Exception {
        Generation generation = generation(database.database());
        Feed feed = feed();
        histories.record(opened(CHARNWOOD));
        generation.fold(feed);
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
        histories.record(opened(BLABY));
        generation.fold(feed);
        histories.record(progress(BLABY, ProgressStatus.AT_RISK, Histories.DAY));
        generation.fold(feed);
        assertThat(status(generation, CHARNWOOD)).isEqualTo(ProgressStatus.ON_TRACK);
        assertThat(status(generation, BLABY)).isEqualTo(ProgressStatus.AT_RISK);
    }

    @Test
    void what_another_instance_folded_meanwhile_is_not_undone() throws Exception {
        Generation here = generation(database.database());
        Feed feedHere = feed();
        histories.record(opened(CHARNWOOD));
        here.fold(feedHere);
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
        generation(database.database()).fold(feed());
        feedHere.next();
        histories.record(progress(CHARNWOOD, ProgressStatus.AT_RISK, Histories.DAY));

        assertThatThrownBy(() -> here.fold(feedHere)).isInstanceOf(ChangedMeanwhileException.class);
        here.fold(feed());
        assertThat(here.find(CASES, CHARNWOOD))
                .map(Folded::state)
                .map(CaseView::version)
                .contains(3L);
        assertThat(status(here, CHARNWOOD)).isEqualTo(ProgressStatus.AT_RISK);
    }

    @Test
    void what_was_not_saved_is_folded_again() throws Exception {
        FailingWrites failing = new FailingWrites(database.database(), Integer.MAX_VALUE, false);
        Generation generation = generation(failing.database());
        Feed feed = feed();
        histories.record(opened(CHARNWOOD));
        generation.fold(feed);
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
        failing.breakNow();
        assertThatThrownBy(() -> generation.fold(feed)).hasMessageContaining("The connection broke");
        histories.record(progress(CHARNWOOD, ProgressStatus.AT_RISK, Histories.DAY));
        generation.fold(feed());
        assertThat(generation.find(CASES, CHARNWOOD))
                .map(Folded::state)
                .map(CaseView::version)
                .contains(3L);
    }

    @Test
    void a_case_that_was_released_elsewhere_is_folded_on() throws Exception {
        Generation here = generation(database.database());
        Feed feed = feed();
        histories.record(opened(CHARNWOOD));
        here.fold(feed);
        Parked parked = new Parked(CHARNWOOD, 2, "No event is named so", 2);
        String cases = Projection.name(CASES.name(), CASES.version(), NUMBER);
        new ParkingPlace(database.database(), cases).park(parked);
        histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
        Generation other = generation(database.database());
        other.fold(feed());
        assertThat(other.parked(CASES, CHARNWOOD)).isPresent();
        assertThat(other.retry(CASES, CHARNWOOD)).isEmpty();
        histories.record(progress(CHARNWOOD, ProgressStatus.AT_RISK, Histories.DAY));
        here.fold(feed());
        assertThat(status(here, CHARNWOOD)).isEqualTo(ProgressStatus.AT_RISK);
        assertThat(here.parked(CASES, CHARNWOOD)).isEmpty();
    }

    private Generation generation(MongoDatabase in) {
        return new Generation(
                NUMBER,
                RunningViews.ALL,
                log,
                new EventCodec(),
                in,
                new Generations(in),
                100,
                new Signal(),
                new Signal());
    }

    /** All that the log holds after what is folded. */
    private Feed feed() {
        long[] bookmark = {new Generations(database.database()).reached(NUMBER).position()};
        return () -> {
            var entries = log.readAfter(bookmark[0], 100);
            bookmark[0] += entries.size();
            return entries;
        };
    }

    private static ProgressStatus status(Generation generation, String key) {
        return generation.find(CASES, key).orElseThrow().state().status();
    }
}
