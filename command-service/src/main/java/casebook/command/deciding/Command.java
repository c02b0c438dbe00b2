package casebook.command.deciding;

import casebook.events.ShortCode;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What somebody wants to happen. An imperative, immutable; it fits in itself, the aggregate says whether it fits the record. */
public interface Command {

    /** The history that it adds to. */
    @TargetAggregateIdentifier
    String stream();

    /** The authority whose record it changes; none where that is the partnership's. */
    Optional<ShortCode> authority();

    /** What to say where there is no such history. */
    Refusal unknown();

    /** The kind of command in lower case, such as "record-progress". */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
