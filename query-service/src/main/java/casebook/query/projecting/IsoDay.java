package casebook.query.projecting;

import java.time.LocalDate;

/** Reads days as they are kept, by the million: without the machinery for all the ways to write one. */
public final class IsoDay {
    private IsoDay() {}

    /** @param text such as 2018-03-31 */
    public static LocalDate parse(String text) {
        return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-'
                ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                : LocalDate.parse(text);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
