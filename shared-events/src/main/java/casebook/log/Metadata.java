package casebook.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who caused an entry, in which role and on which command.
 *
 * @param subject the actor's identifier at the identity provider
 * @param name the actor's display name on that day
 * @param role the role in which the actor acted, such as "officer"
 * @param authority the short code of the authority whose record this is, absent where it is the partnership's
 * @param plan the code of the plan that the entry is about, absent where it is about none
 * @param correlationId identifies the request or import that the command came with
 * @param causationId identifies what gave rise to the command, absent where a person did directly
 */
public record Metadata(
        String subject,
        String name,
        String role,
        @Nullable String authority,
        @Nullable String plan,
        String correlationId,
        @Nullable String causationId) {
    public Metadata {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(correlationId, "correlationId");
    }
}
