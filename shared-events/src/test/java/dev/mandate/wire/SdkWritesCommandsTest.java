package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.policy.JsonText;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Commands that an upstream system writes with the CloudEvents SDK read with equal content. */
class SdkWritesCommandsTest {
  static final List<Example<Command>> COMMANDS = CommandExamples.ALL;

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void a_command_in_binary_mode_is_read_with_equal_content(Example<Command> example) {
    Received received = received(writer().writeBinary(sdkEvent(example)));

    assertThat(received).isEqualTo(expected(example));
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void a_command_in_structured_mode_is_read_with_equal_content(Example<Command> example) {
    ProducerRecord<Void, byte[]> written =
        writer().writeStructured(sdkEvent(example), new JsonFormat());

    assertThat(new String(written.value(), StandardCharsets.UTF_8)).contains("\"data\":{");
    assertThat(received(written)).isEqualTo(expected(example));
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void a_command_whose_data_are_base64_is_read_with_equal_content(Example<Command> example) {
    EventFormat base64 = new JsonFormat().withForceJsonDataToBase64();
    ProducerRecord<Void, byte[]> written = writer().writeStructured(sdkEvent(example), base64);

    assertThat(new String(written.value(), StandardCharsets.UTF_8)).contains("\"data_base64\":\"");
    assertThat(received(written)).isEqualTo(expected(example));
  }

  @Test
  void a_command_without_data_is_unreadable_in_both_modes() {
    io.cloudevents.CloudEvent none =
        CloudEventBuilder.v1()
            .withId("c-1")
            .withSource(URI.create("/provisioning"))
            .withType("dev.mandate.command.GrantRole.v1")
            .build();

    Unreadable expected = new Unreadable("the value is absent", "c-1", "/provisioning", null);
    assertThat(received(writer().writeBinary(none))).isEqualTo(expected);
    assertThat(received(writer().writeStructured(none, new JsonFormat()))).isEqualTo(expected);
  }

  private static io.cloudevents.CloudEvent sdkEvent(Example<Command> example) {
    String data = Golden.data("commands", example.name());
    return CloudEventBuilder.v1()
        .withId("c-1")
        .withSource(URI.create("/provisioning"))
        .withType("dev.mandate.command." + example.type())
        .withTime(OffsetDateTime.parse("2026-01-31T12:59:59.500+01:00"))
        .withExtension("authtype", "system")
        .withExtension("authid", "供应系统 🙂")
        .withExtension("correlationid", "order-7")
        .withExtension("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static CommandMessage expected(Example<Command> example) {
    return new CommandMessage(
        "c-1",
        "/provisioning",
        example.value().getClass().getSimpleName(),
        "acme",
        Instant.parse("2026-01-31T11:59:59.500Z"),
        "system",
        "供应系统 🙂",
        "order-7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        null,
        new JsonText(Golden.data("commands", example.name())),
        new CommandMessage.Valid(example.value(), new Asker.Upstream("供应系统 🙂")));
  }

  private static io.cloudevents.core.message.MessageWriter<
          ? extends io.cloudevents.rw.CloudEventWriter<ProducerRecord<Void, byte[]>>,
          ProducerRecord<Void, byte[]>>
      writer() {
    return KafkaMessageFactory.createWriter(Topics.COMMANDS);
  }

  private static Received received(ProducerRecord<Void, byte[]> written) {
    return KafkaBinding.readCommand(written.headers(), written.value());
  }
}
