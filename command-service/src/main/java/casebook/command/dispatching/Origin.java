package casebook.command.dispatching;

import casebook.command.deciding.Precondition;
import casebook.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from.
 *
 * @param key the sender's own name for the command, under which it is recorded once; without one each sending is another
 *     command
 * @param seen which version of the history the sender had seen
 * @param correlationId identifies the request or import that the command belongs to
 * @param causationId identifies what gave rise to it, absent where a person did directly
 */
public record Origin(
        Caller caller,
        @Nullable String key,
        Precondition seen,
        String correlationId,
        @Nullable String causationId) {}
