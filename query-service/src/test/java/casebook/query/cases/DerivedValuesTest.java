package casebook.query.cases;

import static casebook.query.Histories.corrected;
import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static casebook.query.Histories.revised;
import static org.assertj.core.api.Assertions.assertThat;

import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.ProgressStatus;
import casebook.query.projecting.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of docs/derived-values.md, one table each. */
class DerivedValuesTest {
    private static final String CASE = "SES2011-1.2a-CBC";
    private static final CaseId ID = CaseId.parse(CASE);
    private static final LocalDate DAY = LocalDate.of(2017, 3, 31);

    @ParameterizedTest(name = "{0} with reports {1} is next due {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # deadline,                          reports (status@as at, in the order recorded),            next due
            April 2018,                          -,                                                       2018-04-30
            April 2018,                          on-track@2017-06-01,                                     2018-04-30
            April 2018,                          completed@2017-06-01,                                    -
            April 2018,                          completed@2018-06-01,                                    -
            April 2018,                          completed@2017-06-01 on-track@2017-09-01,                2018-04-30
            April 2018,                          completed@2018-06-01 at-risk@2018-07-01,                 2018-04-30
            April 2018,                          on-track@2017-09-01 completed@2017-06-01,                2018-04-30
            April 2018,                          not-applicable@2017-06-01,                               -
            January 2017 / January 2018,         -,                                                       2017-01-31
            January 2017 / January 2018,         completed@2016-12-15,                                    2018-01-31
            January 2017 / January 2018,         completed@2017-01-31,                                    2018-01-31
            January 2017 / January 2018,         completed@2017-02-01,                                    -
            January 2017 / January 2018,         completed@2016-12-15 on-track@2017-06-01,                2018-01-31
            January 2017 / January 2018,         completed@2016-12-15 off-track@2017-01-10,               2017-01-31
            January 2017 / January 2018,         completed@2016-12-15 completed@2018-01-10,               -
            Quarterly: Jan/Apr/Jul/Oct 2017,     completed@2017-04-10,                                    2017-07-31
            December 2011 and yearly thereafter, -,                                                       2011-12-31
            December 2011 and yearly thereafter, completed@2011-11-01,                                    2012-12-31
            December 2011 and yearly thereafter, completed@2012-01-05,                                    2013-12-31
            December 2011 and yearly thereafter, completed@2011-11-01 completed@2013-12-31,               2014-12-31
            Ongoing,                             on-track@2017-06-01,                                     -
            TBC,                                 -,                                                       -
            Start June 2011,                     completed@2017-06-01,                                    -
            """)
    void next_due(String deadline, @Nullable String reports, @Nullable LocalDate due) {
        assertThat(caseWith(deadline, reports).nextDue().orElse(null)).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0} with reports {1} is overdue on {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # deadline,                          reports,                                 on the day,  overdue
            April 2018,                          -,                                       2018-04-30,  false
            April 2018,                          -,                                       2018-05-01,  true
            April 2018,                          on-track@2018-04-01,                     2018-05-01,  true
            April 2018,                          completed@2018-05-20,                    2018-06-01,  false
            April 2018,                          not-applicable@2018-04-01,               2018-05-01,  false
            January 2017 / January 2018,         completed@2017-01-20,                    2017-12-01,  false
            January 2017 / January 2018,         completed@2017-01-20,                    2018-02-01,  true
            December 2011 and yearly thereafter, completed@2011-12-01,                    2012-12-31,  false
            December 2011 and yearly thereafter, completed@2011-12-01,                    2013-01-01,  true
            Ongoing,                             off-track@2017-04-01,                    2030-01-01,  false
            Start June 2011,                     -,                                       2030-01-01,  false
            """)
    void overdue(String deadline, @Nullable String reports, LocalDate day, boolean overdue) {
        assertThat(caseWith(deadline, reports).overdue(day)).isEqualTo(overdue);
    }

