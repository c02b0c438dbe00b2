package casebook.command.access;

import java.util.Optional;

/** Who recorded what. */
@FunctionalInterface
interface Authors {
    /** The subject who recorded that entry of a history, if there is such an entry. */
    Optional<String> of(String stream, long entry);
}
