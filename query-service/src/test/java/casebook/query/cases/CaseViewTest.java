package casebook.query.cases;

import static casebook.query.Histories.corrected;
import static casebook.query.Histories.opened;
import static casebook.query.Histories.progress;
import static casebook.query.Histories.revised;
import static casebook.query.cases.DerivedValuesTest.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.DeadlineText;
import casebook.events.ProgressStatus;
import java.net.URI;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseViewTest {
    private static final String CASE = "SES2011-1.2a-CBC";
    private static final CaseId ID = CaseId.parse(CASE);
    private static final LocalDate MARCH = LocalDate.of(2017, 3, 31);
    private static final LocalDate JUNE = LocalDate.of(2017, 6, 30);

    @Test
    void a_case_that_nobody_reported_on_is_not_started() {
        CaseView view = after(Stream.of(opened(CASE)));
        assertThat(view.status()).isEqualTo(ProgressStatus.NOT_STARTED);
        assertThat(view.version()).isEqualTo(1);
    }

    @Test
    void the_report_about_the_latest_day_counts_however_late_another_was_recorded() {
        CaseView view = after(Stream.of(
                opened(CASE),
                progress(CASE, ProgressStatus.ON_TRACK, JUNE),
                progress(CASE, ProgressStatus.OFF_TRACK, MARCH)));
        assertThat(view.status()).isEqualTo(ProgressStatus.ON_TRACK);
    }

    @Test
    void of_two_reports_about_one_day_the_later_counts() {
        CaseView view = after(Stream.of(
                opened(CASE),
                progress(CASE, ProgressStatus.ON_TRACK, MARCH),
                progress(CASE, ProgressStatus.AT_RISK, MARCH)));
        assertThat(view.status()).isEqualTo(ProgressStatus.AT_RISK);
    }

    @Test
    void the_original_deadline_is_never_lost() {
        CaseView view = after(Stream.of(
                opened(CASE, "March 2018"), revised(CASE, "March 2018", "May 2018"), revised(CASE, "May 2018", "TBC")));
        assertThat(view.originalDeadline()).isEqualTo(DeadlineText.parse("March 2018"));
        assertThat(view.deadline()).isEqualTo(DeadlineText.parse("TBC"));
    }

    @Test
    void correcting_an_older_report_leaves_the_newer_one_in_place() {
        CaseView view = after(Stream.of(
                opened(CASE),
                progress(CASE, ProgressStatus.OFF_TRACK, MARCH),
                progress(CASE, ProgressStatus.ON_TRACK, JUNE),
                corrected(CASE, 2, CorrectableField.STATUS, "at-risk")));
        assertThat(view.status()).isEqualTo(ProgressStatus.ON_TRACK);
        assertThat(view.reports()).first().isEqualTo(new Report(2, MARCH, ProgressStatus.AT_RISK, null));
    }

    @Test
    void correcting_the_day_of_a_report_can_make_it_the_current_one() {
        CaseView view = after(Stream.of(
                opened(CASE),
                progress(CASE, ProgressStatus.OFF_TRACK, MARCH),
                progress(CASE, ProgressStatus.ON_TRACK, JUNE),
                corrected(CASE, 2, CorrectableField.AS_AT, "2017-07-31")));
        assertThat(view.status()).isEqualTo(ProgressStatus.OFF_TRACK);
    }

    @Test
    void correcting_a_superseded_deadline_leaves_the_current_one_in_place() {
        CaseView view = after(Stream.of(
                opened(CASE, "March 2018"),
                revised(CASE, "March 2018", "May 2018"),
                corrected(CASE, 1, CorrectableField.DEADLINE, "April 2018")));
        assertThat(view.deadline().written()).isEqualTo("May 2018");
        assertThat(view.slip()).isEqualTo(new Slip(1, 31L));
    }

    @Test
    void the_role_that_answers_follows_its_reassignment_and_correction() {
        CaseView view = after(Stream.of(
                opened(CASE),
                new ResponsibilityReassigned(ID, "Head of Human Resources", "Director", null, MARCH),
                corrected(CASE, 1, CorrectableField.RESPONSIBLE_ROLE, "Head of Personnel"),
                corrected(CASE, 2, CorrectableField.RESPONSIBLE_ROLE, "Director of People")));
        assertThat(view.responsibleRole()).isEqualTo("Director of People");
    }

    @Test
    void what_an_empty_correction_clears_stands_there_no_more() {
        CaseView view = after(Stream.of(
                opened(CASE),
                new ProgressRecorded(ID, ProgressStatus.ON_TRACK, "Courses were held", MARCH, JUNE),
                corrected(CASE, 1, CorrectableField.COMMITMENT, ""),
                corrected(CASE, 1, CorrectableField.OUTCOME, ""),
                corrected(CASE, 1, CorrectableField.RESPONSIBLE_ROLE, ""),
                corrected(CASE, 1, CorrectableField.DEADLINE, ""),
                corrected(CASE, 2, CorrectableField.RETURN_ON, "")));
        assertThat(view.commitment()).isNull();
        assertThat(view.outcome()).isNull();
        assertThat(view.responsibleRole()).isNull();
        assertThat(view.deadline()).isEqualTo(DeadlineText.parse(""));
        assertThat(view.reports()).containsExactly(new Report(2, MARCH, ProgressStatus.ON_TRACK, null));
    }

    @Test
    void a_completed_case_says_when_and_by_which_entry() {
        CaseView view = after(Stream.of(
                opened(CASE),
                new CaseCompleted(ID, "Done", MARCH),
                corrected(CASE, 2, CorrectableField.COMPLETED_ON, "2017-06-30"),
                corrected(CASE, 2, CorrectableField.OUTCOME, "Well done")));
        assertThat(view.closing()).contains(new Closing(2, Closing.Kind.COMPLETED, JUNE));
        assertThat(view.status()).isEqualTo(ProgressStatus.COMPLETED);
        assertThat(view.outcome()).isEqualTo("90 % trained");
        assertThat(view.nextDue()).isEmpty();
    }

    @Test
    void a_withdrawn_case_does_not_apply() {
        CaseView view = after(Stream.of(opened(CASE), new CaseWithdrawn(ID, "No such board", MARCH)));
        assertThat(view.status()).isEqualTo(ProgressStatus.NOT_APPLICABLE);
    }

    @Test
    void a_reopened_case_stands_where_its_last_report_left_it() {
        CaseView view = after(Stream.of(
                opened(CASE),
                progress(CASE, ProgressStatus.AT_RISK, MARCH),
                new CaseCompleted(ID, "Done", JUNE),
                new CaseReopened(ID, "Not done", JUNE),
                corrected(CASE, 3, CorrectableField.COMPLETED_ON, "2017-03-31")));
        assertThat(view.closing()).isEmpty();
        assertThat(view.status()).isEqualTo(ProgressStatus.AT_RISK);
    }

    @Test
    void evidence_is_counted() {
        CaseView view = after(Stream.of(
                opened(CASE),
                new EvidenceAttached(ID, "Leaflet", URI.create("https://example.org/leaflet"), MARCH),
                corrected(CASE, 2, CorrectableField.TITLE, "Poster")));
        assertThat(view.evidence()).containsExactly(MARCH);
    }

    @Test
    void a_correction_of_something_that_the_entry_never_said_is_not_passed_over() {
        assertThatThrownBy(() -> after(Stream.of(opened(CASE), corrected(CASE, 1, CorrectableField.STATUS, "at-risk"))))
                .hasMessageContaining("Entry 1");
    }

    @Test
    void a_history_that_does_not_begin_with_the_opening_is_not_passed_over() {
        assertThatThrownBy(() -> after(Stream.of(progress(CASE, ProgressStatus.ON_TRACK, MARCH))))
                .hasMessageContaining("was not opened");
    }
}
