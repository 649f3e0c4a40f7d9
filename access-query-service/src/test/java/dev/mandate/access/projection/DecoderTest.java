package dev.mandate.access.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mandate.access.projection.Slice.Item;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Relay;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.UserProvisioned;
import dev.mandate.personal.PersonSecret;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.UnreadableException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes in with the secret of a person is sealed before anything is made of it. */
class DecoderTest {
  private static final String P = "p1";
  private final History history =
      History.of(P)
          .add(new PartnerRegistered(P, "Partner", true))
          .add(new UserProvisioned(P, "u1", "Ada", "ada@example.com", ""));

  @Test
  void what_an_event_says_openly_of_a_person_is_sealed() throws Exception {
    PersonSecret secret = Relay.secret(P, "u1", 0);

    Item item = Decoder.item(7, new Relay().message(history.event(2)));

    assertThat(item.event().event())
        .isEqualTo(
            new UserProvisioned(P, "u1", secret.seal("Ada"), secret.seal("ada@example.com"), ""));
    assertThat(new String(item.data(), UTF_8)).doesNotContain("Ada", "ada@example.com");
    assertThat(item.data()).isEqualTo(EventCodec.data(item.event().event()));
  }

  @Test
  void without_a_secret_an_event_is_taken_as_it_is() throws Exception {
    CloudEvent sent = Relay.ofBefore().message(history.event(2));

    Item item = Decoder.item(7, sent);

    assertThat(item.event()).isEqualTo(history.event(2));
    assertThat(item.data()).isEqualTo(sent.data());
    assertThat(item.secret()).isNull();
  }

  @Test
  void a_secret_that_is_nobodys_makes_an_event_unreadable() {
    CloudEvent sent = EventCodec.write(history.event(1));
    Map<String, String> attributes = new HashMap<>(sent.attributes());
    attributes.put("personsecret", PersonSecret.random().text());

    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> Decoder.item(7, new CloudEvent(attributes, sent.data())));
  }
}
