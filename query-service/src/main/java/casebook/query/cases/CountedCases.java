package casebook.query.cases;

import java.time.LocalDate;
import java.util.List;

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

    /** The colours in which they stood at the end of that day, by what the reading knows about it. */
    public List<Rag> coloursOn(LocalDate day) {
        return views.stream()
                .flatMap(view -> view.describing(day).stream())
                .map(view -> view.rag(day))
                .toList();
    }
}
