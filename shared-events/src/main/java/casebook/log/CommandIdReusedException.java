package casebook.log;

/** The command id was recorded before with another content. */
public final class CommandIdReusedException extends RuntimeException {
    public CommandIdReusedException(String message) {
        super(message);
    }
}
