package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What was written once can be read for ever, and is still written byte for byte the same. */
class GoldenFilesTest {
  static final List<Example<RecordedEvent>> EVENTS = EventExamples.ALL;
  static final List<Example<Command>> COMMANDS = CommandExamples.ALL;
  static final List<Example<CommandResult>> RESULTS = ResultExamples.ALL;

  @ParameterizedTest
  @FieldSource("EVENTS")
  void an_event_is_written_exactly_as_its_golden_file(Example<RecordedEvent> example) {
    CloudEvent written = EventCodec.write(example.value());

    assertWrittenAs(Golden.message("events", example.name()), written);
  }

  @ParameterizedTest
  @FieldSource("EVENTS")
  void a_golden_event_reads_back_to_the_equal_record(Example<RecordedEvent> example)
      throws UnreadableException {
    Golden.Message golden = Golden.message("events", example.name());

    RecordedEvent read = EventCodec.read(KafkaBinding.read(golden.kafkaHeaders(), golden.value()));

    assertThat(read).isEqualTo(example.value());
  }

  @ParameterizedTest
  @FieldSource("EVENTS")
  void the_stored_data_of_a_golden_event_reads_back_to_the_equal_event(
      Example<RecordedEvent> example) throws UnreadableException {
    Golden.Message golden = Golden.message("events", example.name());

    Event read = EventCodec.event("dev.mandate.event." + example.type(), golden.value());

    assertThat(read).isEqualTo(example.value().event());
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void a_command_is_written_exactly_as_its_golden_file(Example<Command> example) {
    byte[] written = CommandRecord.data(example.value());

    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo(Golden.data("commands", example.name()));
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void a_golden_command_reads_back_to_the_equal_command_in_both_modes(Example<Command> example) {
    CommandRecord golden = CommandRecord.golden(example.name());

    assertThat(golden.validCommand()).isEqualTo(example.value());
    assertThat(golden.structured().validCommand()).isEqualTo(example.value());
  }

  @ParameterizedTest
  @FieldSource("RESULTS")
  void a_result_is_written_exactly_as_its_golden_file(Example<CommandResult> example) {
    CloudEvent written = ResultCodec.write(example.value());

    assertWrittenAs(Golden.message("results", example.name()), written);
  }

  private static void assertWrittenAs(Golden.Message golden, CloudEvent written) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : new RecordHeaders(KafkaBinding.headers(written))) {
      assertThat(headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)))
          .as("a second header %s", header.key())
          .isNull();
    }
    assertThat(headers).isEqualTo(golden.headers());
    assertThat(written.data()).asString(StandardCharsets.UTF_8).isEqualTo(golden.data());
  }
}
