package casebook.log;

/**
 * The log does not hold what was recorded: somebody changed the store.
 *
 * @see LogTree
 */
public final class LogAlteredException extends RuntimeException {
    private final long from;
    private final long to;

    /** The first position that differs is {@code from}, or lies between it and {@code to}. */
    public LogAlteredException(long from, long to, String what) {
        super(what);
        this.from = from;
        this.to = to;
    }

    public static LogAlteredException missing(long from, long to) {
        return new LogAlteredException(
                from,
                from,
                from == to
                        ? "Entry %d is missing".formatted(from)
                        : "The entries %d to %d are missing".formatted(from, to));
    }

    /** A store found no commit in what stands at this position. */
    public static LogAlteredException unreadable(long position, RuntimeException cause) {
        LogAlteredException altered = new LogAlteredException(
                position, position, "What stands at position %d can't be read as an entry".formatted(position));
        altered.initCause(cause);
        return altered;
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }
}
