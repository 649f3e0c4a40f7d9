package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What we write is a CloudEvent to an independent judge: the reader of the CloudEvents SDK. */
class SdkReadsOurMessagesTest {
  static final List<Example<RecordedEvent>> EVENTS = EventExamples.ALL;
  static final List<Example<CommandResult>> RESULTS = ResultExamples.ALL;

  @ParameterizedTest
  @FieldSource("EVENTS")
  void the_sdk_reads_an_event_with_equal_attributes_and_data(Example<RecordedEvent> example) {
    assertReadAlike(EventCodec.write(example.value()));
  }

  @ParameterizedTest
  @FieldSource("RESULTS")
  void the_sdk_reads_a_result_with_equal_attributes_and_data(Example<CommandResult> example) {
    assertReadAlike(ResultCodec.write(example.value()));
  }

  private static void assertReadAlike(CloudEvent written) {
    io.cloudevents.CloudEvent read =
        KafkaMessageFactory.createReader(
                new RecordHeaders(List.copyOf(KafkaBinding.headers(written))), written.data())
            .toEvent();

    assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
    assertThat(read.getTime()).isEqualTo(OffsetDateTime.parse("2026-01-31T12:00:00Z"));
    assertThat(attributes(read)).isEqualTo(written.attributes());
    assertThat(Objects.requireNonNull(read.getData()).toBytes()).isEqualTo(written.data());
    assertThat(written.data()).asString(StandardCharsets.UTF_8).startsWith("{").endsWith("}");
  }

  private static Map<String, String> attributes(io.cloudevents.CloudEvent event) {
    Map<String, String> attributes = new HashMap<>();
    for (String name : event.getAttributeNames()) {
      attributes.put(name, String.valueOf(event.getAttribute(name)));
    }
    for (String name : event.getExtensionNames()) {
      attributes.put(name, String.valueOf(event.getExtension(name)));
    }
    attributes.computeIfPresent(
        "time", (name, time) -> Instants.format(OffsetDateTime.parse(time).toInstant()));
    return attributes;
  }
}
