package casebook.query.projecting;

import casebook.events.Event;
import casebook.log.Entry;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the log under one key, such as where one case stands.
 *
 * @param <D> the document: an immutable record of state, without history
 */
public interface View<D> {

    /** What it is called in addresses and measurements, such as "cases". */
    String name();

    /** Raised with each change of the fold or the document, so that the view is folded anew into a collection of its own. */
    int version();

    Class<D> documentType();

    /** The key of the document that the entry belongs to, told without reading its payload; none where it is of no concern. */
    Optional<String> key(Entry entry);

    /** The stream of the log that holds everything about the key. */
    String stream(String key);

    /** The one stream that holds everything about every key, where there is one. */
    default Optional<String> onlyStream() {
        return Optional.empty();
    }

    /** The properties of the document by which it is looked up, by their names; they never change once they are set. */
    default Map<String, Function<D, String>> lookups() {
        return Map.of();
    }

    /** The document after the event. Pure: the same arguments give the same document, whenever and wherever. */
    D fold(@Nullable D document, Event event, Recorded at);

    /**
     * The document with nothing in it but what the entries say about that day and those before it, each counted from the
     * day that it describes; none where there was nothing yet. A correction counts wherever the corrected entry does. Pure.
     */
    Optional<D> describing(D document, LocalDate day);
}
