package casebook.log;

/** The store did not answer, so it is not known whether the proposal was recorded: send the same command again. */
public final class LogUnavailableException extends RuntimeException {
    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
