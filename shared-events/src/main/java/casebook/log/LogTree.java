package casebook.log;

import casebook.merkle.Frontier;
import casebook.merkle.Hash;
import casebook.merkle.Subtrees;
import java.util.List;
import java.util.function.Consumer;

/**
 * The Merkle tree over the log's entries, as it was kept when they were recorded: each subtree stands in the commit that
 * completed it, so a root or a proof takes one look-up for each of its hashes. The leaf of position n has index n - 1.
 */
public final class LogTree implements Subtrees {
    private static final int COMMITS_AT_ONCE = 500;

    private final LogStore store;

    LogTree(LogStore store) {
        this.store = store;
    }

    /** @throws LogAlteredException where the log holds no entry there */
    @Override
    public Hash subtree(int level, long index) {
        long last = (index + 1) << level;
        List<Commit> found = store.readAfter(last - 1, 1);
        if (found.isEmpty()) {
            throw LogAlteredException.missing(
                    store.last().map(Commit::lastPosition).orElse(0L) + 1, last);
        }
        if (found.getFirst().position() > last) {
            throw LogAlteredException.missing(last, last);
        }
        return found.getFirst().node(level, last);
    }

    /** An entry as it now reads, and the hash of its leaf as it was when it was recorded. */
    public record Leaf(Entry entry, Hash kept) {}

    /** The next entries after this position with their leaves, in order; none only at the log's end. */
    public List<Leaf> leavesAfter(long position) {
        return store.readAfter(position, COMMITS_AT_ONCE).stream()
                .flatMap(commit -> commit.entries().stream().map(entry -> new Leaf(entry, commit.keptLeaf(entry))))
                .filter(leaf -> leaf.entry().position() > position)
                .toList();
    }

    /**
     * Extends a tree to this size by what the log now holds, and compares it with what was kept.
     *
     * @param afterEach is shown the tree after each entry
     * @throws LogAlteredException where they differ
     */
    public void check(Frontier tree, long size, Consumer<Frontier> afterEach) {
        while (tree.size() < size) {
            List<Commit> next = store.readAfter(tree.size(), COMMITS_AT_ONCE);
            if (next.isEmpty()) {
                throw LogAlteredException.missing(tree.size() + 1, size);
            }
            next.forEach(commit -> commit.checkAgainst(tree, afterEach));
        }
    }
}
