package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.Event;
import dev.mandate.policy.RoleSet;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a readable command says, the history can hold it and give it back. */
final class KeptForEver {
  /** A reader that knows nothing of us, with the limits that it comes with. */
  private static final JsonMapper ANYBODY = JsonMapper.builder().build();

  private KeptForEver() {}

  static void assertKept(String description, CommandMessage message) {
    RecordedEvent recorded =
        new RecordedEvent(
            rejection(message),
            1,
            EventExamples.DECIDED,
            EventExamples.RECORDED,
            provenance(message));
    try {
      CloudEvent written = EventCodec.write(recorded);
      CloudEvent stored =
          new CloudEvent(
              AttributesCodec.read(AttributesCodec.write(written.attributes())), written.data());
      RecordHeaders headers = new RecordHeaders(List.copyOf(KafkaBinding.headers(stored)));
      assertThat(EventCodec.read(KafkaBinding.read(headers, stored.data())))
          .as(description)
          .isEqualTo(recorded);
    } catch (UnreadableException e) {
      throw new AssertionError(description + ": " + message, e);
    }
    assertThatCode(() -> ANYBODY.readTree(message.data().json()))
        .as(description)
        .doesNotThrowAnyException();
  }

  private static Event rejection(CommandMessage message) {
    return new CommandRejected(
        message.partnerId(), message.name(), RejectionCode.INVALID, "", message.data());
  }

  private static Provenance provenance(CommandMessage message) {
    return new Provenance(
        message.id(),
        message.source(),
        message.name(),
        EventExamples.ASKED,
        message.authType(),
        message.authId(),
        RoleSet.EMPTY,
        null,
        message.correlationId(),
        message.traceParent(),
        message.traceState());
  }
}
