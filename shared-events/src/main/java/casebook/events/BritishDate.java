package casebook.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one day as people in Britain write it: 2018-03-31, 31/03/2018, 31.3.18, 31 March 2018, 31st Mar 18,
 * March 31 2018. The day stands before the month when both are numbers, and two-digit years are 20xx.
 */
public final class BritishDate {
    /** Whose midnight ends a day, for councils and for this record. */
    public static final ZoneId ZONE = ZoneId.of("Europe/London");

    static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?";

    /** A four-digit year that isn't the beginning of 2017/18. */
    static final String YEAR = "(?:19|20|21)\\d\\d(?!\\d|/\\d|-\\d)";

    static final String ORDINAL = "(?: ?(?:st|nd|rd|th)(?![a-z]))?";

    /** Spreadsheets add midnight to a date. */
    private static final String MIDNIGHT = "(?:[t ]00:00(?::00(?:\\.0+)?)?z?)?";

    /** A day, its month by name or number, and its year unless that is left to a later date in a list. */
    static final Pattern DAY = Pattern.compile(String.join(
            "|",
            "(?<isoYear>\\d{4})(?<isoMark>[-/])(?<isoMonth>\\d{1,2})\\k<isoMark>(?<isoDay>\\d{1,2})(?!\\d)" + MIDNIGHT,
            "(?<day>\\d{1,2})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<year>\\d{4}|\\d\\d)(?![\\d/])" + MIDNIGHT,
            "(?<nameDay>\\d{1,2})" + ORDINAL + "[ -]?(?:of )?(?<nameMonth>" + MONTH + ")(?:[ ,-]{0,3}(?<nameYear>"
                    + YEAR
                    + ")|[ -]?'?(?<shortYear>\\d\\d)(?!\\d|[/.:]\\d|" + ORDINAL + "[ -](?:of )?" + MONTH + "))?"
                    + MIDNIGHT,
            "(?<lateMonth>" + MONTH + ") ?(?<lateDay>\\d{1,2})" + ORDINAL + ",? (?<lateYear>" + YEAR + ")"));

    private static final Pattern MONTH_NAMED = Pattern.compile(MONTH);

    private static final int LONGEST = 60;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private BritishDate() {}

    /** The day in words, such as 31 March 2018. */
    public static String write(LocalDate day) {
        return WRITTEN.format(day);
    }

    /** Whether the text is written as a date is, be it one of the calendar or not. */
    public static boolean isWritten(String text) {
        String tidy = tidy(text);
        Matcher matcher = DAY.matcher(tidy);
        return tidy.length() <= LONGEST && matcher.matches() && year(matcher) != null;
    }

    /** @throws IllegalArgumentException with a sentence for the user, where the text is no such date */
    public static LocalDate parse(String text) {
        String tidy = tidy(text);
        Matcher matcher = DAY.matcher(tidy);
        if (tidy.length() > LONGEST || !matcher.matches()) {
            throw unreadable(text);
        }
        Integer year = year(matcher);
        if (year == null) {
            throw unreadable(text);
        }
        return on(matcher, year);
    }

    /** Lower case, single plain spaces, plain hyphens and apostrophes. */
    static String tidy(String text) {
        return text.replaceAll("[\\u2010-\\u2015\\u2212]", "-")
                .replaceAll("[\\u2018\\u2019\\u02BC`]", "'")
                .replaceAll("[\\s\\u00A0\\u2000-\\u200B\\u202F\\u205F\\u3000\\uFEFF]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static Month month(String name) {
        for (Month month : Month.values()) {
            if (month.name().regionMatches(true, 0, name, 0, 3)) {
                return month;
            }
        }
        throw new IllegalArgumentException("\"" + name + "\" is not a month");
    }

    static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 2 ? 2000 + year : year;
    }

    /** The year that the match of {@link #DAY} names. */
    static @Nullable Integer year(Matcher match) {
        for (String group : new String[] {"isoYear", "year", "nameYear", "shortYear", "lateYear"}) {
            String digits = match.group(group);
            if (digits != null) {
                return year(digits);
            }
        }
        return null;
    }

    /** The day that the match of {@link #DAY} names, in this year. */
    static LocalDate on(Matcher match, int year) {
        if (match.group("isoYear") != null) {
            return on(year, number(match.group("isoMonth")), number(match.group("isoDay")), match.group());
        }
        if (match.group("day") != null) {
            return on(year, number(match.group("month")), number(match.group("day")), match.group());
        }
        if (match.group("nameDay") != null) {
            return on(year, month(match.group("nameMonth")).getValue(), number(match.group("nameDay")), match.group());
        }
        return on(year, month(match.group("lateMonth")).getValue(), number(match.group("lateDay")), match.group());
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static LocalDate on(int year, int month, int day, String tidy) {
        String written = MONTH_NAMED.matcher(tidy).replaceAll(name -> capitalised(name.group()));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "\"%s\" is not in the years from %d to %d".formatted(written, FIRST_YEAR, LAST_YEAR));
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is not a day of the calendar (day, month, year)", e);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(
                "A date is written like 31/03/2018, 31 March 2018 or 2018-03-31, not \"" + Quotation.of(text) + "\"");
    }
}
