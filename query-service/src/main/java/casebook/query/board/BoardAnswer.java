package casebook.query.board;

import casebook.query.reading.Answer;
import casebook.query.reading.Reflects;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All councils side by side.
 *
 * @param on the day for which RAG and overdue are derived
 * @param plan the plan that is shown, where not all are
 * @param matrix for each area, in the framework's order, the counts of each council by its code
 * @param trend how the cases stood at the ends of the last eight quarters and on the day, by what is known of it now
 * @param slippage the councils, the one whose deadlines moved most first
 * @param notReported the councils that told nothing of any open case for a quarter, the longest silent first
 * @param parked how many of the cases stand still
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BoardAnswer(
        Reflects reflects,
        LocalDate on,
        @Nullable String plan,
        List<Column> authorities,
        List<Row> matrix,
        RagCounts total,
        int overdue,
        List<TrendPoint> trend,
        List<Slipped> slippage,
        List<Silent> notReported,
        int parked)
        implements Answer {

    /** A council: its totals and the day of its last entry on any case. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BoardColumn")
    record Column(
            String code,
            String name,
            RagCounts total,
            int overdue,
            @Nullable LocalDate lastUpdatedOn) {}

    /** An area. */
    @Schema(name = "BoardRow")
    record Row(String area, Map<String, RagCounts> cells, RagCounts total) {}

    /** A council in the slippage league. */
    record Slipped(String code, String name, Slippage slip) {}

    /**
     * A council that has not reported.
     *
     * @param open how many open cases it has
     * @param lastUpdatedOn the day of the last entry on any of them; where a day is described, the latest day that any of
     *     their entries describes
     */
    record Silent(String code, String name, int open, LocalDate lastUpdatedOn) {}
}
