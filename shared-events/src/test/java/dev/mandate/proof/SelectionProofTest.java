package dev.mandate.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.proof.SelectionProof.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R33: many entries of a log at once. */
class SelectionProofTest {
  private static final int LARGEST = 70;

  private static final List<Hash> LEAVES =
      IntStream.range(0, LARGEST)
          .mapToObj(i -> Hash.ofLeaf(("entry " + i).getBytes(UTF_8)))
          .toList();

  private static MerkleTree tree(int size) {
    return new MerkleTree(
        size,
        (level, index) -> {
          int from = (int) index << level;
          return root(LEAVES.subList(from, from + (1 << level)));
        });
  }

  private static Hash root(List<Hash> leaves) {
    Frontier frontier = Frontier.empty();
    leaves.forEach(frontier::append);
    return frontier.root();
  }

  private static List<Part> proof(int size, long... leaves) {
    List<Part> parts = new ArrayList<>();
    tree(size).selection(LongStream.of(leaves).iterator(), parts::add);
    return parts;
  }

  private static long[] selection(int size, Random random) {
    int chance = 1 + random.nextInt(8);
    return LongStream.range(0, size).filter(_ -> random.nextInt(chance) == 0).toArray();
  }

  @Test
  void R33_every_selection_of_leaves_leads_to_the_root_of_its_tree() {
    Random random = new Random(1);
    for (int size = 0; size <= LARGEST; size++) {
      for (int attempt = 0; attempt < 10; attempt++) {
        long[] selected = selection(size, random);
        List<Part> proof = proof(size, selected);

        assertThat(proof.stream().filter(Part::selected).mapToLong(Part::from))
            .containsExactly(LongStream.of(selected).boxed().toArray(Long[]::new));
        assertThat(proof.stream().filter(Part::selected).map(Part::root))
            .isEqualTo(LongStream.of(selected).mapToObj(i -> LEAVES.get((int) i)).toList());
        assertThat(SelectionProof.root(size, proof.iterator()))
            .isEqualTo(root(LEAVES.subList(0, size)));
      }
    }
  }

  @Test
  void R33_a_proof_of_every_leaf_holds_nothing_else() {
    assertThat(proof(LARGEST, LongStream.range(0, LARGEST).toArray())).hasSize(LARGEST);
    assertThat(proof(LARGEST)).hasSize(1);
    assertThat(proof(64, 5)).hasSize(7);
  }

  @Test
  void R33_a_proof_that_was_changed_anywhere_does_not_lead_to_the_root() {
    Random random = new Random(2);
    for (int size = 1; size <= LARGEST; size++) {
      List<Part> proof = proof(size, selection(size, random));
      Hash root = root(LEAVES.subList(0, size));
      for (int i = 0; i < proof.size(); i++) {
        Part part = proof.get(i);
        List<Part> changed = new ArrayList<>(proof);
        changed.set(i, new Part(part.from(), part.to(), part.selected(), Hash.OF_NOTHING));
        assertThat(SelectionProof.root(size, changed.iterator())).isNotEqualTo(root);

        List<Part> shorter = new ArrayList<>(proof);
        shorter.remove(i);
        int of = size;
        assertThatThrownBy(() -> SelectionProof.root(of, shorter.iterator()))
            .isInstanceOf(IllegalArgumentException.class);

        List<Part> longer = new ArrayList<>(proof);
        longer.add(i, part);
        assertThatThrownBy(() -> SelectionProof.root(of, longer.iterator()))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void a_part_is_a_line_and_back() {
    for (Part part : proof(LARGEST, 3, 4, 17, 69)) {
      assertThat(Part.of(part.line())).isEqualTo(part);
    }
    assertThat(proof(2, 0))
        .extracting(Part::line)
        .allMatch(line -> line.matches("(1|2-2) \\S{44}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "17",
        "17 x",
        "0 %s",
        "-1 %s",
        "3-2 %s",
        "+1 %s",
        "01 %s",
        "1-2-3 %s",
        "x %s",
        "1  %s"
      })
  void a_line_in_another_form_is_refused(String line) {
    assertThatThrownBy(() -> Part.of(line.formatted(Hash.OF_NOTHING.base64())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
