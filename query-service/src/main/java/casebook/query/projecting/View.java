package casebook.query.projecting;

import casebook.events.Event;
import casebook.log.Entry;
import java.util.List;
import java.util.Optional;
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

    /** The properties of the document by which it is looked up; they never change once they are set. */
    default List<String> lookups() {
        return List.of();
    }

    /** The document after the event. Pure: the same arguments give the same document, whenever and wherever. */
    D fold(@Nullable D document, Event event, Recorded at);
}
