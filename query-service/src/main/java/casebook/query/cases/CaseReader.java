package casebook.query.cases;

import casebook.events.CaseId;
import casebook.query.plans.Areas;
import casebook.query.plans.Plans;
import casebook.query.projecting.Parked;
import casebook.query.reading.AllAsked;
import casebook.query.reading.Moment;
import casebook.query.reading.NotThereYet;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.StandsStill;
import casebook.web.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads lists of cases, and each case with its history, for the endpoint and for the pages. */
@Component
final class CaseReader {
    private static final String UNKNOWN = "case-unknown";

    private final Readings readings;
    private final CaseRows rows;
    private final Cases cases;
    private final Plans plans;
    private final CaseHistory history;
    private final NotThereYet notThereYet;

    CaseReader(
            Readings readings, CaseRows rows, Cases cases, Plans plans, CaseHistory history, NotThereYet notThereYet) {
        this.readings = readings;
        this.rows = rows;
        this.cases = cases;
        this.plans = plans;
        this.history = history;
        this.notThereYet = notThereYet;
    }

    /**
     * @param page the number of the page, from 1
     * @param size how many cases stand on a page
     */
    CaseList list(Moment moment, CaseFilter filter, int page, int size) {
        return readings.read(moment, reading -> list(reading, filter, page, size));
    }

    CaseList list(Reading reading, CaseFilter filter, int page, int size) {
        Selection selection = selection(reading, filter);
        List<CaseSummary> selected = rows.of(reading, selection.lookups(), selection.stored()).stream()
                .filter(selection.derived())
                .sorted(selection.order())
                .toList();
        int from = (int) Math.min(selected.size(), (page - 1L) * size);
        return new CaseList(
                reading.reflects(),
                reading.day(),
                selected.size(),
                page,
                (selected.size() + size - 1) / size,
                size,
                rows.parked(reading, selection.lookups()),
                selected.subList(from, Math.min(selected.size(), from + size)));
    }

    /** A filter as it was read. */
    private record Selection(
            Map<String, String> lookups,
            Predicate<CaseView> stored,
            Predicate<CaseSummary> derived,
            Comparator<CaseSummary> order) {}

    private Selection selection(Reading reading, CaseFilter filter) {
        AllAsked asked = new AllAsked();
        Optional<Map<String, String>> lookups = asked.read(() -> lookups(reading, filter));
        Optional<Predicate<CaseView>> stored = asked.read(filter::stored);
        Optional<Predicate<CaseSummary>> derived = asked.read(filter::derived);
        Optional<Comparator<CaseSummary>> order = asked.read(() -> CaseOrder.asked(filter.sort()));
        asked.require();
        return new Selection(lookups.orElseThrow(), stored.orElseThrow(), derived.orElseThrow(), order.orElseThrow());
    }

    /** @throws Problem 400 where something that the filter asks for can't be read */
    void check(CaseFilter filter) {
        readings.read(Moment.now(), reading -> selection(reading, filter));
    }

    /** @throws Problem 404 where there is no such case */
    CaseAnswer read(Moment moment, String caseId) {
        return readings.read(moment, reading -> read(reading, caseId));
    }

    /** The case, where there is one at that moment. */
    Optional<CaseAnswer> find(Moment moment, CaseId id) {
        return readings.read(moment, reading -> read(reading, id));
    }

    CaseAnswer read(Reading reading, String caseId) {
        Optional<CaseId> asked = rows.directory(reading.present()).caseId(caseId);
        return asked.flatMap(id -> read(reading, id))
                .orElseThrow(() -> asked.flatMap(id -> notYet(reading, id))
                        .orElseGet(() -> new Problem(
                                HttpStatus.NOT_FOUND, UNKNOWN, "There is no case \"%s\".".formatted(caseId))));
    }

    private Optional<Problem> notYet(Reading reading, CaseId id) {
        return notThereYet.of(reading, cases, id.toString(), UNKNOWN, "The case " + id, "opened", CaseView::openedOn);
    }

    private Optional<CaseAnswer> read(Reading reading, CaseId id) {
        String key = id.toString();
        Optional<CaseView> view = reading.find(cases, key);
        Optional<Parked> parked = reading.parked(cases, key);
        if (view.isEmpty() && parked.isEmpty()) {
            return Optional.empty();
        }
        Areas areas = Areas.of(reading, plans);
        CaseHistory.Said said = history.read(reading.history(cases, key));
        return Optional.of(new CaseAnswer(
                reading.reflects(),
                reading.day(),
                id,
                said.version(),
                StandsStill.of(parked.orElse(null)),
                view.map(it -> CaseAnswer.Standing.of(
                                it, said.texts(it), areas.area(it.plan(), it.division()), reading.day()))
                        .orElse(null),
                history.of(said)));
    }

    /** What the store can select by: a case's plan and authority never change, so no case can slip through a reading. */
    Map<String, String> lookups(Reading reading, CaseFilter filter) {
        Map<String, String> lookups = new HashMap<>();
        AllAsked asked = new AllAsked();
        Reading present = reading.present();
        String authority = asked.given(
                filter.authority(),
                text -> rows.directory(present).asked("authority", text).code().value());
        if (authority != null) {
            lookups.put("authority", authority);
        }
        String plan = asked.given(filter.plan(), text -> rows.plan(present, text));
        if (plan != null) {
            lookups.put("plan", plan);
        }
        asked.require();
        return lookups;
    }
}