    @ParameterizedTest(name = "{0} with reports {1}, {2}, is {4} on {3}")
    @CsvSource(nullValues = "-", textBlock = """
            # deadline,                          reports,                                 closed,     on the day,  RAG
            April 2018,                          -,                                       open,       2018-04-30,  grey
            April 2018,                          -,                                       open,       2018-05-01,  red
            April 2018,                          not-started@2018-01-01,                  open,       2018-04-30,  grey
            April 2018,                          on-track@2018-01-01,                     open,       2018-04-30,  green
            April 2018,                          on-track@2018-01-01,                     open,       2018-05-01,  red
            April 2018,                          at-risk@2018-01-01,                      open,       2018-04-30,  amber
            April 2018,                          off-track@2018-01-01,                    open,       2018-04-30,  red
            April 2018,                          completed@2018-01-01,                    open,       2018-05-01,  blue
            April 2018,                          not-applicable@2018-01-01,               open,       2018-05-01,  grey
            April 2018,                          off-track@2018-01-01,                    completed,  2019-01-01,  blue
            April 2018,                          off-track@2018-01-01,                    withdrawn,  2019-01-01,  grey
            April 2018,                          off-track@2018-01-01,                    reopened,   2018-04-30,  red
            January 2017 / January 2018,         completed@2017-01-20,                    open,       2017-12-01,  green
            January 2017 / January 2018,         completed@2017-01-20,                    open,       2018-02-01,  red
            Ongoing,                             on-track@2017-01-01,                     open,       2030-01-01,  green
            Ongoing,                             completed@2017-01-01,                    open,       2030-01-01,  blue
            TBC,                                 off-track@2017-01-01,                    open,       2017-01-01,  red
            """)
    void rag(String deadline, @Nullable String reports, String closed, LocalDate day, String rag) {
        Stream<CaseEvent> ending = switch (closed) {
            case "completed" -> Stream.of(new CaseCompleted(ID, "Done", DAY));
            case "withdrawn" -> Stream.of(new CaseWithdrawn(ID, "Not ours", DAY));
            case "reopened" -> Stream.of(new CaseCompleted(ID, "Done", DAY), new CaseReopened(ID, "Not done", DAY));
            default -> Stream.empty();
        };
        assertThat(after(Stream.concat(events(deadline, reports), ending)).rag(day))
                .isEqualTo(Rag.parse(rag));
    }

    @ParameterizedTest(name = "{0} revised to {1}: {2} revisions, {3} days")
    @CsvSource(nullValues = "-", textBlock = """
            # first,                      then,                               revisions, days
            March 2018,                   -,                                  0,         0
            March 2018,                   May 2018,                           1,         61
            March 2018,                   April 2018; May 2018,               2,         61
            March 2018,                   May 2018; March 2018,               2,         0
            March 2018,                   February 2018,                      1,         -31
            January 2017 / January 2018,  January 2017 / February 2018,       1,         28
            March 2018,                   TBC,                                1,         -
            TBC,                          March 2018; April 2018,             2,         -
            March 2018,                   TBC; May 2018,                      2,         61
            Ongoing,                      -,                                  0,         -
            December 2011 and yearly thereafter, December 2012 and yearly thereafter, 1, -
            """)
    void slip(String first, @Nullable String then, int revisions, @Nullable Long days) {
        Stream<CaseEvent> revising = then == null
                ? Stream.empty()
                : Arrays.stream(then.split("; ", -1)).map(to -> revised(CASE, first, to));
        assertThat(after(Stream.concat(Stream.of(opened(CASE, first)), revising))
                        .slip())
                .isEqualTo(new Slip(revisions, days));
    }

    @Test
    void a_deadline_that_was_recorded_wrongly_has_not_slipped() {
        CaseView view = after(
                Stream.of(opened(CASE, "March 2017"), corrected(CASE, 1, CorrectableField.DEADLINE, "March 2018")));
        assertThat(view.slip()).isEqualTo(new Slip(0, 0L));
        assertThat(view.overdue(LocalDate.of(2017, 4, 1))).isFalse();
    }

    @ParameterizedTest(name = "recorded {0}, asked about {1}: {2}")
    @CsvSource(textBlock = """
            # recorded (UTC),      since,       neglected
            2017-03-31T22:59:00Z,  2017-04-01,  true
            2017-03-31T23:01:00Z,  2017-04-01,  false
            2017-01-31T23:59:00Z,  2017-02-01,  true
            2017-02-01T00:00:00Z,  2017-02-01,  false
            """)
    void not_updated_since_a_day_in_Britain(Instant recorded, LocalDate since, boolean neglected) {
        CaseView view = CaseView.after(null, opened(CASE), new Recorded(1, 1, recorded));
        assertThat(view.neglectedSince(since)).isEqualTo(neglected);
    }

    private static CaseView caseWith(String deadline, @Nullable String reports) {
        return after(events(deadline, reports));
    }

    private static Stream<CaseEvent> events(String deadline, @Nullable String reports) {
        Stream<CaseEvent> reporting = reports == null
                ? Stream.empty()
                : Arrays.stream(reports.split(" ", -1)).map(report -> {
                    String[] parts = report.split("@", 2);
                    return progress(CASE, ProgressStatus.parse(parts[0]), LocalDate.parse(parts[1]));
                });
        return Stream.concat(Stream.of(opened(CASE, deadline)), reporting);
    }

    static CaseView after(Stream<? extends CaseEvent> events) {
        List<? extends CaseEvent> all = events.toList();
        CaseView view = CaseView.after(null, all.getFirst(), recorded(1));
        for (int i = 1; i < all.size(); i++) {
            view = CaseView.after(view, all.get(i), recorded(i + 1));
        }
        return view;
    }

    private static Recorded recorded(int entry) {
        return new Recorded(10 + entry, entry, Instant.parse("2017-04-01T09:00:00Z"));
    }
}
