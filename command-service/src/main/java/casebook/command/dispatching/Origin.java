package casebook.command.dispatching;

import casebook.command.deciding.Precondition;
import casebook.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from.
 *
 * @param way on which the sender has it carried out, and so the right that is needed
 * @param key the sender's own name for the command, under which it is recorded once; without one each sending is another
 *     command
 * @param seen which version of the history the sender had seen
 * @param correlationId identifies the request or import that the command belongs to
 * @param causationId identifies what gave rise to it, absent where a person did directly
 */
public record Origin(
        Way way,
        Caller caller,
        @Nullable String key,
        Precondition seen,
        String correlationId,
        @Nullable String causationId) {

    /** How a command comes to the door. */
    public enum Way {
        /** By itself, as a person or a council's system sends it. */
        DIRECT,
        /** As part of a plan that is imported. */
        IMPORT
    }
}
