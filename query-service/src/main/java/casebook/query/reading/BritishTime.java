package casebook.query.reading;

import casebook.events.BritishDate;
import casebook.events.Quotation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date-time: 2018-03-31T14:30:00Z, 2018-03-31T14:30+01:00, or in Britain's own time 2018-03-31T14:30,
 * 31/03/2018 14:30. When the clocks change, a time of Britain's own may come twice or not at all: it is refused with what
 * to write in its place.
 */
final class BritishTime {
    /** A plus sign in an address is a space unless it is escaped. */
    private static final Pattern FORM =
            Pattern.compile("(?<day>.*?[^\\s,])(?:[Tt]|,? +)(?<time>\\d\\d?:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)"
                    + "(?: ?(?<utc>[Zz])|(?<offset>[ +-]\\d\\d:?\\d\\d))?");

    private BritishTime() {}

    /** Whether a time of the day stands in the text, rather than a day alone. */
    static boolean holds(String text) {
        return text.indexOf(':') >= 0;
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static Instant parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "A time is written like 31 March 2018 14:30 or 2018-03-31T14:30Z, not \"%s\""
                            .formatted(Quotation.of(text)));
        }
        LocalDateTime local = LocalDateTime.of(day(matcher.group("day")), time(matcher.group("time")));
        if (matcher.group("utc") != null) {
            return local.toInstant(ZoneOffset.UTC);
        }
        String offset = matcher.group("offset");
        return offset == null ? inBritain(local) : local.toInstant(offset(offset));
    }

    /** The moment in words, such as 31 March 2018 14:30. */
    static String write(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, BritishDate.ZONE);
        return "%s %tR".formatted(BritishDate.write(local.toLocalDate()), local);
    }

    private static LocalDate day(String text) {
        return BritishDate.parse(text);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() > 1 && text.charAt(1) == ':' ? "0" + text : text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no time of the day from 00:00 to 23:59:59".formatted(Quotation.of(text)), e);
        }
    }

    private static ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no offset from Universal Time, such as +01:00".formatted(Quotation.of(text)), e);
        }
    }

    private static Instant inBritain(LocalDateTime local) {
        List<ZoneOffset> offsets = BritishDate.ZONE.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 1 -> local.toInstant(offsets.getFirst());
            case 0 ->
                throw new IllegalArgumentException(
                        "The clocks went forward in Britain and %s did not occur; write it with an offset, such as %sZ"
                                .formatted(local, local));
            default ->
                throw new IllegalArgumentException("The clocks went back in Britain and %s came twice; write %s"
                        .formatted(local, local + "+01:00 for the first or " + local + "Z for the second"));
        };
    }
}
