package casebook.query.board;

import casebook.query.authorities.AuthorityView;
import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import casebook.query.reading.StandsStill;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A council and what its cases add up to.
 *
 * @param on the day for which RAG and overdue are derived
 * @param parked why the council's own entry in the register stands still, if it does
 * @param parkedCases how many of its cases stand still
 * @param trend as on the board
 * @param slipped the cases whose deadline was revised, the one that moved most first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorityAnswer(
        Reflects reflects,
        LocalDate on,
        @JsonUnwrapped AuthorityView authority,
        @Nullable StandsStill parked,
        int cases,
        int parkedCases,
        RagCounts rag,
        Map<String, RagCounts> byArea,
        Map<String, Integer> byStatus,
        CaseIds overdue,
        CaseIds slipped,
        CaseIds notUpdatedForAQuarter,
        List<TrendPoint> trend,
        Slippage slip,
        @Nullable LocalDate lastUpdatedOn)
        implements Answer {

    /** Cases, most pressing first. */
    record CaseIds(int count, List<String> cases) {}

    /** All councils, each in short. */
    @Schema(name = "Authorities")
    record All(Reflects reflects, LocalDate on, List<Row> authorities) implements Answer {}

    /** A council in short. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AuthorityInShort")
    record Row(
            @JsonUnwrapped AuthorityView authority,
            @Nullable StandsStill parked,
            int cases,
            int parkedCases,
            RagCounts rag,
            int overdue,
            Slippage slip,
            @Nullable LocalDate lastUpdatedOn) {}
}
