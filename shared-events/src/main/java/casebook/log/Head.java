package casebook.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The end of the log: the last position (0 for an empty log) and when it was recorded. */
public record Head(long position, @Nullable Instant recordedAt) {
    static final Head EMPTY = new Head(0, null);
}
