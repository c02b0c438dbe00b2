package casebook.checkpoints;

import casebook.log.EventLog;
import casebook.log.LogAlteredException;
import casebook.merkle.Frontier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log hashes itself again and compares that with what was kept and signed. */
public final class SelfCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
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
     * @param alteration absent where nothing was found altered
     * @param blocks those of the log's {@link casebook.log.Blocks} in which a search would have left entries out, and which
     *     were made anew; the log itself is what it was
     * @param failure what kept the check from coming to its end, absent where nothing did
     */
    public record Result(
            Scope scope,
            Instant startedAt,
            Duration took,
            long position,
            @Nullable Alteration alteration,
            List<Long> blocks,
            @Nullable String failure) {
        public boolean isSound() {
            return alteration == null && failure == null;
        }
    }

    /**
     * The first position that differs is {@code from}, or lies between it and {@code to}; from 0 to 0 where it is a key.
     *
     * @param what the first finding, and after it those that a damaged checkpoint or key would else have hidden
     */
    public record Alteration(long from, long to, String what) {
        public static Alteration of(LogAlteredException found) {
            return of(List.of(found));
        }

        private static Alteration of(Collection<LogAlteredException> found) {
            List<LogAlteredException> sorted = found.stream()
                    .sorted(Comparator.comparingLong(LogAlteredException::from))
                    .toList();
            String what = sorted.stream()
                    .map(LogAlteredException::getMessage)
                    .distinct()
                    .collect(Collectors.joining(". "));
            return new Alteration(sorted.getFirst().from(), sorted.getFirst().to(), what);
        }
    }

    /** Checks the entries since the last checkpoint; all of them where that one does not agree. */
    public Result tail() {
        return new Progress().result(Scope.TAIL, progress -> {
            try {
                Optional<Checkpoint> last = checkpoints.latest();
                Frontier tree = last.map(checkpoints::confirmed).orElseGet(Frontier::empty);
                progress.reached(tree);
                log.tree().check(tree, log.head().position(), progress::reached);
            } catch (LogAlteredException e) {
                hashAll(progress);
                if (progress.found.isEmpty()) {
                    progress.found(e);
                }
            }
        });
    }

    /** Checks every entry, every checkpoint, and that entries are found by what they hold. */
    public Result whole() {
        return new Progress().result(Scope.WHOLE, progress -> {
            realign(progress);
            hashAll(progress);
        });
    }

    private void realign(Progress progress) {
        try {
            progress.blocks = log.realign();
        } catch (LogAlteredException e) {
            LOG.debug("What was altered is found and named by hashing", e);
        }
    }

    private void hashAll(Progress progress) {
        long head = head(progress);
        Kept kept = new Kept(progress);
        kept.compare(Frontier.empty());
        try {
            log.tree().check(Frontier.empty(), head, tree -> {
                progress.reached(tree);
                kept.compare(tree);
            });
            kept.confirmRest();
        } catch (LogAlteredException e) {
            progress.found(e);
        }
    }

    /** The log's end. Where that can't be read, hashing up to there finds what was altered before it. */
    private long head(Progress progress) {
        try {
            return log.head().position();
        } catch (LogAlteredException e) {
            progress.found(e);
            return e.from();
        }
    }

    /**
     * The checkpoints in the order of their sizes, each of which is compared when the tree has reached its size. One that
     * is damaged hides neither the entries nor the checkpoints behind it.
     */
    private final class Kept {
        private final Progress progress;
        private Iterator<Long> read = List.<Long>of().iterator();
        private @Nullable Long next;
        private long agreed;
        private boolean damaged;
        private boolean parted;

        Kept(Progress progress) {
            this.progress = progress;
            advance(-1);
        }

        void compare(Frontier tree) {
            Long size = next;
            if (size != null && size == tree.size()) {
                signed(size).ifPresent(checkpoint -> compare(tree, checkpoint));
                advance(size);
            }
        }

        /** Where the history parted from one, it parted from all that follow. */
        private void compare(Frontier tree, Checkpoint checkpoint) {
            if (!parted) {
                try {
                    Checkpoints.requireSame(tree, checkpoint, agreed + 1);
                    agreed = checkpoint.size();
                } catch (LogAlteredException e) {
                    parted = true;
                    progress.found(e);
                }
            }
        }

        /** Of those that are damaged the first is told: with a key that was changed it is all of them. */
        private Optional<Checkpoint> signed(long size) {
            try {
                return Optional.of(checkpoints.signed(size));
            } catch (LogAlteredException e) {
                if (!damaged) {
                    damaged = true;
                    progress.found(e);
                }
                return Optional.empty();
            }
        }

        /** @throws LogAlteredException where entries at the log's end are missing */
        void confirmRest() {
            for (Long size = next; size != null; size = next) {
                signed(size).ifPresent(checkpoints::confirmed);
                advance(size);
            }
        }

        private void advance(long size) {
            if (!read.hasNext()) {
                read = checkpoints.sizesAbove(size, CHECKPOINTS_AT_ONCE).iterator();
            }
            next = read.hasNext() ? read.next() : null;
        }
    }

    /** How far a check has come, and what it found. */
    private final class Progress {
        private final Instant startedAt = clock.instant();
        private final long started = System.nanoTime();
        private final List<LogAlteredException> found = new ArrayList<>();
        private long position;
        private List<Long> blocks = List.of();

        void reached(Frontier tree) {
            position = tree.size();
        }

        void found(LogAlteredException e) {
            found.add(e);
        }

        /** Whatever goes wrong in it: a check that did not come to its end found nothing sound. */
        Result result(Scope scope, Consumer<Progress> check) {
            String failure = null;
            try {
                check.accept(this);
            } catch (RuntimeException e) {
                LOG.error("The log could not be checked to its end", e);
                failure = e.toString();
            }
            return new Result(
                    scope,
                    startedAt,
                    Duration.ofNanos(System.nanoTime() - started),
                    position,
                    found.isEmpty() ? null : Alteration.of(found),
                    blocks,
                    failure);
        }
    }
}
