package casebook.query.board;

import casebook.query.plans.PlanView;
import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import casebook.query.reading.StandsStill;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan, how far it has come, and what its cases add up to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PlanAnswer(
        Reflects reflects, LocalDate on, @JsonUnwrapped Row row) implements Answer {

    /** All plans. */
    @Schema(name = "Plans")
    record All(Reflects reflects, LocalDate on, List<Row> plans) implements Answer {}

    /**
     * A plan.
     *
     * @param parked why what is shown of the plan stands still, if it does
     * @param parkedCases how many of its cases stand still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PlanInShort")
    record Row(
            @JsonUnwrapped PlanView plan,
            PlanView.State state,
            @Nullable StandsStill parked,
            int cases,
            int parkedCases,
            RagCounts rag) {}
}
