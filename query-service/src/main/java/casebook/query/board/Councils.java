package casebook.query.board;

import casebook.events.ProgressStatus;
import casebook.query.authorities.Authorities;
import casebook.query.authorities.AuthorityView;
import casebook.query.board.AuthorityAnswer.All;
import casebook.query.board.AuthorityAnswer.CaseIds;
import casebook.query.board.AuthorityAnswer.Row;
import casebook.query.cases.CaseRows;
import casebook.query.cases.CaseSummary;
import casebook.query.cases.Comparison;
import casebook.query.cases.Comparisons;
import casebook.query.cases.Comparisons.Told;
import casebook.query.cases.CountedCases;
import casebook.query.cases.Slip;
import casebook.query.cases.State;
import casebook.query.plans.Areas;
import casebook.query.projecting.Parked;
import casebook.query.reading.Moment;
import casebook.query.reading.NotThereYet;
import casebook.query.reading.Quarters;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import casebook.query.reading.StandsStill;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up what each council's cases come to. */
@Component
final class Councils {
    private static final Comparator<CaseSummary> LONGEST_DUE =
            Comparator.comparing(CaseSummary::nextDue, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Comparator<CaseSummary> MOST_SLIPPED = Comparator.comparing(CaseSummary::slip, Slip.MOST_FIRST)
            .thenComparing(row -> row.caseId().toString());

    private final Readings readings;
    private final CaseRows rows;
    private final Authorities authorities;
    private final Comparisons comparisons;
    private final NotThereYet notThereYet;

    Councils(
            Readings readings,
            CaseRows rows,
            Authorities authorities,
            Comparisons comparisons,
            NotThereYet notThereYet) {
        this.readings = readings;
        this.rows = rows;
        this.authorities = authorities;
        this.comparisons = comparisons;
        this.notThereYet = notThereYet;
    }

    /** What is answered about a council, and the cases that it was made from. */
    record Council(AuthorityAnswer answer, List<CaseSummary> cases) {}

    All list(Moment moment) {
        return readings.read(moment, reading -> list(reading, rows.of(reading, Map.of())));
    }

    /** What differs between two moments. */
    Comparison compare(Moment moment) {
        return comparisons.between(moment, reading -> {
            List<CaseSummary> cases = rows.of(reading, Map.of());
            return new Told(list(reading, cases), cases);
        });
    }

    private All list(Reading reading, List<CaseSummary> cases) {
        Map<String, Parked> parked = reading.parked(authorities);
        return new All(
                reading.reflects(),
                reading.day(),
                rows.directory(reading).authorities().stream()
                        .map(authority -> row(reading, authority, cases, parked))
                        .toList());
    }

    private Row row(Reading reading, AuthorityView authority, List<CaseSummary> cases, Map<String, Parked> parked) {
        String code = authority.code().value();
        List<CaseSummary> own =
                cases.stream().filter(row -> CaseRows.isOf(row, authority)).toList();
        return new Row(
                authority,
                StandsStill.of(parked.get(code)),
                own.size(),
                rows.parked(reading, Map.of("authority", code)),
                RagCounts.of(own),
                (int) own.stream().filter(CaseSummary::overdue).count(),
                Slippage.of(own),
                lastUpdatedOn(own));
    }

    Council show(String code, Moment moment) {
        return readings.read(moment, reading -> show(reading, code));
    }

    /** What differs between two moments. */
    Comparison compare(String code, Moment moment) {
        return comparisons.between(moment, reading -> {
            Council council = show(reading, code);
            return new Told(council.answer(), council.cases());
        });
    }

    private Council show(Reading reading, String code) {
        // Under whatever it is called today; whether it was one then is another question.
        String shortCode = rows.directory(reading.present()).at(code).code().value();
        AuthorityView authority = reading.find(authorities, shortCode)
                .orElseThrow(() -> notThereYet
                        .of(
                                reading,
                                authorities,
                                shortCode,
                                "authority-unknown",
                                "The authority " + shortCode,
                                "registered",
                                AuthorityView::memberFrom)
                        .orElseThrow());
        Map<String, String> lookups = Map.of("authority", shortCode);
        CountedCases counted = rows.counted(reading, lookups);
        List<CaseSummary> own = counted.rows();
        return new Council(
                new AuthorityAnswer(
                        reading.reflects(),
                        reading.day(),
                        authority,
                        StandsStill.of(reading.parked(authorities, shortCode).orElse(null)),
                        own.size(),
                        rows.parked(reading, lookups),
                        RagCounts.of(own),
                        byArea(own),
                        byStatus(own),
                        ids(own, CaseSummary::overdue, LONGEST_DUE),
                        ids(own, row -> row.slip().revisions() > 0, MOST_SLIPPED),
                        ids(
                                own,
                                row -> row.state() == State.OPEN
                                        && lastTold(reading).apply(row).isBefore(Quarters.ago(reading.day())),
                                LONGEST_DUE),
                        TrendPoint.upTo(reading.day(), counted),
                        Slippage.of(own),
                        lastUpdatedOn(own)),
                own);
    }

    static @Nullable LocalDate lastUpdatedOn(List<CaseSummary> cases) {
        return latest(cases, CaseSummary::lastUpdatedOn);
    }

    static @Nullable LocalDate latest(List<CaseSummary> cases, Function<CaseSummary, LocalDate> day) {
        return cases.stream().map(day).max(Comparator.naturalOrder()).orElse(null);
    }

    /** When a council last told of a case: in the record, or in the time that the record describes, as is asked. */
    static Function<CaseSummary, LocalDate> lastTold(Reading reading) {
        return reading.reflects().describing() == null ? CaseSummary::lastUpdatedOn : CaseSummary::lastDescribedOn;
    }

    private static Map<String, RagCounts> byArea(List<CaseSummary> cases) {
        Map<String, RagCounts> byArea = new LinkedHashMap<>();
        Areas.WORDS.forEach(area -> byArea.put(area, RagCounts.of(Board.inArea(area, cases))));
        return byArea;
    }

    private static Map<String, Integer> byStatus(List<CaseSummary> cases) {
        Map<String, Integer> byStatus = new LinkedHashMap<>();
        for (ProgressStatus status : ProgressStatus.values()) {
            byStatus.put(status.word(), (int)
                    cases.stream().filter(row -> row.status() == status).count());
        }
        return byStatus;
    }

    private static CaseIds ids(
            List<CaseSummary> cases, Predicate<CaseSummary> selected, Comparator<CaseSummary> order) {
        List<String> ids = cases.stream()
                .filter(selected)
                .sorted(order)
                .map(row -> row.caseId().toString())
                .toList();
        return new CaseIds(ids.size(), ids);
    }
}
