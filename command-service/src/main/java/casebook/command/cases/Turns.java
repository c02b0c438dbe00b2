package casebook.command.cases;

import casebook.command.deciding.Days;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The days on which a case was opened, closed and reopened, by entry. Each is the same as the one before it, or later. */
final class Turns {
    private final TreeMap<Long, LocalDate> days = new TreeMap<>();

    void put(long entry, LocalDate day) {
        days.put(entry, day);
    }

    /** Refuses a next turn that comes before the latest one. */
    LocalDate next(String field, LocalDate day) {
        return notBefore(days.lastEntry(), field, day);
    }

    /** Refuses another day for this turn that comes before the turn before it, or after the one after it. */
    LocalDate moved(long entry, String field, LocalDate day) {
        Map.Entry<Long, LocalDate> after = days.higherEntry(entry);
        if (after != null) {
            Days.notAfter(after.getValue(), "when the case was opened again, in entry " + after.getKey(), field, day);
        }
        return notBefore(days.lowerEntry(entry), field, day);
    }

    private LocalDate notBefore(Map.Entry<Long, LocalDate> turn, String field, LocalDate day) {
        String what = turn.getKey().equals(days.firstKey())
                ? "when the case was opened"
                : "the day in entry " + turn.getKey();
        return Days.notBefore(turn.getValue(), what, field, day);
    }
}
