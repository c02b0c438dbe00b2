package casebook.query.board;

import casebook.query.cases.Rag;
import casebook.query.reading.Quarters;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart of counts by colour over time, laid out: one column for each day, its segments from red at the foot to grey at
 * the head. Across it is measured in hundredths of the width, so that it fits every screen while its text keeps its size;
 * downwards in pixels.
 *
 * @param height of the whole chart with its labels
 */
record StackedColumns(int height, List<Column> columns) {
    private static final int HEAD = 28;
    private static final int PLOT = 240;
    private static final int FOOT = 48;

    /** What a label in a segment needs. */
    private static final int LINE = 17;

    private static final double SHARE_OF_STEP = 0.84;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /**
     * A day's column.
     *
     * @param label the month, with the day where that isn't the last of a quarter
     * @param top where the highest segment begins
     */
    record Column(
            LocalDate on, String label, int year, double x, double width, int top, int total, List<Segment> segments) {

        public double middle() {
            return hundredths(x + width / 2);
        }
    }

    /** The cases of one colour; none where there are no cases. */
    record Segment(Rag rag, int count, int y, int height) {
        public boolean hasRoomForLabel() {
            return height >= LINE;
        }

        public int middle() {
            return y + height / 2;
        }
    }

    static StackedColumns of(List<TrendPoint> points) {
        int most = points.stream().mapToInt(point -> point.rag().total()).max().orElse(0);
        double step = 100.0 / Math.max(1, points.size());
        List<Column> columns = new ArrayList<>();
        for (TrendPoint point : points) {
            List<Segment> segments = segments(point.rag(), Math.max(1, most));
            columns.add(new Column(
                    point.on(),
                    (Quarters.isLastDay(point.on()) ? MONTH : DAY).format(point.on()),
                    point.on().getYear(),
                    hundredths(columns.size() * step + step * (1 - SHARE_OF_STEP) / 2),
                    hundredths(step * SHARE_OF_STEP),
                    segments.isEmpty() ? HEAD + PLOT : segments.getLast().y(),
                    point.rag().total(),
                    segments));
        }
        return new StackedColumns(HEAD + PLOT + FOOT, columns);
    }

    /** Where the columns stand. */
    public int ground() {
        return HEAD + PLOT;
    }

    private static List<Segment> segments(RagCounts counts, int most) {
        List<Segment> segments = new ArrayList<>();
        int below = 0;
        for (Rag rag : Rag.values()) {
            int count = counts.count(rag);
            if (count > 0) {
                int foot = y(below, most);
                int head = y(below + count, most);
                segments.add(new Segment(rag, count, head, foot - head));
                below += count;
            }
        }
        return List.copyOf(segments);
    }

    /** Rounded for the sum and not for each part, so that no gap opens between two. */
    private static int y(int cases, int most) {
        return HEAD + PLOT - Math.round((float) cases * PLOT / most);
    }

    private static double hundredths(double percent) {
        return Math.round(percent * 100) / 100.0;
    }
}
