package casebook.query.reading;

import casebook.query.projecting.Folded;
import casebook.query.projecting.Parked;
import casebook.query.projecting.Reached;
import casebook.query.projecting.View;
import casebook.query.projecting.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look at the views, which all reflect at least {@link #reflects}; notices what is ahead of that. */
public final class Reading {
    private final Views views;
    private final Reached reflects;
    private long furthest;

    Reading(Views views, Reached reflects) {
        this.views = views;
        this.reflects = reflects;
    }

    public Reached reflects() {
        return reflects;
    }

    /** The furthest position that any document read so far reflects. */
    public long furthest() {
        return furthest;
    }

    public <D> Optional<D> find(View<D> view, String key) {
        return views.find(view, key).map(this::noticed);
    }

    /** The documents whose properties have these values; see {@link View#lookups}. */
    public <D> List<D> find(View<D> view, Map<String, String> lookups) {
        return views.find(view, lookups).stream().map(this::noticed).toList();
    }

    public <D> List<D> all(View<D> view) {
        return find(view, Map.of());
    }

    /** What is parked, by key. */
    public Map<String, Parked> parked(View<?> view) {
        return views.parked(view).stream().collect(Collectors.toMap(Parked::key, Function.identity()));
    }

    public Optional<Parked> parked(View<?> view, String key) {
        return views.parked(view, key);
    }

    private <D> D noticed(Folded<D> folded) {
        furthest = Math.max(furthest, folded.position());
        return folded.state();
    }
}
