package casebook.query.reading;

import casebook.log.Entry;
import casebook.query.projecting.Parked;
import casebook.query.projecting.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at the record at a moment: what the views hold of it, now or in the past, and what the log has. */
public interface Reading {

    Reflects reflects();

    /** The day for which is derived what depends on a day. */
    LocalDate day();

    default Shown shown() {
        return new Shown(reflects(), day());
    }

    /** The present: what people call things now, when they ask about another moment. */
    Reading present();

    <D> Optional<D> find(View<D> view, String key);

    /** The documents whose properties have these values; see {@link View#lookups}. */
    <D> List<D> find(View<D> view, Map<String, String> lookups);

    default <D> List<D> all(View<D> view) {
        return find(view, Map.of());
    }

    /** What is parked, by key. */
    Map<String, Parked> parked(View<?> view);

    Optional<Parked> parked(View<?> view, String key);

    /** The entries about the key that the reading knows of, in the order in which they were recorded. */
    List<Entry> history(View<?> view, String key);
}
