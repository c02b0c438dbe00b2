package casebook.query.board;

import casebook.query.cases.CaseSummary;
import casebook.query.cases.Slip;
import java.util.Collection;
import java.util.LongSummaryStatistics;
import java.util.Objects;

/**
 * How far deadlines have moved, over several cases.
 *
 * @param cases how many cases had their deadline revised
 * @param revisions how often, in all
 * @param days by how many days in all: later ones less earlier ones
 * @param longest the days of the case that slipped most, 0 where none did
 */
record Slippage(int cases, int revisions, long days, long longest) {

    static Slippage of(Collection<CaseSummary> rows) {
        var slips = rows.stream()
                .map(CaseSummary::slip)
                .filter(slip -> slip.revisions() > 0)
                .toList();
        LongSummaryStatistics days = slips.stream()
                .map(Slip::days)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .summaryStatistics();
        return new Slippage(
                slips.size(),
                slips.stream().mapToInt(Slip::revisions).sum(),
                days.getSum(),
                days.getCount() == 0 ? 0 : Math.max(0, days.getMax()));
    }
}
