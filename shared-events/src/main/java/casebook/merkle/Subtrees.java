package casebook.merkle;

import java.util.ArrayList;
import java.util.List;

/** The complete subtrees of a tree that is stored somewhere, and what follows from them. */
@FunctionalInterface
public interface Subtrees {

    /** The root of the complete subtree of {@code 1 << level} leaves that begins at the leaf {@code index << level}. */
    Hash subtree(int level, long index);

    /** How many complete subtrees of all levels there are in a tree of this size: those of one leaf included. */
    static long count(long size) {
        return 2 * size - Long.bitCount(size);
    }

    /** The root of the tree of this size. */
    default Hash root(long size) {
        return size == 0 ? Hash.EMPTY : over(0, size);
    }

    /** The tree of this size, ready to be extended. */
    default Frontier frontier(long size) {
        return Frontier.of(size, range(0, size));
    }

    /** The roots of the fewest complete subtrees that together hold the leaves from {@code begin} to before {@code end}. */
    default List<Hash> range(long begin, long end) {
        List<Hash> roots = new ArrayList<>();
        for (long at = begin; at < end; ) {
            int level = level(at, end);
            roots.add(subtree(level, at >> level));
            at += 1L << level;
        }
        return roots;
    }

    /** The level of the largest complete subtree that begins here and does not reach beyond the end. */
    static int level(long begin, long end) {
        return Math.min(63 - Long.numberOfLeadingZeros(end - begin), Long.numberOfTrailingZeros(begin));
    }

    /** Proves that the leaf of this index is in the tree of this size (PATH of section 2.1.3.1). */
    default InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of %d leaves has none of index %d".formatted(size, index));
        }
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /** Proves that the tree of size {@code to} extends the one of size {@code from} (PROOF of section 2.1.4.1). */
    default ConsistencyProof consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree of %d leaves does not extend one of %d".formatted(to, from));
        }
        List<Hash> path = new ArrayList<>();
        if (from > 0) {
            path(from, 0, to, true, path);
        }
        return new ConsistencyProof(from, to, path);
    }

    private void path(long index, long begin, long end, List<Hash> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + half(end - begin);
        if (index < middle) {
            path(index, begin, middle, path);
            path.add(over(middle, end));
        } else {
            path(index, middle, end, path);
            path.add(over(begin, middle));
        }
    }

    private void path(long from, long begin, long end, boolean known, List<Hash> path) {
        if (from == end) {
            if (!known) {
                path.add(over(begin, end));
            }
            return;
        }
        long middle = begin + half(end - begin);
        if (from <= middle) {
            path(from, begin, middle, known, path);
            path.add(over(middle, end));
        } else {
            path(from, middle, end, false, path);
            path.add(over(begin, middle));
        }
    }

    /** The root over a range that begins where a tree of its size may begin. */
    private Hash over(long begin, long end) {
        List<Hash> roots = range(begin, end);
        Hash root = roots.getLast();
        for (Hash left : roots.reversed().subList(1, roots.size())) {
            root = Hash.ofNode(left, root);
        }
        return root;
    }

    /** The largest power of two smaller than this. */
    private static long half(long size) {
        return Long.highestOneBit(size - 1);
    }
}
