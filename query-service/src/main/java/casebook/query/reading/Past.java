package casebook.query.reading;

import casebook.log.Entry;
import casebook.log.EventLog;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The views as they were at any position of the log. */
@Component
final class Past {
    private static final int RUN = 5_000;

    private final EventLog log;
    private final Snapshots snapshots;

    /** One state at a time is folded: each takes about the memory that all documents do. */
    private final ReentrantLock folding = new ReentrantLock(true);

    /** A page asks several questions about one moment. */
    private SoftReference<@Nullable Foldings> last = new SoftReference<>(null);

    Past(EventLog log, Snapshots snapshots) {
        this.log = log;
        this.snapshots = snapshots;
    }

    /** Everything up to this position, to be read only. */
    Foldings upTo(long position) {
        folding.lock();
        try {
            Foldings known = last.get();
            if (known == null || known.position() != position) {
                known = snapshots.before(position);
                goOn(known, position);
                last = new SoftReference<>(known);
            }
            return known;
        } finally {
            folding.unlock();
        }
    }

    /** Folds what comes next, up to this position. */
    void goOn(Foldings state, long position) {
        while (state.position() < position) {
            List<Entry> run = log.readAfter(state.position(), (int) Math.min(RUN, position - state.position()));
            run.forEach(state::fold);
        }
    }
}
