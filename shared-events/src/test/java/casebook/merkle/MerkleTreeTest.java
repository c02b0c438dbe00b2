package casebook.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The leaves and roots with which the reference implementations of RFC 6962 are tested. */
    private static final List<Hash> LEAVES = IntStream.range(0, 8)
            .mapToObj(i -> List.of(
                            "",
                            "00",
                            "10",
                            "2021",
                            "3031",
                            "40414243",
                            "5051525354555657",
                            "606162636465666768696a6b6c6d6e6f")
                    .get(i))
            .map(hex -> Hash.ofLeaf(HexFormat.of().parseHex(hex)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String A = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String B = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String C = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String D = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String E = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String F = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private final GrownTree tree = new GrownTree(LEAVES);

    @Test
    void the_roots_are_those_of_the_reference_implementations() {
        assertThat(hex(Hash.EMPTY)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= 8; size++) {
            assertThat(hex(tree.root(size))).isEqualTo(ROOTS.get(size - 1));
            assertThat(hex(new GrownTree(LEAVES.subList(0, size)).grown().root()))
                    .isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void the_proofs_are_those_of_the_reference_implementations() {
        assertThat(hex(tree.inclusion(0, 1).hashes())).isEmpty();
        assertThat(hex(tree.inclusion(0, 8).hashes())).containsExactly(A, B, C);
        assertThat(hex(tree.inclusion(5, 8).hashes())).containsExactly(D, E, ROOTS.get(3));
        assertThat(hex(tree.inclusion(2, 3).hashes())).containsExactly(ROOTS.get(1));
        assertThat(hex(tree.inclusion(1, 5).hashes())).containsExactly(ROOTS.get(0), B, D);
        assertThat(hex(tree.consistency(1, 1).hashes())).isEmpty();
        assertThat(hex(tree.consistency(1, 8).hashes())).containsExactly(A, B, C);
        assertThat(hex(tree.consistency(6, 8).hashes())).containsExactly(F, E, ROOTS.get(3));
        assertThat(hex(tree.consistency(2, 5).hashes())).containsExactly(B, D);
    }

    /** Section 2.1.5 of RFC 9162 names the nodes of a tree of seven leaves from a to l, in this shape. */
    @Test
    void the_proofs_have_the_shapes_of_the_rfcs_example() {
        Hash a = LEAVES.get(0);
        Hash b = LEAVES.get(1);
        Hash c = LEAVES.get(2);
        Hash d = LEAVES.get(3);
        Hash e = LEAVES.get(4);
        Hash f = LEAVES.get(5);
        Hash j = LEAVES.get(6);
        Hash g = Hash.ofNode(a, b);
        Hash h = Hash.ofNode(c, d);
        Hash i = Hash.ofNode(e, f);
        Hash k = Hash.ofNode(g, h);
        Hash l = Hash.ofNode(i, j);
        assertThat(tree.inclusion(0, 7).hashes()).containsExactly(b, h, l);
        assertThat(tree.inclusion(3, 7).hashes()).containsExactly(c, g, l);
        assertThat(tree.inclusion(4, 7).hashes()).containsExactly(f, j, k);
        assertThat(tree.inclusion(6, 7).hashes()).containsExactly(i, k);
        assertThat(tree.consistency(3, 7).hashes()).containsExactly(c, d, g, l);
        assertThat(tree.consistency(4, 7).hashes()).containsExactly(l);
        assertThat(tree.consistency(6, 7).hashes()).containsExactly(i, j, k);
    }

    @Test
    void every_root_and_proof_of_small_trees_is_the_rfcs_and_verifies() {
        List<Hash> leaves = leaves(66);
        GrownTree grown = new GrownTree(leaves);
        for (int size = 0; size <= leaves.size(); size++) {
            Hash root = NaiveTree.root(leaves.subList(0, size));
            assertThat(grown.root(size)).isEqualTo(root);
            assertThat(grown.frontier(size).root()).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = grown.inclusion(index, size);
                assertThat(proof.hashes()).isEqualTo(NaiveTree.inclusion(index, leaves.subList(0, size)));
                assertThat(proof.proves(leaves.get(index), root)).isTrue();
            }
            for (int from = 0; from <= size; from++) {
                ConsistencyProof proof = grown.consistency(from, size);
                assertThat(proof.hashes()).isEqualTo(NaiveTree.consistency(from, leaves.subList(0, size)));
                assertThat(proof.proves(NaiveTree.root(leaves.subList(0, from)), root))
                        .isTrue();
            }
        }
    }

    @Test
    void a_proof_of_something_else_does_not_verify() {
        List<Hash> leaves = leaves(17);
        GrownTree grown = new GrownTree(leaves);
        Hash stranger = Hash.ofLeaf(new byte[] {42});
        for (int size = 1; size <= leaves.size(); size++) {
            Hash root = grown.root(size);
            for (int index = 0; index < size; index++) {
                InclusionProof proof = grown.inclusion(index, size);
                assertThat(proof.proves(stranger, root)).isFalse();
                assertThat(proof.proves(leaves.get(index), stranger)).isFalse();
                for (InclusionProof wrong : List.of(
                        new InclusionProof(index, size, with(proof.hashes(), stranger)),
                        new InclusionProof(index ^ 1, size, proof.hashes()),
                        new InclusionProof(size, size, proof.hashes()),
                        new InclusionProof(-1, size, proof.hashes()))) {
                    assertThat(wrong.proves(leaves.get(index), root)).isFalse();
                }
            }
            for (int from = 1; from < size; from++) {
                ConsistencyProof proof = grown.consistency(from, size);
                Hash older = grown.root(from);
                assertThat(proof.proves(stranger, root)).isFalse();
                assertThat(proof.proves(older, stranger)).isFalse();
                assertThat(new ConsistencyProof(from, size, with(proof.hashes(), stranger)).proves(older, root))
                        .isFalse();
                assertThat(new ConsistencyProof(
                                        from,
                                        size,
                                        proof.hashes().subList(1, proof.hashes().size()))
                                .proves(older, root))
                        .isFalse();
                assertThat(new ConsistencyProof(size, from, proof.hashes()).proves(older, root))
                        .isFalse();
            }
        }
    }

    @Test
    void random_large_trees_agree_with_the_rfcs_definitions() {
        Random random = new Random(9162);
        List<Hash> leaves = leaves(5_000);
        GrownTree grown = new GrownTree(leaves);
        assertThat(grown.nodes()).isEqualTo(Math.toIntExact(Subtrees.count(5_000)));
        for (int round = 0; round < 100; round++) {
            int size = 1 + random.nextInt(leaves.size());
            int index = random.nextInt(size);
            List<Hash> prefix = leaves.subList(0, size);
            assertThat(grown.root(size)).isEqualTo(NaiveTree.root(prefix));
            assertThat(grown.inclusion(index, size).hashes()).isEqualTo(NaiveTree.inclusion(index, prefix));
            assertThat(grown.consistency(index, size).hashes()).isEqualTo(NaiveTree.consistency(index, prefix));
            Frontier extended = grown.frontier(index);
            leaves.subList(index, size).forEach(extended::append);
            assertThat(extended.root()).isEqualTo(NaiveTree.root(prefix));
            assertThat(extended.peaks()).isEqualTo(grown.frontier(size).peaks());
        }
    }

    /** What an export of a part of the log needs to be checked: the subtrees before it and those after it. */
    @Test
    void a_part_of_the_leaves_and_the_subtrees_around_it_give_the_root() {
        List<Hash> leaves = leaves(40);
        GrownTree grown = new GrownTree(leaves);
        for (int begin = 0; begin <= 40; begin++) {
            for (int end = begin; end <= 40; end++) {
                Frontier known = grown.frontier(begin);
                leaves.subList(begin, end).forEach(known::append);
                known.append(grown.range(end, 40), 40);
                assertThat(known.size()).isEqualTo(40);
                assertThat(known.root()).isEqualTo(grown.root(40));
            }
        }
    }

    @Test
    void what_a_tree_does_not_hold_is_refused() {
        assertThatThrownBy(() -> tree.inclusion(8, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusion(-1, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(9, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(3, LEAVES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hashes_are_the_same_after_a_round_trip_through_text() {
        Hashes hashes = Hashes.of(LEAVES);
        assertThat(Hashes.parse(hashes.toString())).isEqualTo(hashes);
        assertThat(hashes.toList()).isEqualTo(LEAVES);
        assertThat(Hashes.of(hashes.bytes())).isEqualTo(hashes);
        assertThat(Hash.parse(LEAVES.getFirst().toString())).isEqualTo(LEAVES.getFirst());
        assertThatThrownBy(() -> Hash.parse("AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hashes.parse("AAAA")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Hash> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.ofLeaf(Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Hash> with(List<Hash> hashes, Hash last) {
        List<Hash> longer = new ArrayList<>(hashes);
        longer.add(last);
        return longer;
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(hash.toString()));
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream().map(MerkleTreeTest::hex).toList();
    }
}
