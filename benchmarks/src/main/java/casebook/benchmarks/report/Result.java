package casebook.benchmarks.report;

/**
 * One row: what was asked, what is to be reached and what was, and the measurements that it comes from.
 *
 * @param chart the title of the chart in which its sides are shown; rows of one chart share their sides
 * @param unit the unit of the sides
 */
public record Result(
        String benchmark,
        String question,
        Target target,
        Samples reached,
        String chart,
        String unit,
        Measured measured) {

    public boolean passes() {
        return target.isReachedBy(reached.median());
    }
}
