package casebook.query.reading;

import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.projecting.Folded;
import casebook.query.projecting.Generation;
import casebook.query.projecting.Parked;
import casebook.query.projecting.Reached;
import casebook.query.projecting.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the views as they are, all of which reflect at least {@link #reflects}; notices what is ahead of that. */
final class PresentReading implements Reading {
    private final Generation views;
    private final EventLog log;
    private final Reached reached;
    private final LocalDate day;
    private long furthest;

    PresentReading(Generation views, EventLog log, Reached reached, LocalDate day) {
        this.views = views;
        this.log = log;
        this.reached = reached;
        this.day = day;
    }

    @Override
    public Reflects reflects() {
        return Reflects.present(reached);
    }

    @Override
    public LocalDate day() {
        return day;
    }

    @Override
    public Reading present() {
        return this;
    }

    /** The furthest position that any document read so far reflects. */
    long furthest() {
        return furthest;
    }

    @Override
    public <D> Optional<D> find(View<D> view, String key) {
        return views.find(view, key).map(this::noticed);
    }

    @Override
    public <D> List<D> find(View<D> view, Map<String, String> lookups) {
        return views.find(view, lookups).stream().map(this::noticed).toList();
    }

    @Override
    public Map<String, Parked> parked(View<?> view) {
        return views.parked(view).stream().collect(Collectors.toMap(Parked::key, Function.identity()));
    }

    @Override
    public Optional<Parked> parked(View<?> view, String key) {
        return views.parked(view, key);
    }

    @Override
    public List<Entry> history(View<?> view, String key) {
        long end = Math.max(reached.position(), furthest);
        return log.readStream(view.stream(key), 1).stream()
                .filter(entry -> entry.position() <= end
                        && view.key(entry).filter(key::equals).isPresent())
                .toList();
    }

    private <D> D noticed(Folded<D> folded) {
        furthest = Math.max(furthest, folded.position());
        return folded.state();
    }
}
