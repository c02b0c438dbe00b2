package casebook.command.papers;

import static casebook.command.deciding.Sending.TODAY;
import static casebook.command.deciding.Sending.refusal;
import static casebook.command.deciding.Sending.refusalOf;
import static casebook.command.deciding.Sending.today;

import casebook.command.papers.PaperCommand.PublishPaper;
import casebook.command.plans.PlanTerms;
import casebook.command.plans.Plans;
import casebook.events.PaperEvent.BoardPaperPublished;
import casebook.events.PlanCode;
import casebook.events.PlanEvent.PlanDrafted;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PapersTest {
    private static final PlanCode SES2011 = new PlanCode("SES2011");
    private static final LocalDate MARCH = LocalDate.of(2018, 3, 31);
    private static final BoardPaperPublished FIRST =
            new BoardPaperPublished(1, "Quarterly report, March 2018", 300, MARCH, null, MARCH);

    private final FixtureConfiguration<Papers> papers = new AggregateTestFixture<>(Papers.class);

    @BeforeEach
    void theRecordBeyondThePapers() {
        papers.registerInjectableResource((RecordEnd) () -> 412);
        papers.registerInjectableResource((Plans) code -> code.equals(SES2011)
                ? PlanTerms.of(
                        List.of(new PlanDrafted(SES2011, "Scheme", null, MARCH, MARCH, List.of(), List.of(), MARCH)))
                : Optional.empty());
    }

    @Test
    void a_paper_is_published_on_the_record_as_the_board_saw_it() {
        papers.givenNoPriorActivity()
                .when(publish("Quarterly report, March 2018", 400L, MARCH, SES2011), today())
                .expectEvents(new BoardPaperPublished(1, "Quarterly report, March 2018", 400, MARCH, SES2011, TODAY));
    }

    @Test
    void a_paper_is_of_today_and_of_the_whole_record_where_nothing_else_is_said() {
        papers.given(FIRST)
                .when(publish("Quarterly report, June 2018", null, null, null), today())
                .expectEvents(new BoardPaperPublished(2, "Quarterly report, June 2018", 412, TODAY, null, TODAY));
    }

    @Test
    void a_title_names_one_paper() {
        papers.given(FIRST)
                .when(publish("QUARTERLY report, March 2018", null, null, null), today())
                .expectException(refusal("paper-exists"));
    }

    @Test
    void a_paper_reflects_nothing_that_is_not_recorded() {
        papers.given(FIRST).when(publish("Next", 413L, null, null), today()).expectException(refusalOf("position"));
        papers.given(FIRST).when(publish("Next", 0L, null, null), today()).expectException(refusalOf("position"));
    }

    @Test
    void a_paper_is_about_no_day_to_come() {
        papers.given(FIRST)
                .when(publish("Next", null, TODAY.plusDays(1), null), today())
                .expectException(refusalOf("on"));
    }

    @Test
    void a_paper_counts_the_cases_of_a_plan_that_there_is() {
        papers.given(FIRST)
                .when(publish("Next", null, null, new PlanCode("OTHER1")), today())
                .expectException(refusal("plan-unknown"));
    }

    private static PublishPaper publish(
            String title, @Nullable Long position, @Nullable LocalDate on, @Nullable PlanCode plan) {
        return new PublishPaper(title, position, on, plan);
    }
}
