package casebook.query.board;

import casebook.query.authorities.AuthorityView;
import casebook.query.board.BoardAnswer.Column;
import casebook.query.board.BoardAnswer.Row;
import casebook.query.board.BoardAnswer.Silent;
import casebook.query.board.BoardAnswer.Slipped;
import casebook.query.cases.CaseRows;
import casebook.query.cases.CaseSummary;
import casebook.query.cases.Comparison;
import casebook.query.cases.Comparisons;
import casebook.query.cases.Comparisons.Told;
import casebook.query.cases.CountedCases;
import casebook.query.cases.State;
import casebook.query.papers.Paper;
import casebook.query.plans.Areas;
import casebook.query.reading.Moment;
import casebook.query.reading.Quarters;
import casebook.query.reading.Reading;
import casebook.query.reading.Readings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts all councils side by side. */
@Component
final class Board {
    private static final Comparator<Slipped> MOST_SLIPPED = Comparator.<Slipped>comparingLong(
                    slipped -> slipped.slip().days())
            .thenComparingInt(slipped -> slipped.slip().revisions())
            .reversed()
            .thenComparing(Slipped::code);

    private static final Comparator<Silent> LONGEST_SILENT =
            Comparator.comparing(Silent::lastUpdatedOn).thenComparing(Silent::code);

    private final Readings readings;
    private final CaseRows rows;
    private final Comparisons comparisons;

    Board(Readings readings, CaseRows rows, Comparisons comparisons) {
        this.readings = readings;
        this.rows = rows;
        this.comparisons = comparisons;
    }

    /** @param plan the plan whose cases are counted, where not all are */
    BoardAnswer show(@Nullable String plan, Moment moment) {
        return readings.read(moment, reading -> show(reading, lookups(reading, plan)));
    }

    /** @throws Problem where there is no such plan */
    void check(@Nullable String plan) {
        readings.read(Moment.now(), reading -> lookups(reading, plan));
    }

    /** The board as a paper shows it. */
    BoardAnswer show(Paper paper) {
        return show(
                paper.plan() == null ? null : paper.plan().value(), Moment.asOfPosition(paper.position(), paper.on()));
    }

    /** What differs between two moments. */
    Comparison compare(@Nullable String plan, Moment moment) {
        return comparisons.between(moment, reading -> {
            Map<String, String> lookups = lookups(reading, plan);
            return new Told(show(reading, lookups), rows.of(reading, lookups));
        });
    }

    private Map<String, String> lookups(Reading reading, @Nullable String plan) {
        return plan == null ? Map.of() : Map.of("plan", rows.plan(reading.present(), plan));
    }

    private BoardAnswer show(Reading reading, Map<String, String> lookups) {
        CountedCases counted = rows.counted(reading, lookups);
        List<CaseSummary> cases = counted.rows();
        List<Council> councils = rows.directory(reading).authorities().stream()
                .map(authority -> Council.of(authority, cases))
                .toList();
        return new BoardAnswer(
                reading.reflects(),
                reading.day(),
                lookups.get("plan"),
                councils.stream().map(Council::column).toList(),
                Areas.WORDS.stream().map(area -> row(area, councils, cases)).toList(),
                RagCounts.of(cases),
                Council.overdue(cases),
                TrendPoint.upTo(reading.day(), counted),
                councils.stream().map(Council::slipped).sorted(MOST_SLIPPED).toList(),
                councils.stream()
                        .flatMap(council -> council.silent(reading))
                        .sorted(LONGEST_SILENT)
                        .toList(),
                rows.parked(reading, lookups));
    }

    private static Row row(String area, List<Council> councils, List<CaseSummary> cases) {
        Map<String, RagCounts> cells = new LinkedHashMap<>();
        councils.forEach(council -> cells.put(council.code(), RagCounts.of(inArea(area, council.cases()))));
        return new Row(area, cells, RagCounts.of(inArea(area, cases)));
    }

    static List<CaseSummary> inArea(String area, List<CaseSummary> cases) {
        return cases.stream().filter(row -> row.area().equals(area)).toList();
    }

    /** A council with its cases. */
    private record Council(String code, String name, List<CaseSummary> cases) {
        static Council of(AuthorityView authority, List<CaseSummary> all) {
            return new Council(
                    authority.code().value(),
                    authority.name(),
                    all.stream().filter(row -> CaseRows.isOf(row, authority)).toList());
        }

        static int overdue(List<CaseSummary> cases) {
            return (int) cases.stream().filter(CaseSummary::overdue).count();
        }

        Column column() {
            return new Column(code, name, RagCounts.of(cases), overdue(cases), Councils.lastUpdatedOn(cases));
        }

        Slipped slipped() {
            return new Slipped(code, name, Slippage.of(cases));
        }

        /** Itself, where it has open cases and told nothing of any of them in the quarter before the day. */
        Stream<Silent> silent(Reading reading) {
            List<CaseSummary> open =
                    cases.stream().filter(row -> row.state() == State.OPEN).toList();
            LocalDate last = Councils.latest(open, Councils.lastTold(reading));
            return last != null && last.isBefore(Quarters.ago(reading.day()))
                    ? Stream.of(new Silent(code, name, open.size(), last))
                    : Stream.empty();
        }
    }
}
