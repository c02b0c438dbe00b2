package casebook.query.reading;

import casebook.codec.EventCodec;
import casebook.log.Entry;
import casebook.log.EventLog;
import casebook.query.projecting.Folded;
import casebook.query.projecting.Folding;
import casebook.query.projecting.Parked;
import casebook.query.projecting.View;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Folds the record up to a position in memory. What is asked for by its key is folded from its own stream, which is short;
 * only where a whole view is asked for is the log gone through.
 */
final class PastReading implements Reading {
    private final EventLog log;
    private final EventCodec codec;
    private final Past past;
    private final Reflects reflects;
    private final LocalDate day;
    private final Supplier<Reading> present;
    private final Map<String, Folding<?>> streams = new HashMap<>();
    private @Nullable Foldings whole;

    PastReading(
            EventLog log, EventCodec codec, Past past, Reflects reflects, LocalDate day, Supplier<Reading> present) {
        this.log = log;
        this.codec = codec;
        this.past = past;
        this.reflects = reflects;
        this.day = day;
        this.present = present;
    }

    @Override
    public Reflects reflects() {
        return reflects;
    }

    @Override
    public LocalDate day() {
        return day;
    }

    @Override
    public Reading present() {
        return present.get();
    }

    @Override
    public <D> Optional<D> find(View<D> view, String key) {
        return about(view, key).document(key).map(Folded::state);
    }

    @Override
    public <D> List<D> find(View<D> view, Map<String, String> lookups) {
        return folding(view)
                .documents()
                .map(Folded::state)
                .filter(document -> matches(view, document, lookups))
                .toList();
    }

    private static <D> boolean matches(View<D> view, D document, Map<String, String> lookups) {
        return view.lookups().entrySet().stream().allMatch(property -> {
            String asked = lookups.get(property.getKey());
            return asked == null || asked.equals(property.getValue().apply(document));
        });
    }

    @Override
    public Map<String, Parked> parked(View<?> view) {
        return folding(view).parked().collect(Collectors.toMap(Parked::key, Function.identity()));
    }

    @Override
    public Optional<Parked> parked(View<?> view, String key) {
        return about(view, key).parked(key);
    }

    @Override
    public List<Entry> history(View<?> view, String key) {
        return entries(view.stream(key)).stream()
                .filter(entry -> view.key(entry).filter(key::equals).isPresent())
                .toList();
    }

    private <D> Folding<D> about(View<D> view, String key) {
        return whole == null ? ofStream(view, view.stream(key)) : whole.of(view);
    }

    private <D> Folding<D> folding(View<D> view) {
        return view.onlyStream().map(stream -> ofStream(view, stream)).orElseGet(() -> whole().of(view));
    }

    private Foldings whole() {
        if (whole == null) {
            whole = past.upTo(reflects.position());
        }
        return whole;
    }

    @SuppressWarnings("unchecked")
    private <D> Folding<D> ofStream(View<D> view, String stream) {
        return (Folding<D>) streams.computeIfAbsent(view.name() + " " + stream, name -> {
            Folding<D> folding = new Folding<>(view, codec);
            entries(stream).forEach(folding::fold);
            return folding;
        });
    }

    private List<Entry> entries(String stream) {
        return log.readStream(stream, 1).stream()
                .filter(entry -> entry.position() <= reflects.position())
                .toList();
    }
}
