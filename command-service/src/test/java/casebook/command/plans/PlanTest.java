package casebook.command.plans;

import static casebook.command.deciding.Sending.TODAY;
import static casebook.command.deciding.Sending.having;
import static casebook.command.deciding.Sending.refusal;
import static casebook.command.deciding.Sending.refusalOf;
import static casebook.command.deciding.Sending.today;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import casebook.command.deciding.Precondition;
import casebook.command.deciding.Refusal;
import casebook.command.partnership.Authorities;
import casebook.command.partnership.Register;
import casebook.command.plans.PlanCommand.AdoptPlan;
import casebook.command.plans.PlanCommand.ApprovePlan;
import casebook.command.plans.PlanCommand.ClosePlan;
import casebook.command.plans.PlanCommand.DraftPlan;
import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.OnsCode;
import casebook.events.PartnershipEvent.AuthorityRegistered;
import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.events.ShortCode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final PlanCode SES2011 = new PlanCode("SES2011");
    private static final PlanCode SES2014 = new PlanCode("SES2014");
    private static final ShortCode CBC = new ShortCode("CBC");
    private static final CaseId CASE = CaseId.parse("SES2011-1.2a-CBC");
    private static final LocalDate BEGIN = LocalDate.of(2011, 4, 1);
    private static final LocalDate END = LocalDate.of(2014, 3, 31);
    private static final List<Division> DIVISIONS =
            List.of(new Division("1", "Knowing your communities", PerformanceArea.KNOWING_COMMUNITIES));
    private static final PlanApproved BY_GROUP = new PlanApproved(SES2011, "Equality group", BEGIN);
    private static final PlanApproved BY_CHIEFS = new PlanApproved(SES2011, "Chief executives", BEGIN);
    private static final PlanAdopted ADOPTED = new PlanAdopted(SES2011, BEGIN);

    private final FixtureConfiguration<Plan> plan = new AggregateTestFixture<>(Plan.class);
    private final Set<CaseId> openCases = new HashSet<>();
    private @Nullable PlanTerms successor;

    @BeforeEach
    void theRecordBeyondThePlan() {
        Register register = Register.of(List.of(new AuthorityRegistered(
                CBC, new OnsCode("E07000130"), "Charnwood Borough Council", List.of("Charnwood"), BEGIN)));
        plan.registerInjectableResource((Authorities) () -> register);
        plan.registerInjectableResource((OpenCases) code -> openCases);
        plan.registerInjectableResource((Plans) code -> Optional.ofNullable(successor));
    }

    @Test
    void a_plan_is_drafted() {
        plan.givenNoPriorActivity().when(draft(null), today()).expectEvents(drafted(null));
    }

    @Test
    void a_plan_of_one_authority_is_drafted() {
        plan.givenNoPriorActivity().when(draft(CBC), today()).expectEvents(drafted(CBC));
    }

    @Test
    void a_plan_belongs_to_a_known_authority() {
        plan.givenNoPriorActivity()
                .when(draft(new ShortCode("XYZ")), today())
                .expectException(refusal("authority-unknown"));
    }

    @Test
    void a_plan_code_is_used_once() {
        plan.given(drafted(null)).when(draft(null), today()).expectException(refusal("plan-exists"));
    }

    @Test
    void a_plan_ends_after_it_begins_and_has_divisions_that_differ() {
        assertRefused("to", () -> draft(BEGIN, BEGIN.minusDays(1), DIVISIONS, List.of()));
        assertRefused("divisions", () -> draft(BEGIN, END, List.of(), List.of()));
        assertRefused(
                "divisions",
                () -> draft(
                        BEGIN,
                        END,
                        List.of(new Division("a", "One", null), new Division("A", "Two", null)),
                        List.of()));
        assertRefused("approvalsRequired", () -> draft(BEGIN, END, DIVISIONS, List.of("Cabinet", "cabinet")));
    }

    @Test
    void approvals_come_in_any_order() {
        plan.given(drafted(null), BY_CHIEFS)
                .when(new ApprovePlan(SES2011, "equality group", BEGIN), today())
                .expectEvents(BY_GROUP);
    }

    @Test
    void only_a_body_that_the_plan_names_approves_it() {
        plan.given(drafted(null))
                .when(new ApprovePlan(SES2011, "Cabinet", BEGIN), today())
                .expectException(refusal("approval-not-asked-for"));
    }

    @Test
    void a_body_approves_once() {
        plan.given(drafted(null), BY_GROUP)
                .when(new ApprovePlan(SES2011, "EQUALITY GROUP", BEGIN), today())
                .expectException(refusal("approved-already"));
    }

    @Test
    void an_approval_is_not_in_the_future() {
        plan.given(drafted(null))
                .when(new ApprovePlan(SES2011, "Equality group", TODAY.plusDays(1)), today())
                .expectException(refusalOf("approvedOn"));
    }

    @Test
    void a_plan_is_adopted_with_all_approvals_that_it_asks_for() {
        plan.given(drafted(null), BY_CHIEFS, BY_GROUP)
                .when(new AdoptPlan(SES2011, BEGIN), today())
                .expectEvents(ADOPTED);
    }

    @Test
    void a_plan_is_not_adopted_while_an_approval_is_missing() {
        plan.given(drafted(null), BY_CHIEFS)
                .when(new AdoptPlan(SES2011, BEGIN), today())
                .expectException(refusal("approvals-missing"));
    }

    @Test
    void nothing_happens_to_a_plan_before_its_draft() {
        LocalDate before = BEGIN.minusDays(1);
        plan.given(new PlanDrafted(SES2011, "Scheme", null, BEGIN, END, DIVISIONS, List.of("Equality group"), BEGIN))
                .when(new ApprovePlan(SES2011, "Equality group", before), today())
                .expectException(refusalOf("approvedOn"));
        plan.given(new PlanDrafted(SES2011, "Scheme", null, BEGIN, END, DIVISIONS, List.of(), BEGIN))
                .when(new AdoptPlan(SES2011, before), today())
                .expectException(refusalOf("adoptedOn"));
    }

    @Test
    void a_plan_is_not_adopted_before_the_last_approval() {
        plan.given(drafted(null), new PlanApproved(SES2011, "Chief executives", TODAY), BY_GROUP)
                .when(new AdoptPlan(SES2011, TODAY.minusDays(1)), today())
                .expectException(refusalOf("adoptedOn"));
    }

    @Test
    void a_plan_is_adopted_once() {
        plan.given(inForce()).when(new AdoptPlan(SES2011, BEGIN), today()).expectException(refusal("plan-adopted"));
    }

    @Test
    void a_plan_is_adopted_today_unless_another_day_is_given() {
        plan.given(drafted(null), BY_CHIEFS, BY_GROUP)
                .when(new AdoptPlan(SES2011, null), today())
                .expectEvents(new PlanAdopted(SES2011, TODAY));
    }

    @Test
    void a_plan_is_not_adopted_in_the_future() {
        plan.given(drafted(null), BY_CHIEFS, BY_GROUP)
                .when(new AdoptPlan(SES2011, TODAY.plusDays(1)), today())
                .expectException(refusalOf("adoptedOn"));
    }

    @Test
    void a_plan_whose_cases_are_closed_is_closed() {
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, null, List.of()), today())
                .expectEvents(new PlanClosed(SES2011, END, null, List.of()));
    }

    @Test
    void a_plan_with_an_open_case_is_not_closed() {
        openCases.add(CASE);
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, null, List.of()), today())
                .expectException(refusal("cases-open"));
    }

    @Test
    void an_open_case_is_carried_over() {
        openCases.add(CASE);
        successor = terms(draftedAs(SES2014, null));
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, SES2014, List.of(CASE)), today())
                .expectEvents(new PlanClosed(SES2011, END, SES2014, List.of(CASE)));
    }

    @Test
    void a_case_is_carried_over_to_a_plan_that_exists() {
        openCases.add(CASE);
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, SES2014, List.of(CASE)), today())
                .expectException(refusal("plan-unknown"));
    }

    @Test
    void a_case_is_not_carried_over_to_a_closed_plan() {
        openCases.add(CASE);
        successor = terms(draftedAs(SES2014, null), new PlanClosed(SES2014, END, null, List.of()));
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, SES2014, List.of(CASE)), today())
                .expectException(refusal("plan-closed"));
    }

    @Test
    void a_case_is_not_carried_over_to_the_plan_of_another_authority() {
        openCases.add(CASE);
        successor = terms(draftedAs(SES2014, new ShortCode("BDC")));
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, SES2014, List.of(CASE)), today())
                .expectException(refusal("plan-of-another-authority"));
    }

    @Test
    void only_open_cases_of_the_plan_are_carried_over() {
        successor = terms(draftedAs(SES2014, null));
        plan.given(inForce())
                .when(new ClosePlan(SES2011, END, SES2014, List.of(CASE)), today())
                .expectException(refusal("case-not-open"));
    }

    @Test
    void carrying_over_names_the_other_plan() {
        assertRefused("carriedOverTo", () -> new ClosePlan(SES2011, END, null, List.of(CASE)));
        assertRefused("carriedOverTo", () -> new ClosePlan(SES2011, END, SES2011, List.of(CASE)));
    }

    @Test
    void a_plan_is_not_closed_before_it_was_adopted() {
        plan.given(inForce())
                .when(new ClosePlan(SES2011, BEGIN.minusDays(1), null, List.of()), today())
                .expectException(refusalOf("closedOn"));
    }

    @Test
    void nothing_about_a_closed_plan_changes() {
        PlanClosed closed = new PlanClosed(SES2011, END, null, List.of());
        plan.given(drafted(null), closed)
                .when(new ApprovePlan(SES2011, "Equality group", null), today())
                .expectException(refusal("plan-closed"));
        plan.given(drafted(null), closed)
                .when(new AdoptPlan(SES2011, null), today())
                .expectException(refusal("plan-closed"));
        plan.given(drafted(null), closed)
                .when(new ClosePlan(SES2011, null, null, List.of()), today())
                .expectException(refusal("plan-closed"));
    }

    @Test
    void a_version_that_the_sender_names_must_be_the_latest() {
        plan.given(drafted(null), BY_CHIEFS)
                .when(new ApprovePlan(SES2011, "Equality group", null), having(Precondition.oneOf(Set.of(1L))))
                .expectException(refusal("stale"));
        plan.given(drafted(null), BY_CHIEFS)
                .when(new ApprovePlan(SES2011, "Equality group", BEGIN), having(Precondition.oneOf(Set.of(2L))))
                .expectEvents(BY_GROUP);
    }

    private static DraftPlan draft(@Nullable ShortCode owner) {
        return new DraftPlan(
                SES2011,
                "Single Equality Scheme",
                owner,
                BEGIN,
                END,
                DIVISIONS,
                List.of("Equality group", "Chief executives"),
                BEGIN);
    }

    private static DraftPlan draft(LocalDate from, LocalDate to, List<Division> divisions, List<String> approvals) {
        return new DraftPlan(SES2011, "Single Equality Scheme", null, from, to, divisions, approvals, null);
    }

    private static PlanDrafted drafted(@Nullable ShortCode owner) {
        return draftedAs(SES2011, owner);
    }

    private static PlanDrafted draftedAs(PlanCode code, @Nullable ShortCode owner) {
        return new PlanDrafted(
                code,
                "Single Equality Scheme",
                owner,
                BEGIN,
                END,
                DIVISIONS,
                List.of("Equality group", "Chief executives"),
                BEGIN);
    }

    private static List<PlanEvent> inForce() {
        return List.of(drafted(null), BY_CHIEFS, BY_GROUP, ADOPTED);
    }

    private static PlanTerms terms(PlanEvent... events) {
        return PlanTerms.of(List.of(events)).orElseThrow();
    }

    private static void assertRefused(String field, Runnable making) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(making::run)
                .satisfies(refusal -> org.assertj.core.api.Assertions.assertThat(refusal.errors())
                        .extracting("field")
                        .containsExactly(field));
    }
}
