package casebook.query.board;

import casebook.events.BritishDate;
import java.time.LocalDate;
import java.util.List;

/** How the counts moved, as a page shows it: the figures, a picture of them, and what the picture says in words. */
record Trend(List<TrendPoint> points, StackedColumns chart, String sentence) {
    static Trend of(List<TrendPoint> points) {
        TrendPoint first = points.getFirst();
        TrendPoint last = points.getLast();
        return new Trend(
                points,
                StackedColumns.of(points),
                "On %s, %s; on %s, %s. The table below has every figure."
                        .formatted(day(first.on()), counts(first.rag()), day(last.on()), counts(last.rag())));
    }

    private static String counts(RagCounts rag) {
        return "of %d %s %d were red, %d amber, %d green, %d blue and %d grey"
                .formatted(
                        rag.total(),
                        rag.total() == 1 ? "case" : "cases",
                        rag.red(),
                        rag.amber(),
                        rag.green(),
                        rag.blue(),
                        rag.grey());
    }

    private static String day(LocalDate day) {
        return BritishDate.write(day);
    }
}
