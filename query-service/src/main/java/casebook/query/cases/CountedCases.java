package casebook.query.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cases that are counted: each with what is derived for the day of the reading, and how all of them stood on other days. */
public final class CountedCases {
    private final List<CaseView> views;
    private final List<CaseSummary> rows;

    CountedCases(List<CaseView> views, List<CaseSummary> rows) {
        this.views = views;
        this.rows = rows;
    }

    public List<CaseSummary> rows() {
        return rows;
    }

    /** The colours in which they stood at the end of each day, by what the reading knows about it. */
    public Map<LocalDate, List<Rag>> coloursOn(Collection<LocalDate> days) {
        Map<LocalDate, List<Rag>> colours = new TreeMap<>(Comparator.reverseOrder());
        days.forEach(day -> colours.put(day, new ArrayList<>()));
        for (CaseView view : views) {
            // From the latest day backwards, so that ever less is left to look through.
            Optional<CaseView> described = Optional.of(view);
            for (Map.Entry<LocalDate, List<Rag>> onDay : colours.entrySet()) {
                LocalDate day = onDay.getKey();
                described = described.flatMap(known -> known.describing(day));
                described.ifPresent(known -> onDay.getValue().add(known.rag(day)));
            }
        }
        return colours;
    }
}
