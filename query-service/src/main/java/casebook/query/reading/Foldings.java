package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.query.projecting.Folding;
import casebook.query.projecting.View;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** All views in memory, at one position of the log. */
final class Foldings {
    private final Map<String, Folding<?>> byName = new LinkedHashMap<>();

    Foldings(Collection<? extends View<?>> views, EventCodec codec) {
        views.forEach(view -> byName.put(view.name(), new Folding<>(view, codec)));
    }

    void fold(Entry entry) {
        byName.values().forEach(folding -> folding.fold(entry));
    }

    @SuppressWarnings("unchecked")
    <D> Folding<D> of(View<D> view) {
        return (Folding<D>) Objects.requireNonNull(byName.get(view.name()), view.name());
    }
}
