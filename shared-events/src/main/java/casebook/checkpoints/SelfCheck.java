package casebook.checkpoints;

import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import casebook.merkle.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The log hashes itself again and compares that with what was kept and signed. */
public final class SelfCheck {
    private static final int CHECKPOINTS_AT_ONCE = 100;

    private final EventLog log;
    private final Checkpoints checkpoints;
    private final Clock clock;

    public SelfCheck(EventLog log, Checkpoints checkpoints, Clock clock) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    /** How much of the log was checked. */
    public enum Scope {
        TAIL,
        WHOLE
    }

    /**
     * What a check found.
     *
     * @param position up to which the log was checked
     * @param alteration absent where the log is what was recorded
     */
    public record Result(
            Scope scope,
            Instant startedAt,
            Duration took,
            long position,
            @Nullable Alteration alteration) {
        public boolean isSound() {
            return alteration == null;
        }
    }

    /** The first position that differs is {@code from}, or lies between it and {@code to}. */
    public record Alteration(long from, long to, String what) {}

    /** Checks the entries since the last checkpoint; all of them where that one does not agree. */
    public Result tail() {
        Progress progress = new Progress();
        return progress.result(Scope.TAIL, () -> {
            Optional<Checkpoint> last = checkpoints.latest();
            try {
                Frontier tree = last.map(checkpoints::confirmed).orElseGet(Frontier::empty);
                progress.reached(tree);
                log.tree().check(tree, log.head().position(), progress::reached);
            } catch (LogAlteredException e) {
                hashAll(progress);
                throw e;
            }
        });
    }

    /** Checks every entry and every checkpoint. */
    public Result whole() {
        Progress progress = new Progress();
        return progress.result(Scope.WHOLE, () -> hashAll(progress));
    }

    private void hashAll(Progress progress) {
        long head = log.head().position();
        Kept kept = new Kept();
        kept.compare(Frontier.empty());
        log.tree().check(Frontier.empty(), head, tree -> {
            progress.reached(tree);
            kept.compare(tree);
        });
        if (kept.next != null) {
            checkpoints.confirmed(kept.next);
        }
    }

    /** The checkpoints in the order of their sizes, each of which is compared when the tree has reached its size. */
    private final class Kept {
        private Iterator<Checkpoint> read =
                checkpoints.above(-1, CHECKPOINTS_AT_ONCE).iterator();
        private @Nullable Checkpoint next = read.hasNext() ? read.next() : null;
        private long agreed;

        void compare(Frontier tree) {
            Checkpoint checkpoint = next;
            if (checkpoint != null && checkpoint.size() == tree.size()) {
                checkpoints.requireSigned(checkpoint);
                Checkpoints.requireSame(tree, checkpoint, agreed + 1);
                agreed = checkpoint.size();
                if (!read.hasNext()) {
                    read = checkpoints.above(agreed, CHECKPOINTS_AT_ONCE).iterator();
                }
                next = read.hasNext() ? read.next() : null;
            }
        }
    }

    /** How far a check has come. */
    private final class Progress {
        private final Instant startedAt = clock.instant();
        private final long started = System.nanoTime();
        private long position;

        void reached(Frontier tree) {
            position = tree.size();
        }

        Result result(Scope scope, Runnable check) {
            try {
                check.run();
                return result(scope, (Alteration) null);
            } catch (LogAlteredException e) {
                return result(scope, new Alteration(e.from(), e.to(), String.valueOf(e.getMessage())));
            }
        }

        private Result result(Scope scope, @Nullable Alteration alteration) {
            return new Result(scope, startedAt, Duration.ofNanos(System.nanoTime() - started), position, alteration);
        }
    }
}
