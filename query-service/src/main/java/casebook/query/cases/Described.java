package casebook.query.cases;

import java.time.LocalDate;
import java.util.Comparator;

/** What an entry says of the day on which it holds first. */
interface Described {

    /** In the order of those days, and of the entries where that is one day; the opening of the case before all. */
    Comparator<Described> BY_DAY = (one, other) -> {
        int byDay = one.orderedBy().compareTo(other.orderedBy());
        return byDay == 0 ? Long.compare(one.entry(), other.entry()) : byDay;
    };

    long entry();

    LocalDate on();

    private LocalDate orderedBy() {
        return entry() == 1 ? LocalDate.MIN : on();
    }
}
