package casebook.merkle;

import java.util.ArrayList;
import java.util.List;

/** A tree that keeps each subtree when it is completed, in one list, as the log does. */
final class GrownTree implements Subtrees {
    private final Frontier frontier = Frontier.empty();
    private final List<Hash> nodes = new ArrayList<>();

    GrownTree(List<Hash> leaves) {
        leaves.forEach(leaf -> frontier.append(leaf, nodes::add));
    }

    Frontier grown() {
        return frontier;
    }

    int nodes() {
        return nodes.size();
    }

    @Override
    public Hash subtree(int level, long index) {
        long last = (index + 1) << level;
        return nodes.get(Math.toIntExact(Subtrees.count(last - 1) + level));
    }
}
