package dev.mandate.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.proof.CheckpointStore.Due;
import dev.mandate.access.proof.CheckpointStore.Signed;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.SigningKeyFile;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.proof.MerkleTree;
import dev.mandate.proof.SignedNote;
import dev.mandate.proof.VerifierKey;
import dev.mandate.wire.RecordedEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** R33: what is said of the logs, and that nothing else is ever said. */
class CheckpointSignerTest {
  private static final String P = "p1";
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123Z");

  private final TestDatabase database = new TestDatabase();
  private final JdbcTemplate jdbc = database.jdbc();
  private final CheckpointStore store = new CheckpointStore(jdbc);
  private final SignedCheckpoints checkpoints = new SignedCheckpoints(database.reading().client());
  private final Path keyFile = SigningKeyFile.fresh();
  private final SigningKeys keys = keys(keyFile);
  private final CheckpointSigner signer = signer(keys);

  private static SigningKeys keys(Path... files) {
    return new SigningKeys(properties(files));
  }

  private static ProofProperties properties(Path... files) {
    return new ProofProperties("audit.example", List.of(files), Duration.ofMillis(1));
  }

  private CheckpointSigner signer(SigningKeys with) {
    return new CheckpointSigner(
        new TransactionTemplate(database.transactions()),
        store,
        with,
        properties(),
        Clock.fixed(NOW.plusNanos(5_000), ZoneOffset.UTC));
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void R33_a_log_that_has_grown_is_signed_as_long_as_it_is() {
    take(RandomHistory.of(P, 700, 31).events());
    take(RandomHistory.of("p2", 20, 32).events().subList(0, 3));

    signer.sign();

    Signed signed = checkpoints.at(P, 700).orElseThrow();
    assertThat(signed.checkpoint().origin()).isEqualTo("audit.example/p1");
    assertThat(signed.checkpoint().at()).isEqualTo(NOW);
    assertThat(signed.checkpoint().root())
        .isEqualTo(
            new MerkleTree(700, new StoredSubtrees(P, new LogHashes(database.reading().client())))
                .root());
    assertThat(verifies(keys.verifiers().getFirst(), signed)).isTrue();
    assertThat(checkpoints.at("p2", 3)).isPresent();
    assertThat(signer.broken()).isEmpty();
  }

  private static boolean verifies(VerifierKey key, Signed signed) {
    return key.verifies(SignedNote.of(signed.note()));
  }

  @Test
  void R33_a_log_that_has_not_grown_is_not_signed_again() {
    take(RandomHistory.of(P, 20, 33).events());
    signer.sign();
    signer.sign();
    assertThat(checkpoints.before(P, Long.MAX_VALUE, 10)).hasSize(1);
    assertThat(signer.signed()).isEqualTo(1);
  }

  @Test
  void R33_each_checkpoint_continues_the_one_before() {
    History history = RandomHistory.of(P, 600, 34);
    for (int size : List.of(1, 255, 256, 300, 600)) {
      take(history.events().subList(0, size));
      signer.sign();
    }

    List<Signed> all = checkpoints.before(P, Long.MAX_VALUE, 10).reversed();
    assertThat(all)
        .extracting(signed -> signed.checkpoint().size())
        .containsExactly(1L, 255L, 256L, 300L, 600L);
    MerkleTree tree =
        new MerkleTree(600, new StoredSubtrees(P, new LogHashes(database.reading().client())));
    for (Signed earlier : all) {
      assertThat(
              tree.consistency(earlier.checkpoint().size())
                  .proves(earlier.checkpoint().root(), tree.root()))
          .isTrue();
    }
  }

  @Test
  void R33_entries_that_come_while_a_log_is_signed_are_signed_next() {
    History history = RandomHistory.of(P, 30, 39);
    take(history.events().subList(0, 20));
    List<Due> due = store.due(10);
    take(history.events());

    assertThat(store.next(due, 100)).hasEntrySatisfying(P, next -> assertThat(next).hasSize(20));
    assertThat(store.next(due, 7)).hasEntrySatisfying(P, next -> assertThat(next).hasSize(7));
  }

  @Test
  void R33_a_log_that_does_not_continue_what_was_signed_is_signed_no_more() {
    take(RandomHistory.of(P, 40, 35).events());
    signer.sign();
    loseReadModel();
    take(RandomHistory.of(P, 60, 36).events());

    signer.sign();

    assertThat(checkpoints.before(P, Long.MAX_VALUE, 10))
        .extracting(signed -> signed.checkpoint().size())
        .containsExactly(40L);
    assertThat(signer.broken()).containsExactly(P);
    Health health = new ProofHealth(signer, keys).health();
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails()).containsEntry("brokenLogs", Set.of(P));
  }

  @Test
  void R33_a_read_model_that_is_made_again_is_signed_from_where_it_was() {
    History history = RandomHistory.of(P, 30, 37);
    take(history.events().subList(0, 20));
    signer.sign();
    loseReadModel();
    take(history.events().subList(0, 10));
    signer.sign();
    take(history.events());
    signer.sign();

    assertThat(checkpoints.before(P, Long.MAX_VALUE, 10))
        .extracting(signed -> signed.checkpoint().size())
        .containsExactly(30L, 20L);
    assertThat(signer.broken()).isEmpty();
  }

  @Test
  void R33_while_a_key_follows_another_both_sign() {
    Path next = SigningKeyFile.fresh();
    take(RandomHistory.of(P, 20, 38).events());
    signer(keys(next, keyFile)).sign();

    Signed signed = checkpoints.at(P, 20).orElseThrow();
    assertThat(verifies(keys.verifiers().getFirst(), signed)).isTrue();
    assertThat(verifies(keys(next).verifiers().getFirst(), signed)).isTrue();
    assertThat(verifies(keys(SigningKeyFile.fresh()).verifiers().getFirst(), signed)).isFalse();
  }

  /** Everything but what was signed. */
  private void loseReadModel() {
    database
        .ownerJdbc()
        .execute(
            """
            truncate consumer_offset, partner_progress, partner, partner_user, role_grant,
              managed_entry, customer, customer_user, customer_role_grant, audit_entry, audit_subtree
            """);
  }

  private void take(List<RecordedEvent> events) {
    new ProjectionFixture(database).takeIn(events, new Random(31));
  }
}
