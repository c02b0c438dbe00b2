package casebook.events;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;

/** A stretch of days that a text names, both ends included: a day, a month, a quarter, a year. */
record Span(LocalDate first, LocalDate last) {

    static Span day(LocalDate day) {
        return new Span(day, day);
    }

    static Span month(YearMonth month) {
        return months(month, 1);
    }

    static Span months(YearMonth from, int count) {
        return new Span(from.atDay(1), from.plusMonths(count - 1L).atEndOfMonth());
    }

    static Span year(int year) {
        return months(YearMonth.of(year, Month.JANUARY), 12);
    }

    /** April of {@code startYear} to the March after it. */
    static Span financialYear(int startYear) {
        return months(YearMonth.of(startYear, Month.APRIL), 12);
    }

    /** The quarters of a financial year: the first is April to June. */
    static Span financialQuarter(int startYear, int quarter) {
        return months(YearMonth.of(startYear, Month.APRIL).plusMonths(3L * (quarter - 1)), 3);
    }

    Span to(Span end) {
        return new Span(first, end.last);
    }
}
