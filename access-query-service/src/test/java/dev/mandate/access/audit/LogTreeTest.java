package dev.mandate.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.audit.EntryForm;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.AuditExported;
import dev.mandate.events.CommandRejected;
import dev.mandate.policy.JsonText;
import dev.mandate.proof.Frontier;
import dev.mandate.proof.Hash;
import dev.mandate.proof.MerkleTree;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** R33: the tree of a log is over its entries as they are read. */
class LogTreeTest {
  private static final String P = "p1";

  /** Two complete subtrees of a level that is kept, and some more entries. */
  private static final int LENGTH = 700;

  private final TestDatabase database = new TestDatabase();
  private final JdbcTemplate jdbc = database.jdbc();
  private final AuditRow row = new AuditRow();

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void R33_the_leaves_are_the_hashes_of_the_entries_that_are_read() {
    History history = RandomHistory.of(P, 300, 21);
    history.add(new AuditExported(P, "u1", "csv", new JsonText("{\"b\":[2.50],\"a\":{}}"), 3));
    history.by("user", "a".repeat(600));
    history.add(
        new CommandRejected(
            P,
            "AssignCustomer",
            RejectionCode.INVALID,
            "userId is no id",
            new JsonText("{\"z\":\"\\u0000\\ud800\",\"n\":[1E400,1.0,12345678901234567890]}")));
    take(history);

    List<Hash> read =
        jdbc
            .query("select %s from audit_entry order by position".formatted(AuditRow.COLUMNS), row)
            .stream()
            .map(EntryForm::hash)
            .toList();

    assertThat(read).isEqualTo(leaves());
  }

  @Test
  void R33_the_frontier_and_the_subtrees_are_those_of_the_leaves() {
    take(RandomHistory.of(P, LENGTH, 22));

    List<Hash> leaves = leaves();
    MerkleTree tree =
        new MerkleTree(leaves.size(), (level, index) -> complete(leaves, level, index));
    byte[] frontier = jdbc.queryForObject("select frontier from partner_progress", byte[].class);
    assertThat(Frontier.of(leaves.size(), Objects.requireNonNull(frontier)).root())
        .isEqualTo(tree.root());
    List<byte[]> subtrees =
        jdbc.queryForList(
            "select root from audit_subtree where tree_level = 8 order by index", byte[].class);
    assertThat(subtrees)
        .containsExactly(complete(leaves, 8, 0).bytes(), complete(leaves, 8, 1).bytes());
    assertThat(jdbc.queryForObject("select count(*) from audit_subtree", Long.class))
        .isEqualTo(subtrees.size());
  }

  private static Hash complete(List<Hash> leaves, int level, long index) {
    Frontier subtree = Frontier.empty();
    int from = (int) index << level;
    leaves.subList(from, from + (1 << level)).forEach(subtree::append);
    return subtree.root();
  }

  private void take(History history) {
    new ProjectionFixture(database).takeIn(history.events(), new Random(21));
  }

  private List<Hash> leaves() {
    return jdbc.query(
        "select leaf_hash from audit_entry order by position",
        (leaf, _) -> Hash.of(leaf.getBytes("leaf_hash")));
  }
}
