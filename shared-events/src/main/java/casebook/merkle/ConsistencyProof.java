package casebook.merkle;

import java.util.List;

/** Shows that the tree of size {@code to} begins with that of size {@code from} (RFC 9162, section 2.1.4). */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** Whether it proves that for the trees with these roots: the algorithm of section 2.1.4.2. */
    public boolean proves(Hash fromRoot, Hash toRoot) {
        if (from < 0 || from > to) {
            return false;
        }
        if (from == 0) {
            return hashes.isEmpty() && fromRoot.equals(Hash.EMPTY) && (to > 0 || toRoot.equals(Hash.EMPTY));
        }
        if (from == to) {
            return hashes.isEmpty() && fromRoot.equals(toRoot);
        }
        boolean complete = Long.bitCount(from) == 1;
        if (!complete && hashes.isEmpty()) {
            return false;
        }
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash older = complete ? fromRoot : hashes.getFirst();
        Hash newer = older;
        for (Hash hash : complete ? hashes : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                older = Hash.ofNode(hash, older);
                newer = Hash.ofNode(hash, newer);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newer = Hash.ofNode(newer, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && older.equals(fromRoot) && newer.equals(toRoot);
    }
}
