package casebook.query.reading;

import java.time.LocalDate;

/**
 * Which moment a reading shows.
 *
 * @param day the day for which is derived what depends on a day
 */
public record Shown(Reflects reflects, LocalDate day) {

    /** Whether it holds more of the record than the other, or as much on a later day. */
    public boolean isAfter(Shown other) {
        long more = reflects.position() - other.reflects.position();
        return more > 0 || (more == 0 && day.isAfter(other.day));
    }
}
