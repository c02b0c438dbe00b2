package casebook.log;

import casebook.merkle.Frontier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The log's end as its appender knows it: every commit after {@link #since}, whoever recorded it, so that a repeated
 * command or a violated guard is normally found without asking the store.
 */
final class RecentCommits {
    private static final int COMMITS = 4_096;
    private static final long CHARACTERS = 8L << 20;

    private final Deque<Commit> commits = new ArrayDeque<>();
    private final Map<String, Commit> byCommand = new HashMap<>();
    private final Frontier tree;
    private Head head;
    private long since;
    private long characters;

    RecentCommits(Head head, Frontier tree) {
        this.head = head;
        this.tree = tree;
        this.since = head.position();
    }

    Head head() {
        return head;
    }

    /** The log's tree at its end. */
    Frontier tree() {
        return tree;
    }

    /** All commits after this position are held here. */
    long since() {
        return since;
    }

    void add(Commit commit) {
        if (commit.position() != head.position() + 1) {
            throw new IllegalStateException(
                    "The log has a gap: position %d is followed by %d".formatted(head.position(), commit.position()));
        }
        commits.addLast(commit);
        byCommand.put(commit.commandId(), commit);
        characters += commit.characters();
        head = commit.head();
        tree.append(commit.nodes());
        while (commits.size() > COMMITS || characters > CHARACTERS) {
            forget(commits.removeFirst());
        }
    }

    private void forget(Commit commit) {
        byCommand.remove(commit.commandId());
        characters -= commit.characters();
        since = commit.lastPosition();
    }

    @Nullable
    Commit ofCommand(String commandId) {
        return byCommand.get(commandId);
    }

    /** Whether an entry after the guard's position, as far as they are held here, violates it. */
    boolean violate(Guard guard) {
        for (Iterator<Commit> newestFirst = commits.descendingIterator(); newestFirst.hasNext(); ) {
            Commit commit = newestFirst.next();
            if (commit.lastPosition() <= guard.after()) {
                return false;
            }
            if (guard.isViolatedBy(commit)) {
                return true;
            }
        }
        return false;
    }
}
