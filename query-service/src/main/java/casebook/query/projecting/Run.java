package casebook.query.projecting;

import casebook.log.Entry;
import java.util.List;

/**
 * Consecutive entries of the log, at least one: what is folded and written in one go.
 *
 * @param done to be called once they are folded, so that more is read ahead
 */
record Run(List<Entry> entries, Runnable done) {
    Entry last() {
        return entries.getLast();
    }
}
