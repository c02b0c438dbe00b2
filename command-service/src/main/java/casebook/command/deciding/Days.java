package casebook.command.deciding;

import casebook.events.BritishDate;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules about the days that entries describe. */
public final class Days {
    private Days() {}

    /** The given day, or today where none is given; refused where it lies in the future. */
    public static LocalDate orToday(String field, @Nullable LocalDate day, LocalDate today) {
        return Optional.ofNullable(day)
                .map(given -> notAfter(today, field, given))
                .orElse(today);
    }

    /**
     * Refuses a day before another one.
     *
     * @param what happened on that other one, as in "when the case was opened"
     */
    public static LocalDate notBefore(LocalDate earliest, String what, String field, LocalDate day) {
        if (day.isBefore(earliest)) {
            throw Refusal.invalid(
                    field,
                    "\"%s\" is %s, before %s, %s; give a later day."
                            .formatted(field, BritishDate.write(day), BritishDate.write(earliest), what));
        }
        return day;
    }

    /** Refuses a day after another one; {@code what} as in {@link #notBefore}. */
    public static LocalDate notAfter(LocalDate latest, String what, String field, LocalDate day) {
        if (day.isAfter(latest)) {
            throw Refusal.invalid(
                    field,
                    "\"%s\" is %s, after %s, %s; give an earlier day."
                            .formatted(field, BritishDate.write(day), BritishDate.write(latest), what));
        }
        return day;
    }

    /** Refuses a day in the future. */
    public static LocalDate notAfter(LocalDate today, String field, LocalDate day) {
        if (day.isAfter(today)) {
            throw Refusal.invalid(
                    field,
                    "\"%s\" is %s, which is still to come; give today's date or an earlier one."
                            .formatted(field, BritishDate.write(day)));
        }
        return day;
    }
}
