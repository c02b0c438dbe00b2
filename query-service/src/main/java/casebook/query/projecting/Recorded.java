package casebook.query.projecting;

import casebook.events.BritishDate;
import casebook.log.Entry;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Where and when an event was recorded.
 *
 * @param position its place in the log
 * @param entry its number within its stream, from 1
 * @param at UTC
 */
public record Recorded(long position, long entry, Instant at) {

    public static Recorded of(Entry entry) {
        return new Recorded(entry.position(), entry.version(), entry.recordedAt());
    }

    /** The day that it was in Britain. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BritishDate.ZONE);
    }

    /** The moment at which a day begins in Britain. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(BritishDate.ZONE).toInstant();
    }
}
