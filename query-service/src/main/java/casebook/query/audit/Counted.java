package casebook.query.audit;

import java.util.OptionalLong;
import java.util.function.LongFunction;

/** As which entry of its history an entry counts: a correction as the entry that it corrects (docs/two-dates.md). */
public final class Counted {
    private Counted() {}

    /** @param corrected the number of the entry that the one of this number corrects, if it is a correction */
    public static long as(long entry, LongFunction<OptionalLong> corrected) {
        OptionalLong earlier = corrected.apply(entry);
        return earlier.isPresent() && earlier.getAsLong() < entry ? as(earlier.getAsLong(), corrected) : entry;
    }
}
