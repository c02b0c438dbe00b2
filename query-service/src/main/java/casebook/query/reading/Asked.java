package casebook.query.reading;

import casebook.events.BritishDate;
import casebook.events.Quotation;
import casebook.query.pages.Mistake;
import casebook.query.projecting.Recorded;
import casebook.web.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads what a caller asked for from the text of a parameter; refuses what can't be read, naming parameter and remedy. */
public final class Asked {

    private Asked() {}

    public static long position(String parameter, String text) {
        return number(parameter, text, 0, Long.MAX_VALUE);
    }

    public static int number(String parameter, @Nullable String text, int otherwise, int least, int most) {
        return text == null ? otherwise : (int) number(parameter, text, least, most);
    }

    private static long number(String parameter, String text, long least, long most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number that is out of bounds is.
        }
        throw refusal(
                parameter,
                "\"%s\" is not a whole number from %d%s."
                        .formatted(text, least, most >= Integer.MAX_VALUE ? " on" : " to " + most));
    }

    /** A text without the blanks around it; refused where nothing is left of it. */
    public static String text(String parameter, String text) {
        if (text.isBlank()) {
            throw refusal(parameter, "It is empty; leave it out to ask for all.");
        }
        return text.strip();
    }

    /** What was written, or nothing where a form sent an empty field. */
    public static @Nullable String filled(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }

    /** A day as people in Britain write it, or as ISO 8601 has it. */
    public static LocalDate day(String parameter, String text) {
        return word(parameter, text, BritishDate::parse);
    }

    /** The moment at which a day begins in Britain, or a date-time (in Britain, where it has no offset). */
    public static Instant from(String parameter, String text) {
        return moment(parameter, text, day -> Recorded.start(day), moment -> moment);
    }

    /** The moment after a day in Britain has ended, or after a date-time. */
    public static Instant through(String parameter, String text) {
        return moment(parameter, text, day -> Recorded.start(day.plusDays(1)), moment -> moment.plusMillis(1));
    }

    /**
     * Refuses a period that ends before it begins.
     *
     * @param written where it begins, as it was asked for
     * @param to after which it has ended
     */
    public static void inOrder(
            String parameter, @Nullable String written, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw refusal(parameter, "\"%s\" lies after the last day asked for.".formatted(written));
        }
    }

    private static Instant moment(
            String parameter, String text, Function<LocalDate, Instant> ofDay, Function<Instant, Instant> ofMoment) {
        return BritishTime.holds(text)
                ? ofMoment.apply(word(parameter, text, BritishTime::parse))
                : ofDay.apply(day(parameter, text));
    }

    /** One moment of the record, or two by comma that are to be compared. */
    static List<AsOf> asOf(String parameter, String text, LocalDate today) {
        try {
            return AsOf.parse(text, today);
        } catch (IllegalArgumentException e) {
            throw refusal(parameter, "%s. It takes %s.".formatted(e.getMessage(), AsOf.FORMS));
        }
    }

    public static boolean yesOrNo(String parameter, String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(parameter, text, List.of("true", "false"));
        };
    }

    /** @param parse throws IllegalArgumentException with a sentence for the user */
    public static <T> T word(String parameter, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw refusal(parameter, e.getMessage() + ".");
        }
    }

    /** One of several by its word. */
    public static <T> T oneOf(
            String parameter, String text, T[] all, Function<T, String> word, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw refusal(parameter, text, Stream.of(all).map(word).toList());
        }
    }

    public static Problem refusal(String parameter, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "bad-parameter", "The parameter " + parameter + ": " + detail)
                .with("parameter", parameter);
    }

    public static Problem refusal(String parameter, String text, Collection<String> allowed) {
        String value = Quotation.of(text);
        return refusal(parameter, "\"%s\" is none of %s.".formatted(value, String.join(", ", allowed)))
                .with("value", value)
                .with("allowed", allowed);
    }

    /** The parameter that a refusal is about. */
    static Optional<String> parameter(Problem problem) {
        return problem.property("parameter").map(Object::toString);
    }

    /** All of them as one, with each among its errors. */
    static Problem refusal(Map<String, Problem> byParameter) {
        Problem first = byParameter.values().iterator().next();
        if (byParameter.size() == 1) {
            return first;
        }
        Problem all = new Problem(
                first.status(),
                first.code(),
                byParameter.values().stream().map(Problem::getMessage).collect(Collectors.joining(" ")));
        byParameter.forEach(
                (parameter, each) -> all.part(each).in(parameter, Mistake.plain(String.valueOf(each.getMessage()))));
        return all.with("parameter", byParameter.keySet().iterator().next());
    }
}
