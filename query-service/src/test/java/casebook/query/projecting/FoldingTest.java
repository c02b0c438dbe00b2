package casebook.query.projecting;

import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.codec.EventCodec;
import casebook.events.CaseId;
import casebook.events.ProgressStatus;
import casebook.log.EventLog;
import casebook.log.file.FileLogStore;
import casebook.query.Histories;
import casebook.query.cases.CaseView;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held in memory while entries are folded. */
class FoldingTest {
    private static final String CHARNWOOD = "SES2011-1.2a-CBC";
    private static final String BLABY = "SES2011-1.2a-BDC";
    private static final String HARBOROUGH = "SES2011-1.2a-HDC";

    private final Folding<CaseView> folding = new Folding<>(RunningViews.CASES, new EventCodec());

    @Test
    void the_documents_that_were_used_last_stay(@TempDir Path directory) {
        try (EventLog log = new EventLog(new FileLogStore(directory), Clock.systemUTC())) {
            Histories histories = new Histories(log);
            histories.record(opened(CHARNWOOD));
            histories.record(opened(BLABY));
            histories.record(opened(HARBOROUGH));
            log.readAfter(0, 10).forEach(folding::fold);
            folding.settle();
            histories.record(progress(CHARNWOOD, ProgressStatus.ON_TRACK, Histories.DAY));
            log.readAfter(3, 10).forEach(folding::fold);
            assertThat(folding.changes()).hasSize(1);
            folding.settle();
            assertThat(folding.changes()).isEmpty();

            folding.letGo(2);
            assertThat(folding.holds(CHARNWOOD)).isTrue();
            assertThat(folding.holds(HARBOROUGH)).isTrue();
            assertThat(folding.holds(BLABY)).isFalse();
        }
    }

    @Test
    void what_is_parked_does_not_stay(@TempDir Path directory) {
        try (EventLog log = new EventLog(new FileLogStore(directory), Clock.systemUTC())) {
            Histories histories = new Histories(log);
            histories.record(opened(CHARNWOOD));
            histories.record(opened(BLABY));
            histories.recordUnreadable(CaseId.parse(CHARNWOOD));
            log.readAfter(0, 10).forEach(folding::fold);
            assertThat(folding.parked(CHARNWOOD)).isPresent();
            folding.settle();
            folding.letGo(2);
            assertThat(folding.holds(CHARNWOOD)).isFalse();
            assertThat(folding.holds(BLABY)).isTrue();
        }
    }
}
