package casebook.query.board;

import casebook.query.cases.CountedCases;
import casebook.query.cases.Rag;
import casebook.query.reading.Quarters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the cases stood at the end of a day. */
@Schema(name = "TrendPoint")
record TrendPoint(LocalDate on, RagCounts rag) {
    private static final int QUARTERS = 8;

    /** At the ends of the last eight quarters, and on the day itself. */
    static List<TrendPoint> upTo(LocalDate day, CountedCases cases) {
        List<LocalDate> ends = Quarters.endedBy(day, QUARTERS).stream()
                .filter(end -> !end.equals(day))
                .toList();
        Map<LocalDate, List<Rag>> colours = cases.coloursOn(ends);
        List<TrendPoint> points = new ArrayList<>();
        ends.forEach(end -> points.add(new TrendPoint(end, RagCounts.ofColours(colours.getOrDefault(end, List.of())))));
        points.add(new TrendPoint(day, RagCounts.of(cases.rows())));
        return points;
    }
}
