package casebook.log;

/**
 * A condition on an append: no entry that {@code about} selects has been recorded after position {@code after}. Because
 * the log has one order without gaps and a position is taken once, the check and the append are one atomic step, also
 * across instances.
 */
public record Guard(EntryFilter about, long after) {

    boolean isViolatedBy(Commit commit) {
        return commit.lastPosition() > after
                && about.mayConcern(commit)
                && commit.entries().stream().anyMatch(entry -> entry.position() > after && about.selects(entry));
    }
}
