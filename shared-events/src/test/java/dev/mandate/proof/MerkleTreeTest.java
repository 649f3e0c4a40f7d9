package dev.mandate.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R33: the tree of a log, its proofs, and that they prove nothing else. */
class MerkleTreeTest {
  /** More than two full levels of every shape. */
  private static final int LARGEST = 70;

  private static final List<Hash> LEAVES =
      IntStream.range(0, LARGEST)
          .mapToObj(i -> Hash.ofLeaf(("entry " + i).getBytes(UTF_8)))
          .toList();

  private static final List<Hash> ROOTS =
      IntStream.rangeClosed(0, LARGEST).mapToObj(i -> defined(LEAVES.subList(0, i))).toList();

  /**
   * Roots of complete subtrees by the leaves they are over; there is no need to make them twice.
   */
  private static final Map<List<Integer>, Hash> KNOWN = new HashMap<>();

  /** The definition of RFC 9162, section 2.1.1, word for word. */
  private static Hash defined(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.OF_NOTHING;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = 1;
    while (split * 2 < leaves.size()) {
      split *= 2;
    }
    return Hash.ofNode(
        defined(leaves.subList(0, split)), defined(leaves.subList(split, leaves.size())));
  }

  private static MerkleTree tree(int size) {
    return new MerkleTree(
        size,
        (level, index) -> {
          int from = (int) index << level;
          int to = from + (1 << level);
          assertThat(to).as("a leaf of the tree").isLessThanOrEqualTo(size);
          return KNOWN.computeIfAbsent(List.of(from, to), _ -> defined(LEAVES.subList(from, to)));
        });
  }

  private static Hash root(int size) {
    return ROOTS.get(size);
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void R33_roots_are_those_of_the_test_vectors_of_certificate_transparency(int size, String root) {
    List<String> entries =
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    Frontier frontier = Frontier.empty();
    entries.subList(0, size).forEach(e -> frontier.append(Hash.ofLeaf(HexFormat.of().parseHex(e))));

    assertThat(frontier.root()).hasToString(root);
  }

  @Test
  void R33_appending_gives_the_root_that_is_defined() {
    Frontier frontier = Frontier.empty();
    for (int size = 0; size < LARGEST; size++) {
      assertThat(frontier.root()).isEqualTo(root(size)).isEqualTo(tree(size).root());
      frontier = Frontier.of(size, frontier.bytes()); // as after a restart
      frontier.append(LEAVES.get(size));
    }
  }

  @Test
  void R33_every_complete_subtree_is_told_once_when_its_last_leaf_comes() {
    Map<List<Long>, Hash> told = new HashMap<>();
    Frontier frontier = Frontier.empty();
    for (Hash leaf : LEAVES) {
      frontier.append(
          leaf,
          (level, index, root) -> {
            assertThat(told.put(List.of((long) level, index), root)).isNull();
            assertThat((index + 1) << level).isEqualTo(frontier.size() + 1);
          });
    }

    int expected = 0;
    for (int level = 1; 1 << level <= LARGEST; level++) {
      for (int index = 0; (index + 1) << level <= LARGEST; index++) {
        expected++;
        assertThat(told)
            .containsEntry(
                List.of((long) level, (long) index),
                defined(LEAVES.subList(index << level, (index + 1) << level)));
      }
    }
    assertThat(told).hasSize(expected);
  }

  @Test
  void R33_a_leaf_is_shown_to_be_where_it_is_and_nowhere_else() {
    for (int size = 1; size <= LARGEST; size++) {
      for (int leaf = 0; leaf < size; leaf++) {
        InclusionProof proof = tree(size).inclusion(leaf);
        assertThat(proof.proves(LEAVES.get(leaf), root(size))).isTrue();
        for (int other = -1; other <= size; other++) {
          InclusionProof moved = new InclusionProof(other, size, proof.path());
          assertThat(moved.proves(LEAVES.get(leaf), root(size))).isEqualTo(other == leaf);
        }
      }
    }
  }

  @Test
  void R33_another_entry_root_or_path_proves_nothing() {
    for (int size = 1; size <= LARGEST; size++) {
      int leaf = size / 3;
      InclusionProof proof = tree(size).inclusion(leaf);
      Hash other = Hash.ofLeaf("another".getBytes(UTF_8));
      assertThat(proof.proves(other, root(size))).isFalse();
      assertThat(proof.proves(LEAVES.get(leaf), other)).isFalse();
      for (List<Hash> path : spoilt(proof.path(), other)) {
        assertThat(new InclusionProof(leaf, size, path).proves(LEAVES.get(leaf), root(size)))
            .as("%d of %d", leaf, size)
            .isFalse();
      }
    }
  }

  @Test
  void R33_a_log_is_shown_to_have_only_grown() {
    for (int later = 0; later <= LARGEST; later++) {
      for (int earlier = 0; earlier <= later; earlier++) {
        ConsistencyProof proof = tree(later).consistency(earlier);
        assertThat(proof.proves(root(earlier), root(later)))
            .as("%d to %d", earlier, later)
            .isTrue();
      }
    }
  }

  @Test
  void R33_a_log_that_was_changed_is_not_shown_to_have_only_grown() {
    Hash other = Hash.ofLeaf("another".getBytes(UTF_8));
    for (int later = 1; later <= LARGEST; later++) {
      for (int earlier = 0; earlier <= later; earlier++) {
        ConsistencyProof proof = tree(later).consistency(earlier);
        assertThat(proof.proves(other, root(later))).isFalse();
        assertThat(proof.proves(root(earlier), other)).isEqualTo(earlier == 0);
        for (List<Hash> path : spoilt(proof.path(), other)) {
          assertThat(new ConsistencyProof(earlier, later, path).proves(root(earlier), root(later)))
              .as("%d to %d", earlier, later)
              .isFalse();
        }
      }
    }
  }

  /** The path with one hash changed, missing or too many, at each place. */
  private static List<List<Hash>> spoilt(List<Hash> path, Hash other) {
    List<List<Hash>> spoilt = new ArrayList<>();
    for (int i = 0; i <= path.size(); i++) {
      List<Hash> longer = new ArrayList<>(path);
      longer.add(i, other);
      spoilt.add(longer);
      if (i < path.size()) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(i, other);
        spoilt.add(changed);
        List<Hash> shorter = new ArrayList<>(path);
        shorter.remove(i);
        spoilt.add(shorter);
      }
    }
    return spoilt;
  }

  @Test
  void R33_what_was_not_kept_whole_is_refused() {
    assertThatThrownBy(() -> Frontier.of(3, new byte[Hash.LENGTH]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree(3).inclusion(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree(3).consistency(4)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
