package casebook.query.cases;

import casebook.events.Deadline.Dated;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a case's deadline has moved: docs/derived-values.md.
 *
 * @param revisions how often it was revised
 * @param days from the last day first promised to the last day promised now, below 0 where it was brought forward; absent
 *     where either of the two deadlines isn't dated
 */
public record Slip(int revisions, @Nullable Long days) {
    /** The greatest number of days first, then the greatest number of revisions; where no days are known, last. */
    public static final Comparator<Slip> MOST_FIRST = Comparator.comparing(
                    Slip::days, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
            .thenComparing(Slip::revisions, Comparator.reverseOrder());

    /** @param targets the deadlines in the order in which they were set, the original first */
    static Slip of(List<Target> targets) {
        Long days = targets.getFirst().deadline() instanceof Dated original
                        && targets.getLast().deadline() instanceof Dated current
                ? ChronoUnit.DAYS.between(
                        original.due().getLast(), current.due().getLast())
                : null;
        return new Slip(targets.size() - 1, days);
    }
}
