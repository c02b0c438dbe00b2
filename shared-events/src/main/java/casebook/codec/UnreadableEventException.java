package casebook.codec;

import org.jspecify.annotations.Nullable;

/** An entry of the log that this version of the code can't read as an event. */
public final class UnreadableEventException extends RuntimeException {
    public UnreadableEventException(String message) {
        this(message, null);
    }

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
