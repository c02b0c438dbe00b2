package casebook.query.projecting;

/**
 * A document that stands still because an event about it could not be folded in. The events themselves are in the log.
 *
 * @param since the position of the event that could not be folded
 * @param reason why not
 * @param through the position of the last event about it that waits behind
 */
public record Parked(String key, long since, String reason, long through) {

    /** The same, while one more event waits. */
    Parked through(long last) {
        return new Parked(key, since, reason, last);
    }
}
