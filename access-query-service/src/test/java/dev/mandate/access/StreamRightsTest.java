package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.EventStream;
import dev.mandate.access.testing.EventStream.Block;
import dev.mandate.access.testing.History;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.Role;
import dev.mandate.testissuer.TestIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream of changes lasts no longer than the right to read it. */
class StreamRightsTest extends ServiceTest {
  @Test
  void R32_a_stream_ends_when_its_reader_loses_the_role_that_opened_it() {
    String partner = "stream-role";
    History history = readBy(partner, "stream-role-eyes");
    try (EventStream stream = open(partner, TestIssuer.shared().person("stream-role-eyes"))) {
      stream.upTo(history.position());
      history.add(
          new RoleRevoked(
              partner, "stream-role-eyes", Role.READ_ONLY_ADMIN, RevocationCause.COMMAND));
      topic.send(List.of(history.last()));
      assertThat(stream.rest()).noneMatch(Block::isCut);
    }
  }

  @Test
  void a_stream_ends_with_the_token_that_opened_it() {
    String partner = "stream-token";
    History history = readBy(partner, "stream-token-eyes");
    Instant end = Instant.now().plusSeconds(3);
    String token = TestIssuer.shared().token().subject("stream-token-eyes").expiring(end).sign();
    try (EventStream stream = open(partner, token)) {
      stream.upTo(history.position());
      assertThat(stream.rest()).noneMatch(Block::isCut).noneMatch(Block::isMessage);
      assertThat(Instant.now()).isAfterOrEqualTo(end.minusSeconds(1));
    }
  }

  private static History readBy(String partner, String eyes) {
    History history =
        partner(partner)
            .add(user(partner, eyes, "Eyes"), granted(partner, eyes, Role.READ_ONLY_ADMIN));
    topic.send(history.events());
    assertThat(access(history, eyes, partner).status()).isEqualTo(200);
    api.getAt(history.position(), "/v1/partners/" + partner);
    return history;
  }

  private static EventStream open(String partner, String token) {
    return EventStream.open(
        URI.create(api.base()).getPort(),
        "/v1/changes?from=0&partner=" + partner,
        "Authorization",
        "Bearer " + token);
  }
}
