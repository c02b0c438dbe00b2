package casebook.query.board;

import casebook.query.cases.CountedCases;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How the cases stood at the end of a day. */
@Schema(name = "TrendPoint")
record TrendPoint(LocalDate on, RagCounts rag) {
    private static final int QUARTERS = 8;

    /** At the ends of the last eight quarters, and on the day itself. */
    static List<TrendPoint> upTo(LocalDate day, CountedCases cases) {
        List<TrendPoint> points = new ArrayList<>();
        Quarters.endedBy(day, QUARTERS).stream()
                .filter(end -> !end.equals(day))
                .map(end -> new TrendPoint(end, RagCounts.ofColours(cases.coloursOn(end))))
                .forEach(points::add);
        points.add(new TrendPoint(day, RagCounts.of(cases.rows())));
        return points;
    }
}
