package casebook.query.pages;

import casebook.events.BritishDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Writes days and moments as people in Britain read them, in the templates as {@code @dates}. */
@Component
public final class Dates {
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h:mma", Locale.UK);

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern ISO_MOMENT = Pattern.compile(ISO_DAY + "T[0-9:.]+Z");

    Dates() {}

    /** Such as 31 March 2018. */
    public String day(LocalDate day) {
        return BritishDate.write(day);
    }

    /** Such as 31 Mar 2018, where there is little room. */
    public String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /** The day that it was in Britain. */
    public String day(Instant moment) {
        return BritishDate.write(inBritain(moment).toLocalDate());
    }

    /** Such as 31 March 2018 at 2:05pm, in Britain. */
    public String moment(Instant moment) {
        return day(moment) + " at " + time(moment);
    }

    /** The same text, unless it is a day or a moment as the record has them: then as people read it. */
    public String inWords(String text) {
        if (ISO_DAY.matcher(text).matches()) {
            return day(LocalDate.parse(text));
        }
        return ISO_MOMENT.matcher(text).matches() ? moment(Instant.parse(text)) : text;
    }

    /** Such as 2:05pm, in Britain. */
    public String time(Instant moment) {
        return HOUR.format(inBritain(moment)).toLowerCase(Locale.UK);
    }

    /** How long before or after another day a day is, such as "in 3 days" or "2 months ago". */
    public String distance(LocalDate day, LocalDate from) {
        long days = ChronoUnit.DAYS.between(from, day);
        if (days == 0) {
            return "today";
        }
        return days > 0 ? "in " + length(from, day) : length(day, from) + " ago";
    }

    private String length(LocalDate from, LocalDate to) {
        long years = ChronoUnit.YEARS.between(from, to);
        long months = ChronoUnit.MONTHS.between(from, to);
        if (years > 1) {
            return count(years, "year");
        }
        return months > 1 ? count(months, "month") : count(ChronoUnit.DAYS.between(from, to), "day");
    }

    /** Such as 1 day or 61 days. */
    public String count(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    private static ZonedDateTime inBritain(Instant moment) {
        return moment.atZone(BritishDate.ZONE);
    }
}
