package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.personal.PersonSecrets;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.UserRemoved;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The log keeps the events themselves, too: nothing of them is lost, whatever they say. */
class KeptEventsTest {
  private static final String P = "p1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestDatabase database = new TestDatabase();
  private final JdbcClient reading = database.reading().client();
  private final KeptEvents events = new KeptEvents(reading, new PersonSecrets(reading));

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void every_event_is_kept_as_it_was_sent() {
    History history = RandomHistory.withoutErasures(P, 80, 12);
    history.byUser("u1", Role.FULL_ADMIN, Role.WHOLESALE_ADMIN).because("\u4e2d\n\"x\"");
    history.add(new UserRemoved(P, "u1"));
    history.tracedBy("process-7", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    history.add(new UserRemoved(P, "u1"), rejected());
    history.tracedBy("command-84", "no trace").by(null, null);
    history.add(rejected());
    history.by("", "").add(rejected());
    history.by("unknown", "a".repeat(300)).add(rejected());
    new ProjectionFixture(database).takeIn(history.events(), new Random(12));

    List<KeptEvent> kept = events.after(P, 0);

    assertThat(kept)
        .extracting(KeptEvent::position)
        .isEqualTo(LongStream.rangeClosed(1, history.position()).boxed().toList());
    List<JsonNode> structured = new ArrayList<>();
    kept.forEach(event -> structured.add(JSON.readTree(event.structured())));
    assertThat(structured).isEqualTo(history.events().stream().map(this::sent).toList());
  }

  private static CommandRejected rejected() {
    return new CommandRejected(
        P, "RemoveUser", RejectionCode.INVALID, "", new JsonText("{\"a\":\"\\u0000\"}"));
  }

  private JsonNode sent(RecordedEvent event) {
    CloudEvent written = EventCodec.write(event);
    ObjectNode all = JSON.createObjectNode();
    written.attributes().forEach(all::put);
    return all.set("data", JSON.readTree(written.data()));
  }
}
