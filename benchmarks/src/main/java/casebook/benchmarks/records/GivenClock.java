package casebook.benchmarks.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Goes on by one step each time it is read, so that a record which is made in a minute spans years. */
final class GivenClock extends Clock {
    private final Duration step;
    private volatile Instant now;

    GivenClock(Instant start, Duration step) {
        this.now = start;
        this.step = step;
    }

    /** The time, without moving it. */
    Instant now() {
        return now;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(step);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The log asks for instants only");
    }
}
