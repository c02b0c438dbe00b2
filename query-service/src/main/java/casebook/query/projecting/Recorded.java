package casebook.query.projecting;

import casebook.log.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where and when an event was recorded.
 *
 * @param position its place in the log
 * @param entry its number within its stream, from 1
 * @param at UTC
 */
public record Recorded(long position, long entry, Instant at) {
    private static final ZoneId BRITAIN = ZoneId.of("Europe/London");

    public static Recorded of(Entry entry) {
        return new Recorded(entry.position(), entry.version(), entry.recordedAt());
    }

    /** The day that it was in Britain. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BRITAIN);
    }

    /** The moment at which a day begins in Britain. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(BRITAIN).toInstant();
    }
}
