package casebook.query.home;

import casebook.query.cases.CaseSummary;
import casebook.query.cases.State;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What the cases of a council need of somebody on a day. A case stands under the first heading that it fits.
 *
 * @param overdue the longest due first
 * @param dueSoon due within the next {@link #SOON} days, the next first
 * @param neglected open, and nothing was recorded on them for a quarter; the longest forgotten first
 * @param neglectedInAll how many are neglected, those above counted in
 */
record Needs(List<CaseSummary> overdue, List<CaseSummary> dueSoon, List<CaseSummary> neglected, int neglectedInAll) {
    static final int SOON = 30;

    private static final Comparator<CaseSummary> BY_DUE =
            Comparator.comparing(row -> Objects.requireNonNull(row.nextDue()));

    static Needs of(List<CaseSummary> cases, LocalDate day) {
        Predicate<CaseSummary> isSoon = row -> {
            LocalDate due = row.nextDue();
            return due != null && !row.overdue() && !due.isAfter(lastSoon(day));
        };
        Predicate<CaseSummary> isNeglected =
                row -> row.state() == State.OPEN && row.lastUpdatedOn().isBefore(quarterBefore(day));
        return new Needs(
                cases.stream().filter(CaseSummary::overdue).sorted(BY_DUE).toList(),
                cases.stream().filter(isSoon).sorted(BY_DUE).toList(),
                cases.stream()
                        .filter(isNeglected)
                        .filter(row -> !row.overdue())
                        .filter(isSoon.negate())
                        .sorted(Comparator.comparing(CaseSummary::lastUpdatedOn))
                        .toList(),
                (int) cases.stream().filter(isNeglected).count());
    }

    /** The last day that counts as soon. */
    static LocalDate lastSoon(LocalDate day) {
        return day.plusDays(SOON);
    }

    /** The day that began a quarter before, which is three months of the calendar. */
    static LocalDate quarterBefore(LocalDate day) {
        return day.minusMonths(3);
    }
}
