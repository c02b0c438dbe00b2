package casebook.query.reading;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Stream;

/** Quarters of the calendar, which are those of the financial year too: their last days are 31 March, 30 June and so on. */
public final class Quarters {
    private Quarters() {}

    /** The same day a quarter before: three months of the calendar. */
    public static LocalDate ago(LocalDate day) {
        return day.minusMonths(3);
    }

    /** The last days of the last quarters that had ended by the end of the day, in order. */
    public static List<LocalDate> endedBy(LocalDate day, int count) {
        LocalDate next = lastDay(day);
        LocalDate last = next.equals(day) ? next : lastDay(day.minusMonths(3));
        return Stream.iterate(last, end -> lastDay(end.minusMonths(3)))
                .limit(count)
                .sorted()
                .toList();
    }

    public static boolean isLastDay(LocalDate day) {
        return lastDay(day).equals(day);
    }

    /** The last day of the quarter that this day is in. */
    static LocalDate lastDay(LocalDate day) {
        return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
    }
}
