package casebook.log;

/** The stream, or something that a guard names, has changed since the proposal was decided on: decide again. */
public final class ConflictException extends RuntimeException {
    public ConflictException(String message) {
        super(message);
    }
}
