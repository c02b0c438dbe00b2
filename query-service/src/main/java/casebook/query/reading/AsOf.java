package casebook.query.reading;

import casebook.events.BritishDate;
import casebook.events.Quotation;
import casebook.query.projecting.Recorded;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** A moment of the record: everything that was recorded at or before it, and nothing after it. */
public sealed interface AsOf {

    /** What can be asked for. */
    String FORMS = "a day (31 March 2018), a time (31 March 2018 14:30), a period back from today (P-3M)"
            + " or an entry (position=412)";

    /** More than two moments take, however they are written. */
    int LONGEST = 200;

    /** The record up to this position. */
    record Position(long position) implements AsOf {
        @Override
        public String toString() {
            return "position=" + position;
        }
    }

    /** The record as it was then; an entry of that very millisecond is in it. */
    record Time(Instant at) implements AsOf {
        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** The record at the end of that day in Britain. */
    record Day(LocalDate day) implements AsOf {
        /** The day's last millisecond. */
        Instant end() {
            return Recorded.start(day.plusDays(1)).minusMillis(1);
        }

        @Override
        public String toString() {
            return end().toString();
        }
    }

    /**
     * One moment, or two with a comma between them.
     *
     * @param today the day from which a period counts
     * @throws IllegalArgumentException with a sentence for the user
     */
    static List<AsOf> parse(String text, LocalDate today) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("\"%s\" is too long".formatted(Quotation.of(text)));
        }
        return split(text, today).stream().map(moment -> one(moment, today)).toList();
    }

    /** The text of one moment, or those of two; a date may have a comma in it too: March 31, 2018. */
    static List<String> split(String text, LocalDate today) {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == ',')
                .mapToObj(at -> List.of(
                        text.substring(0, at).strip(), text.substring(at + 1).strip()))
                .filter(two ->
                        two.stream().allMatch(moment -> find(moment, today).isPresent()))
                .findFirst()
                .orElse(List.of(text));
    }

    private static Optional<AsOf> find(String text, LocalDate today) {
        try {
            return Optional.of(one(text, today));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AsOf one(String text, LocalDate today) {
        String asked = text.strip();
        String upper = asked.toUpperCase(Locale.ROOT);
        if (upper.startsWith("POSITION")) {
            return position(asked);
        }
        if (upper.startsWith("P") || upper.startsWith("-P")) {
            return period(asked, today);
        }
        if (BritishTime.holds(asked)) {
            return new Time(BritishTime.parse(asked));
        }
        if (!BritishDate.isWritten(asked)) {
            throw new IllegalArgumentException("\"%s\" is no moment of the record".formatted(Quotation.of(text)));
        }
        return new Day(BritishDate.parse(asked));
    }

    private static Position position(String text) {
        if (!text.matches("(?i)position\\s*=\\s*\\d{1,18}")) {
            throw new IllegalArgumentException(
                    "\"%s\" names no position, as position=1234 does".formatted(Quotation.of(text)));
        }
        return new Position(Long.parseLong(text.substring(text.indexOf('=') + 1).strip()));
    }

    private static Day period(String text, LocalDate today) {
        try {
            LocalDate day = today.plus(Period.parse(text));
            // A date is read as strictly as where it is written out.
            return new Day(BritishDate.parse(day.toString()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no period of years, months, weeks or days, as P-1Y and P-3M are"
                            .formatted(Quotation.of(text)),
                    e);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("\"%s\" leads out of the calendar".formatted(Quotation.of(text)), e);
        }
    }
}
