package casebook.query.projecting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How much of the log something reflects: all of it up to this position, recorded at this time; absent for 0. */
public record Reached(long position, @Nullable Instant recordedAt) {
    public static final Reached NOTHING = new Reached(0, null);
}
