package casebook.log;

import org.jspecify.annotations.Nullable;

/** The store did not answer, so it is not known whether the proposal was recorded: send the same command again. */
public final class LogUnavailableException extends RuntimeException {
    public LogUnavailableException(String message) {
        this(message, null);
    }

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
