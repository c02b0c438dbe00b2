package casebook.command.cases;

import static casebook.command.deciding.Sending.TODAY;
import static casebook.command.deciding.Sending.having;
import static casebook.command.deciding.Sending.refusal;
import static casebook.command.deciding.Sending.refusalOf;
import static casebook.command.deciding.Sending.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import casebook.command.cases.CaseCommand.AttachEvidence;
import casebook.command.cases.CaseCommand.CompleteCase;
import casebook.command.cases.CaseCommand.CorrectEntry;
import casebook.command.cases.CaseCommand.OpenCase;
import casebook.command.cases.CaseCommand.ReassignResponsibility;
import casebook.command.cases.CaseCommand.RecordProgress;
import casebook.command.cases.CaseCommand.ReopenCase;
import casebook.command.cases.CaseCommand.ReviseDeadline;
import casebook.command.cases.CaseCommand.WithdrawCase;
import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.partnership.Authorities;
import casebook.command.partnership.Register;
import casebook.command.plans.PlanTerms;
import casebook.command.plans.Plans;
import casebook.events.CaseEvent;
import casebook.events.CaseEvent.CaseCompleted;
import casebook.events.CaseEvent.CaseOpened;
import casebook.events.CaseEvent.CaseReopened;
import casebook.events.CaseEvent.CaseWithdrawn;
import casebook.events.CaseEvent.DeadlineRevised;
import casebook.events.CaseEvent.EntryCorrected;
import casebook.events.CaseEvent.EvidenceAttached;
import casebook.events.CaseEvent.ProgressRecorded;
import casebook.events.CaseEvent.ResponsibilityReassigned;
import casebook.events.CaseId;
import casebook.events.CorrectableField;
import casebook.events.Deadline;
import casebook.events.DeadlineText;
import casebook.events.Division;
import casebook.events.EqualityAim;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityDeparted;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ProgressStatus;
import casebook.events.ProtectedCharacteristic;
import casebook.events.ShortCode;
import casebook.events.TextLength;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileTest {
    private static final CaseId ID = CaseId.parse("SES2011-1.2a-CBC");
    private static final ShortCode CBC = ID.authority();
    private static final PlanCode SES2011 = ID.plan();
    private static final PlanCode SES2014 = new PlanCode("SES2014");
    private static final LocalDate OPENED_ON = LocalDate.of(2017, 4, 1);
    private static final Deadline MARCH = DeadlineText.parse("March 2018");
    private static final Deadline MAY = DeadlineText.parse("May 2018");
    private static final String ROLE = "Head of Strategic Support";

    private final FixtureConfiguration<CaseFile> caseFile = new AggregateTestFixture<>(CaseFile.class);
    private final Map<PlanCode, PlanTerms> plans = new HashMap<>();
    private Register register = Register.of(List.of(new AuthorityRegistered(
            CBC, new OnsCode("E07000130"), "Charnwood Borough Council", List.of(), LocalDate.of(2010, 8, 1))));

    @BeforeEach
    void theRecordBeyondTheCase() {
        plan(drafted(null), new PlanAdopted(SES2011, OPENED_ON));
        caseFile.registerInjectableResource((Authorities) () -> register);
        caseFile.registerInjectableResource((Plans) code -> Optional.ofNullable(plans.get(code)));
        caseFile.registerInjectableResource((Histories) id -> caseFile.getEventStore()
                .readEvents(id.toString())
                .asStream()
                .map(message -> (CaseEvent) message.getPayload())
                .toList());
    }

    @Test
    void a_case_is_opened_under_a_plan_in_force() {
        caseFile.givenNoPriorActivity().when(open(OPENED_ON), today()).expectEvents(opened());
    }

    @Test
    void a_case_is_opened_today_unless_another_day_is_given() {
        caseFile.givenNoPriorActivity().when(open(null), today()).expectEvents(openedOn(TODAY));
    }

    @Test
    void a_reference_is_used_once_in_a_plan_for_each_authority() {
        caseFile.given(opened()).when(open(OPENED_ON), today()).expectException(refusal("case-exists"));
    }

    @Test
    void a_case_is_not_opened_in_the_future() {
        caseFile.givenNoPriorActivity().when(open(TODAY.plusDays(1)), today()).expectException(refusalOf("openedOn"));
    }

    @Test
    void a_case_is_opened_under_a_plan_that_exists() {
        plans.clear();
        caseFile.givenNoPriorActivity().when(open(OPENED_ON), today()).expectException(refusal("plan-unknown"));
    }

    @Test
    void a_case_is_not_opened_under_a_draft() {
        plan(drafted(null));
        caseFile.givenNoPriorActivity().when(open(OPENED_ON), today()).expectException(refusal("plan-not-in-force"));
    }

    @Test
    void a_case_is_not_opened_before_its_plan_came_into_force() {
        caseFile.givenNoPriorActivity()
                .when(open(OPENED_ON.minusDays(1)), today())
                .expectException(refusal("plan-not-in-force"));
    }

    @Test
    void a_case_is_not_opened_under_a_closed_plan() {
        plan(drafted(null), new PlanAdopted(SES2011, OPENED_ON), new PlanClosed(SES2011, TODAY, null, List.of()));
        caseFile.givenNoPriorActivity().when(open(OPENED_ON), today()).expectException(refusal("plan-closed"));
    }

    @Test
    void a_plan_of_one_authority_binds_no_other() {
        plan(drafted(new ShortCode("BDC")), new PlanAdopted(SES2011, OPENED_ON));
        caseFile.givenNoPriorActivity()
                .when(open(OPENED_ON), today())
                .expectException(refusal("plan-of-another-authority"));
    }

    @Test
    void a_case_is_opened_for_a_known_authority() {
        register = Register.EMPTY;
        caseFile.givenNoPriorActivity().when(open(OPENED_ON), today()).expectException(refusal("authority-unknown"));
    }

    @Test
    void a_case_is_opened_for_a_member_on_that_day() {
        register = register.with(new AuthorityDeparted(CBC, OPENED_ON, "Works alone"));
        caseFile.givenNoPriorActivity().when(open(OPENED_ON), today()).expectEvents(opened());
        caseFile.givenNoPriorActivity()
                .when(open(OPENED_ON.plusDays(1)), today())
                .expectException(refusal("authority-not-member"));
    }

    @Test
    void an_action_stands_under_a_division_of_the_plan() {
        caseFile.givenNoPriorActivity()
                .when(
                        new OpenCase(
                                ID, "9", null, "Publish profiles", null, null, MARCH, Set.of(), Set.of(), OPENED_ON),
                        today())
                .expectException(refusal("division-unknown"));
    }

    @Test
    void progress_is_recorded_as_at_a_day() {
        LocalDate asAt = LocalDate.of(2018, 3, 31);
        LocalDate returnOn = LocalDate.of(2018, 9, 30);
        caseFile.given(opened())
                .when(new RecordProgress(ID, ProgressStatus.ON_TRACK, " Four of seven \r\n", asAt, returnOn), today())
                .expectEvents(new ProgressRecorded(ID, ProgressStatus.ON_TRACK, "Four of seven", asAt, returnOn));
    }

    @Test
    void progress_describes_today_unless_another_day_is_given() {
        caseFile.given(opened())
                .when(progress("Four of seven"), today())
                .expectEvents(new ProgressRecorded(ID, ProgressStatus.ON_TRACK, "Four of seven", TODAY, null));
    }

    @Test
    void progress_does_not_describe_the_future() {
        caseFile.given(opened())
                .when(
                        new RecordProgress(ID, ProgressStatus.ON_TRACK, "Four of seven", TODAY.plusDays(1), null),
                        today())
                .expectException(refusalOf("asAt"));
    }

    @Test
    void a_status_may_go_backwards() {
        caseFile.given(opened(), new ProgressRecorded(ID, ProgressStatus.COMPLETED, "Done", OPENED_ON, null))
                .when(progress("Not quite"), today())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_closed_case_takes_no_progress() {
        caseFile.given(opened(), completed())
                .when(progress("Leaflets printed"), today())
                .expectException(refusal("case-closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \t\n", "\u00A0", "\u200B"})
    void a_narrative_is_not_empty(String nothing) {
        assertRefused("narrative", () -> progress(nothing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001Bb", "a\u202Eb", "a\uD800b", "a\uFFFFb", "a\uFDD0b", "a\uDB40\uDC41b"})
    void a_narrative_holds_no_character_that_cannot_be_shown(String hostile) {
        assertRefused("narrative", () -> progress(hostile));
    }

    @Test
    void a_narrative_is_long_but_not_endless() {
        assertThat(progress("ŵ".repeat(TextLength.PROSE)).narrative()).hasSize(TextLength.PROSE);
        assertRefused("narrative", () -> progress("ŵ".repeat(TextLength.PROSE + 1)));
    }

    @Test
    void a_deadline_is_revised_with_a_reason() {
        caseFile.given(opened())
                .when(new ReviseDeadline(ID, MAY, "The survey was late", null), today())
                .expectEvents(new DeadlineRevised(ID, MARCH, MAY, "The survey was late", TODAY));
        assertRefused("reason", () -> new ReviseDeadline(ID, MAY, " ", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"March 2018", "31/03/2018", "Mar-18"})
    void the_same_deadline_again_is_refused_however_it_is_written(String written) {
        caseFile.given(opened())
                .when(new ReviseDeadline(ID, DeadlineText.parse(written), "Again", null), today())
                .expectException(refusal("deadline-unchanged"));
    }

    @Test
    void a_deadline_that_was_revised_is_the_one_that_counts() {
        caseFile.given(opened(), new DeadlineRevised(ID, MARCH, MAY, "Late", OPENED_ON))
                .when(new ReviseDeadline(ID, MARCH, "Back again", null), today())
                .expectEvents(new DeadlineRevised(ID, MAY, MARCH, "Back again", TODAY));
    }

    @Test
    void a_closed_case_keeps_its_deadline() {
        caseFile.given(opened(), completed())
                .when(new ReviseDeadline(ID, MAY, "Late", null), today())
                .expectException(refusal("case-closed"));
    }

    @Test
    void a_deadline_is_not_revised_in_the_future() {
        caseFile.given(opened())
                .when(new ReviseDeadline(ID, MAY, "Late", TODAY.plusDays(1)), today())
                .expectException(refusalOf("revisedOn"));
    }

    @Test
    void another_role_answers_for_the_case() {
        caseFile.given(opened())
                .when(new ReassignResponsibility(ID, "Head of Housing", null, null), today())
                .expectEvents(new ResponsibilityReassigned(ID, ROLE, "Head of Housing", null, TODAY));
    }

    @Test
    void the_same_role_again_is_refused() {
        caseFile.given(opened())
                .when(new ReassignResponsibility(ID, ROLE, null, null), today())
                .expectException(refusal("responsibility-unchanged"));
    }

    @Test
    void nobody_answers_for_a_closed_case_anew() {
        caseFile.given(opened(), completed())
                .when(new ReassignResponsibility(ID, "Head of Housing", null, null), today())
                .expectException(refusal("case-closed"));
    }

    @Test
    void a_case_is_completed_with_an_outcome() {
        LocalDate completedOn = LocalDate.of(2018, 3, 29);
        caseFile.given(opened())
                .when(new CompleteCase(ID, "All published", completedOn), today())
                .expectEvents(new CaseCompleted(ID, "All published", completedOn));
        assertRefused("outcome", () -> new CompleteCase(ID, "", completedOn));
    }

    @Test
    void a_case_is_not_completed_in_the_future() {
        caseFile.given(opened())
                .when(new CompleteCase(ID, "All published", TODAY.plusDays(1)), today())
                .expectException(refusalOf("completedOn"));
    }

    @Test
    void a_case_is_not_closed_before_it_was_opened() {
        LocalDate before = OPENED_ON.minusDays(1);
        caseFile.given(opened())
                .when(new CompleteCase(ID, "All published", before), today())
                .expectException(refusalOf("completedOn"));
        caseFile.given(opened())
                .when(new WithdrawCase(ID, "Not needed", before), today())
                .expectException(refusalOf("withdrawnOn"));
        caseFile.given(opened())
                .when(new CompleteCase(ID, "All published", OPENED_ON), today())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_case_is_not_reopened_before_it_was_closed_nor_closed_before_it_was_reopened() {
        CaseCompleted closed = new CaseCompleted(ID, "Done", OPENED_ON.plusDays(10));
        CaseReopened reopened = new CaseReopened(ID, "Redrawn", OPENED_ON.plusDays(20));
        caseFile.given(opened(), closed)
                .when(new ReopenCase(ID, "Redrawn", OPENED_ON.plusDays(9)), today())
                .expectException(refusalOf("reopenedOn"));
        caseFile.given(opened(), closed, reopened)
                .when(new WithdrawCase(ID, "Not needed", OPENED_ON.plusDays(19)), today())
                .expectException(refusalOf("withdrawnOn"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 21})
    void a_closing_is_not_corrected_out_of_its_order(int days) {
        caseFile.given(
                        opened(),
                        new CaseCompleted(ID, "Done", OPENED_ON.plusDays(10)),
                        new CaseReopened(ID, "Redrawn", OPENED_ON.plusDays(20)))
                .when(
                        new CorrectEntry(
                                ID,
                                2,
                                CorrectableField.COMPLETED_ON,
                                OPENED_ON.plusDays(days).toString(),
                                "Typing"),
                        today())
                .expectException(refusalOf("says"));
    }

    @Test
    void a_corrected_closing_is_what_the_reopening_follows() {
        LocalDate corrected = OPENED_ON.plusDays(30);
        caseFile.given(
                        opened(),
                        new CaseCompleted(ID, "Done", OPENED_ON.plusDays(10)),
                        new EntryCorrected(
                                ID,
                                2,
                                CorrectableField.COMPLETED_ON,
                                OPENED_ON.plusDays(10).toString(),
                                corrected.toString(),
                                null,
                                "Typing",
                                TODAY))
                .when(new ReopenCase(ID, "Redrawn", corrected.minusDays(1)), today())
                .expectException(refusalOf("reopenedOn"));
    }

    @Test
    void progress_may_describe_a_day_before_the_opening_was_entered() {
        caseFile.given(opened())
                .when(
                        new RecordProgress(ID, ProgressStatus.ON_TRACK, "Four of seven", OPENED_ON.minusDays(1), null),
                        today())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void one_comes_back_to_a_case_after_the_day_that_was_described() {
        assertRefused(
                "returnOn",
                () -> new RecordProgress(ID, ProgressStatus.ON_TRACK, "Four", OPENED_ON, OPENED_ON.minusDays(1)));
        caseFile.given(opened())
                .when(new RecordProgress(ID, ProgressStatus.ON_TRACK, "Four", null, TODAY.minusDays(1)), today())
                .expectException(refusalOf("returnOn"));
        ProgressRecorded recorded =
                new ProgressRecorded(ID, ProgressStatus.ON_TRACK, "Four", OPENED_ON, OPENED_ON.plusDays(5));
        caseFile.given(opened(), recorded)
                .when(
                        new CorrectEntry(
                                ID,
                                2,
                                CorrectableField.RETURN_ON,
                                OPENED_ON.minusDays(1).toString(),
                                "Typing"),
                        today())
                .expectException(refusalOf("says"));
        caseFile.given(opened(), recorded)
                .when(
                        new CorrectEntry(
                                ID,
                                2,
                                CorrectableField.AS_AT,
                                OPENED_ON.plusDays(6).toString(),
                                "Typing"),
                        today())
                .expectException(refusalOf("says"));
    }

    @Test
    void a_closed_case_is_not_completed_again() {
        caseFile.given(opened(), completed())
                .when(new CompleteCase(ID, "All published", null), today())
                .expectException(refusal("case-closed"));
    }

    @Test
    void a_closed_case_is_reopened_with_a_reason() {
        caseFile.given(opened(), completed())
                .when(new ReopenCase(ID, "Two wards were redrawn", null), today())
                .expectEvents(new CaseReopened(ID, "Two wards were redrawn", TODAY));
        assertRefused("reason", () -> new ReopenCase(ID, "", null));
    }

    @Test
    void a_withdrawn_case_is_reopened_too() {
        caseFile.given(opened(), withdrawn())
                .when(new ReopenCase(ID, "It applies after all", null), today())
                .expectEvents(new CaseReopened(ID, "It applies after all", TODAY));
    }

    @Test
    void an_open_case_is_not_reopened() {
        caseFile.given(opened())
                .when(new ReopenCase(ID, "Why not", null), today())
                .expectException(refusal("case-open"));
    }

    @Test
    void a_reopened_case_takes_progress_and_can_be_closed_again() {
        List<CaseEvent> reopened = List.of(opened(), completed(), new CaseReopened(ID, "Redrawn", OPENED_ON));
        caseFile.given(reopened).when(progress("Begun anew"), today()).expectSuccessfulHandlerExecution();
        caseFile.given(reopened)
                .when(new CompleteCase(ID, "Done anew", null), today())
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_case_is_not_reopened_once_its_plan_is_closed() {
        plan(drafted(null), new PlanAdopted(SES2011, OPENED_ON), new PlanClosed(SES2011, TODAY, null, List.of()));
        caseFile.given(opened(), completed())
                .when(new ReopenCase(ID, "Redrawn", null), today())
                .expectException(refusal("plan-closed"));
    }

    @Test
    void a_case_that_was_carried_over_is_reopened_while_the_other_plan_goes_on() {
        plan(drafted(null), new PlanAdopted(SES2011, OPENED_ON), new PlanClosed(SES2011, TODAY, SES2014, List.of(ID)));
        plan(draftedAs(SES2014, null));
        caseFile.given(opened(), completed())
                .when(new ReopenCase(ID, "Redrawn", null), today())
                .expectEvents(new CaseReopened(ID, "Redrawn", TODAY));
        plan(draftedAs(SES2014, null), new PlanClosed(SES2014, TODAY, null, List.of()));
        caseFile.given(opened(), completed())
                .when(new ReopenCase(ID, "Redrawn", null), today())
                .expectException(refusal("plan-closed"));
    }

    @Test
    void an_open_case_is_withdrawn_with_a_reason() {
        caseFile.given(opened())
                .when(new WithdrawCase(ID, "The board no longer exists", null), today())
                .expectEvents(new CaseWithdrawn(ID, "The board no longer exists", TODAY));
        assertRefused("reason", () -> new WithdrawCase(ID, "", null));
    }

    @Test
    void a_closed_case_is_not_withdrawn() {
        caseFile.given(opened(), completed())
                .when(new WithdrawCase(ID, "The board no longer exists", null), today())
                .expectException(refusal("case-closed"));
    }

    @Test
    void a_correction_tells_what_the_entry_said() {
        caseFile.given(opened(), reported("Four of sevn"))
                .when(correct(2, CorrectableField.NARRATIVE, "Four of seven"), today())
                .expectEvents(new EntryCorrected(
                        ID, 2, CorrectableField.NARRATIVE, "Four of sevn", "Four of seven", null, "Misread", TODAY));
    }

    @Test
    void a_correction_of_a_correction_corrects_the_same_entry_again() {
        List<CaseEvent> corrected = List.of(
                opened(),
                reported("Four of sevn"),
                new EntryCorrected(
                        ID,
                        2,
                        CorrectableField.NARRATIVE,
                        "Four of sevn",
                        "Five of seven",
                        null,
                        "Misread",
                        OPENED_ON));
        caseFile.given(corrected)
                .when(correct(2, CorrectableField.NARRATIVE, "Four of seven"), today())
                .expectEvents(new EntryCorrected(
                        ID, 2, CorrectableField.NARRATIVE, "Five of seven", "Four of seven", null, "Misread", TODAY));
        caseFile.given(corrected)
                .when(correct(3, CorrectableField.REASON, "Misread twice"), today())
                .expectException(refusal("entry-is-correction"));
    }

    @Test
    void what_was_left_out_can_be_filled_in_by_a_correction() {
        caseFile.given(opened())
                .when(correct(1, CorrectableField.OUTCOME, "Profiles are used"), today())
                .expectEvents(new EntryCorrected(
                        ID, 1, CorrectableField.OUTCOME, null, "Profiles are used", null, "Misread", TODAY));
    }

    @ParameterizedTest
    @CsvSource({
        "1, commitment, Know our communities",
        "1, outcome, Profiles are used",
        "1, responsible-role, Policy Officer",
        "1, deadline, March 2018",
        "2, return-on, 2018-03-31",
        "3, reason, Retired"
    })
    void what_an_entry_can_do_without_is_cleared_by_an_empty_correction(long entry, String field, String said) {
        CorrectableField cleared = CorrectableField.parse(field);
        EntryCorrected correction = new EntryCorrected(
                ID,
                entry,
                cleared,
                said,
                "",
                cleared == CorrectableField.DEADLINE ? DeadlineText.parse("") : null,
                "Misread",
                TODAY);
        caseFile.given(openedInFull(), reportedWithReturn(), reassigned())
                .when(correct(entry, cleared, " "), today())
                .expectEvents(correction);
        caseFile.given(openedInFull(), reportedWithReturn(), reassigned(), correction)
                .when(correct(entry, cleared, ""), today())
                .expectException(refusal("entry-unchanged"));
        caseFile.given(openedInFull(), reportedWithReturn(), reassigned(), correction)
                .when(correct(entry, cleared, said), today())
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @CsvSource({
        "1, action",
        "2, status",
        "2, narrative",
        "2, as-at",
        "3, responsible-role",
        "4, title",
        "4, link",
        "5, deadline",
        "5, reason",
        "6, outcome",
        "6, completed-on",
        "7, reason"
    })
    void what_makes_an_entry_is_not_cleared(long entry, String field) {
        caseFile.given(
                        openedInFull(),
                        reportedWithReturn(),
                        reassigned(),
                        attached(),
                        new DeadlineRevised(ID, MARCH, MAY, "Delayed", OPENED_ON),
                        completed(),
                        new CaseReopened(ID, "Redrawn", LocalDate.of(2018, 3, 29)))
                .when(correct(entry, CorrectableField.parse(field), ""), today())
                .expectException(refusalOf("says"));
    }

    @Test
    void the_role_that_was_cleared_can_be_given_to_the_case_again() {
        caseFile.given(
                        opened(),
                        new EntryCorrected(
                                ID, 1, CorrectableField.RESPONSIBLE_ROLE, ROLE, "", null, "Misread", OPENED_ON))
                .when(new ReassignResponsibility(ID, ROLE, null, null), today())
                .expectEvents(new ResponsibilityReassigned(ID, null, ROLE, null, TODAY));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 3, Long.MAX_VALUE})
    void only_an_entry_of_the_case_is_corrected(long entry) {
        caseFile.given(opened(), reported("Four of seven"))
                .when(correct(entry, CorrectableField.NARRATIVE, "Five"), today())
                .expectException(refusal("entry-unknown"));
    }

    @Test
    void an_entry_is_corrected_in_what_it_is_about() {
        caseFile.given(opened(), reported("Four of seven"))
                .when(correct(2, CorrectableField.DEADLINE, "May 2018"), today())
                .expectException(refusal("field-not-in-entry"));
    }

    @Test
    void a_correction_changes_something() {
        caseFile.given(opened(), reported("Four of seven"))
                .when(correct(2, CorrectableField.NARRATIVE, " Four of seven "), today())
                .expectException(refusal("entry-unchanged"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, deadline, when it suits",
        "2, status, nearly",
        "2, as-at, 31 April 2018",
        "2, as-at, 17 April 2018",
        "2, return-on, soon",
        "3, link, javascript:alert(1)"
    })
    void a_correction_fits_the_field(long entry, String field, String says) {
        caseFile.given(opened(), reported("Four of seven"), attached())
                .when(correct(entry, CorrectableField.parse(field), says), today())
                .expectException(refusalOf("says"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, status, Off Track, off-track",
        "2, as-at, 31/03/2018, 2018-03-31",
        "2, return-on, 1 May 2019, 2019-05-01",
        "3, link, https://www.example.org/b, https://www.example.org/b",
        "3, title, Profiles, Profiles"
    })
    void a_correction_takes_the_form_of_the_field(long entry, String field, String written, String says) {
        CorrectableField corrected = CorrectableField.parse(field);
        caseFile.given(opened(), reported("Four of seven"), attached())
                .when(correct(entry, corrected, written), today())
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(payloadsMatching(exactSequenceOf(
                        Matchers.<EntryCorrected>matches(event -> event.says().equals(says)))));
    }

    @Test
    void a_corrected_deadline_is_the_one_that_a_revision_is_compared_with() {
        List<CaseEvent> corrected = List.of(
                opened(),
                new EntryCorrected(
                        ID, 1, CorrectableField.DEADLINE, "March 2018", "May 2018", MAY, "Misread", OPENED_ON));
        caseFile.given(corrected)
                .when(new ReviseDeadline(ID, MAY, "Late", null), today())
                .expectException(refusal("deadline-unchanged"));
        caseFile.given(corrected)
                .when(new ReviseDeadline(ID, MARCH, "Sooner", null), today())
                .expectEvents(new DeadlineRevised(ID, MAY, MARCH, "Sooner", TODAY));
    }

    @Test
    void a_correction_of_an_earlier_deadline_leaves_the_revised_one() {
        caseFile.given(
                        opened(),
                        new DeadlineRevised(ID, MARCH, MAY, "Late", OPENED_ON),
                        new EntryCorrected(
                                ID,
                                1,
                                CorrectableField.DEADLINE,
                                "March 2018",
                                "June 2018",
                                DeadlineText.parse("June 2018"),
                                "Misread",
                                OPENED_ON))
                .when(new ReviseDeadline(ID, MAY, "Late", null), today())
                .expectException(refusal("deadline-unchanged"));
    }

    @Test
    void a_corrected_role_is_the_one_that_answers() {
        caseFile.given(
                        opened(),
                        new EntryCorrected(
                                ID,
                                1,
                                CorrectableField.RESPONSIBLE_ROLE,
                                ROLE,
                                "Head of Housing",
                                null,
                                "Misread",
                                OPENED_ON))
                .when(new ReassignResponsibility(ID, "Head of Housing", null, null), today())
                .expectException(refusal("responsibility-unchanged"));
    }

    @Test
    void a_closed_case_can_be_corrected_and_supported_by_evidence() {
        caseFile.given(opened(), completed())
                .when(correct(2, CorrectableField.COMPLETED_ON, "28 March 2018"), today())
                .expectSuccessfulHandlerExecution();
        caseFile.given(opened(), completed())
                .when(new AttachEvidence(ID, "Ward profiles", URI.create("https://www.example.org/a")), today())
                .expectEvents(attached());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,hello",
                "ftp://example.org/a",
                "/relative",
                "https:///nowhere",
                "https://user:secret@example.org/"
            })
    void evidence_is_a_page_on_the_web(String link) {
        assertRefused("link", () -> new AttachEvidence(ID, "Ward profiles", URI.create(link)));
    }

    @Test
    void evidence_has_a_title() {
        assertRefused("title", () -> new AttachEvidence(ID, " ", URI.create("https://www.example.org/a")));
        assertRefused("title", () -> new AttachEvidence(ID, "Two\nlines", URI.create("https://www.example.org/a")));
    }

    @Test
    void a_change_is_based_on_the_latest_version() {
        caseFile.given(opened(), reported("Four of seven"))
                .when(progress("Five of seven"), having(Precondition.oneOf(Set.of(1L))))
                .expectException(refusal("stale"));
        caseFile.given(opened(), reported("Four of seven"))
                .when(progress("Five of seven"), having(Precondition.oneOf(Set.of(1L, 2L))))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_change_says_which_version_it_is_based_on() {
        caseFile.given(opened())
                .when(progress("Four of seven"), having(Precondition.NONE))
                .expectException(refusal("precondition-required"));
    }

    @Test
    void an_opening_is_based_on_no_version() {
        caseFile.givenNoPriorActivity()
                .when(open(OPENED_ON), having(Precondition.NONE))
                .expectEvents(opened());
        caseFile.given(opened())
                .when(open(OPENED_ON), having(Precondition.NONE))
                .expectException(refusal("case-exists"));
    }

    private static OpenCase open(@Nullable LocalDate openedOn) {
        return new OpenCase(
                ID,
                "1",
                null,
                "Publish profiles",
                null,
                ROLE,
                MARCH,
                Set.of(ProtectedCharacteristic.AGE),
                Set.of(EqualityAim.FOSTER_GOOD_RELATIONS),
                openedOn);
    }

    private static CaseOpened opened() {
        return openedOn(OPENED_ON);
    }

    private static CaseOpened openedOn(LocalDate day) {
        return new CaseOpened(
                ID,
                "1",
                null,
                "Publish profiles",
                null,
                ROLE,
                MARCH,
                Set.of(ProtectedCharacteristic.AGE),
                Set.of(EqualityAim.FOSTER_GOOD_RELATIONS),
                day);
    }

    private static CaseOpened openedInFull() {
        return new CaseOpened(
                ID,
                "1",
                "Know our communities",
                "Publish profiles",
                "Profiles are used",
                "Policy Officer",
                MARCH,
                Set.of(),
                Set.of(),
                OPENED_ON);
    }

    private static ProgressRecorded reportedWithReturn() {
        return new ProgressRecorded(ID, ProgressStatus.ON_TRACK, "Four of seven", OPENED_ON, LocalDate.of(2018, 3, 31));
    }

    private static ResponsibilityReassigned reassigned() {
        return new ResponsibilityReassigned(ID, "Policy Officer", ROLE, "Retired", OPENED_ON);
    }

    private static RecordProgress progress(String narrative) {
        return new RecordProgress(ID, ProgressStatus.ON_TRACK, narrative, null, null);
    }

    private static ProgressRecorded reported(String narrative) {
        return new ProgressRecorded(ID, ProgressStatus.ON_TRACK, narrative, OPENED_ON, null);
    }

    private static CaseCompleted completed() {
        return new CaseCompleted(ID, "All published", LocalDate.of(2018, 3, 29));
    }

    private static CaseWithdrawn withdrawn() {
        return new CaseWithdrawn(ID, "The board no longer exists", LocalDate.of(2018, 3, 29));
    }

    private static EvidenceAttached attached() {
        return new EvidenceAttached(ID, "Ward profiles", URI.create("https://www.example.org/a"), TODAY);
    }

    private static CorrectEntry correct(long entry, CorrectableField field, String says) {
        return new CorrectEntry(ID, entry, field, says, "Misread");
    }

    private static PlanDrafted drafted(@Nullable ShortCode owner) {
        return draftedAs(SES2011, owner);
    }

    private static PlanDrafted draftedAs(PlanCode code, @Nullable ShortCode owner) {
        return new PlanDrafted(
                code,
                "Single Equality Scheme",
                owner,
                LocalDate.of(2011, 4, 1),
                LocalDate.of(2019, 3, 31),
                List.of(new Division("1", "Knowing your communities", null)),
                List.of(),
                LocalDate.of(2011, 2, 1));
    }

    private void plan(PlanEvent... events) {
        List<PlanEvent> history = new ArrayList<>(List.of(events));
        plans.put(history.getFirst().plan(), PlanTerms.of(history).orElseThrow());
    }

    private static void assertRefused(String field, Runnable making) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(making::run)
                .satisfies(refusal ->
                        assertThat(refusal.errors()).extracting("field").containsExactly(field));
    }
}
