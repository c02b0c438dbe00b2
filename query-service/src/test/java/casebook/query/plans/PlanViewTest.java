package casebook.query.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import casebook.events.CaseId;
import casebook.events.Division;
import casebook.events.PerformanceArea;
import casebook.events.PlanCode;
import casebook.events.PlanEvent;
import casebook.events.PlanEvent.PlanAdopted;
import casebook.events.PlanEvent.PlanApproved;
import casebook.events.PlanEvent.PlanClosed;
import casebook.events.PlanEvent.PlanDrafted;
import casebook.query.plans.PlanView.Approval;
import casebook.query.projecting.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanViewTest {
    private static final PlanCode PLAN = new PlanCode("SES2011");
    private static final LocalDate DAY = LocalDate.of(2011, 4, 1);
    private static final PlanDrafted DRAFTED = new PlanDrafted(
            PLAN,
            "Single equality scheme",
            null,
            DAY,
            DAY.plusYears(3),
            List.of(new Division("1", "Our people", PerformanceArea.WORKFORCE), new Division("2", "The rest", null)),
            List.of("Equality group"),
            DAY);

    @Test
    void a_plan_is_drafted_approved_adopted_and_closed() {
        PlanApproved approved = new PlanApproved(PLAN, "Equality group", DAY);
        PlanAdopted adopted = new PlanAdopted(PLAN, DAY);
        PlanClosed closed =
                new PlanClosed(PLAN, DAY, new PlanCode("SES2014"), List.of(CaseId.parse("SES2011-1.1-CBC")));
        assertThat(after(DRAFTED).state()).isEqualTo(PlanView.State.DRAFT);
        assertThat(after(DRAFTED, approved).approvals()).containsExactly(new Approval("Equality group", DAY));
        assertThat(after(DRAFTED, approved, adopted).state()).isEqualTo(PlanView.State.IN_FORCE);
        PlanView end = after(DRAFTED, approved, adopted, closed);
        assertThat(end.state()).isEqualTo(PlanView.State.CLOSED);
        assertThat(end.carriedOver()).isEqualTo(1);
        assertThat(end.version()).isEqualTo(4);
    }

    @Test
    void a_case_is_counted_under_the_area_of_its_division() {
        Areas areas = new Areas(
                code -> Optional.of(after(DRAFTED)).filter(plan -> plan.code().equals(code)));
        assertThat(areas.area(PLAN, "1")).isEqualTo("workforce");
        assertThat(areas.area(PLAN, "2")).isEqualTo("unassigned");
        assertThat(areas.area(PLAN, "9")).isEqualTo("unassigned");
        assertThat(areas.area(new PlanCode("OTHER"), "1")).isEqualTo("unassigned");
    }

    @Test
    void a_history_that_does_not_begin_with_the_draft_is_not_passed_over() {
        assertThatThrownBy(() -> after(new PlanAdopted(PLAN, DAY))).hasMessageContaining("was not drafted");
    }

    private static PlanView after(PlanEvent first, PlanEvent... further) {
        PlanView view = PlanView.after(null, first, new Recorded(10, 1, Instant.EPOCH));
        for (int i = 0; i < further.length; i++) {
            view = PlanView.after(view, further[i], new Recorded(11 + i, 2 + i, Instant.EPOCH));
        }
        return view;
    }
}
