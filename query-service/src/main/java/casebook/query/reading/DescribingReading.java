package casebook.query.reading;

import casebook.log.Entry;
import casebook.query.projecting.Parked;
import casebook.query.projecting.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What another reading knows about a day: {@link View#describing}. */
final class DescribingReading implements Reading {
    private final Reading known;
    private final LocalDate described;

    DescribingReading(Reading known, LocalDate described) {
        this.known = known;
        this.described = described;
    }

    @Override
    public Reflects reflects() {
        Reflects reflects = known.reflects();
        return new Reflects(reflects.position(), reflects.recordedAt(), reflects.asOf(), described);
    }

    @Override
    public LocalDate day() {
        return known.day();
    }

    @Override
    public Reading present() {
        return known.present();
    }

    @Override
    public <D> Optional<D> find(View<D> view, String key) {
        return known.find(view, key).flatMap(document -> view.describing(document, described));
    }

    @Override
    public <D> List<D> find(View<D> view, Map<String, String> lookups) {
        return known.find(view, lookups).stream()
                .flatMap(document -> view.describing(document, described).stream())
                .toList();
    }

    @Override
    public Map<String, Parked> parked(View<?> view) {
        return known.parked(view);
    }

    @Override
    public Optional<Parked> parked(View<?> view, String key) {
        return known.parked(view, key);
    }

    @Override
    public List<Entry> history(View<?> view, String key) {
        return known.history(view, key);
    }
}
