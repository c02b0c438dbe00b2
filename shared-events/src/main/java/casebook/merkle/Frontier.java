package casebook.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A tree that grows at its end, held by the roots of its largest complete subtrees: one for each bit that is set in its
 * size, so 20 hashes at most for a million leaves.
 */
public final class Frontier {
    private final List<Hash> peaks;
    private long size;

    private Frontier(long size, List<Hash> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    public static Frontier empty() {
        return new Frontier(0, new ArrayList<>());
    }

    /** @param peaks the roots of the largest complete subtrees, from left to right */
    public static Frontier of(long size, List<Hash> peaks) {
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A tree of %d leaves has %d complete subtrees, not %d"
                    .formatted(size, Long.bitCount(size), peaks.size()));
        }
        return new Frontier(size, new ArrayList<>(peaks));
    }

    public Frontier copy() {
        return new Frontier(size, new ArrayList<>(peaks));
    }

    public long size() {
        return size;
    }

    /** The roots of the largest complete subtrees, from left to right. */
    public List<Hash> peaks() {
        return List.copyOf(peaks);
    }

    public void append(Hash leaf) {
        append(leaf, node -> {});
    }

    /** @param completed takes each subtree that this leaf completes: the leaf itself first, then upwards */
    public void append(Hash leaf, Consumer<? super Hash> completed) {
        Hash node = leaf;
        completed.accept(node);
        for (long left = size; (left & 1) == 1; left >>>= 1) {
            node = Hash.ofNode(peaks.removeLast(), node);
            completed.accept(node);
        }
        peaks.addLast(node);
        size++;
    }

    /** Extends the tree by leaves of which it is known what they complete, as {@link #append(Hash, Consumer)} told. */
    public void append(Hashes completed) {
        int next = 0;
        while (next < completed.size()) {
            int merged = Long.numberOfTrailingZeros(~size);
            peaks.subList(peaks.size() - merged, peaks.size()).clear();
            next += merged;
            peaks.addLast(completed.get(next));
            next++;
            size++;
        }
    }

    /**
     * Extends the tree to this size.
     *
     * @param subtrees the roots of the fewest complete subtrees that hold what is added, as {@link Subtrees#range} gives
     */
    public void append(List<Hash> subtrees, long newSize) {
        for (Hash subtree : subtrees) {
            int level = Subtrees.level(size, newSize);
            Hash node = subtree;
            for (long left = size >>> level; (left & 1) == 1; left >>>= 1) {
                node = Hash.ofNode(peaks.removeLast(), node);
            }
            peaks.addLast(node);
            size += 1L << level;
        }
    }

    public Hash root() {
        if (peaks.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash root = peaks.getLast();
        for (Hash peak : peaks.reversed().subList(1, peaks.size())) {
            root = Hash.ofNode(peak, root);
        }
        return root;
    }
}
