package dev.mandate.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.stack.CommandProducer;
import dev.mandate.system.stack.ResultCollector.Result;
import dev.mandate.system.stack.Stack;
import dev.mandate.system.stack.TopicReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** Records that are no readable commands, between commands of the same partner. */
class PoisonIT {
  private final Stack stack = Stack.shared();

  private record Sent(BrokenRecord broken, RecordMetadata place) {}

  @Test
  void a_broken_record_becomes_a_dead_letter_and_nothing_else_changes() {
    stack.commandService();
    try (Load load = new Load(stack, "poison", Kinds.BASIC, 1, 6);
        CommandProducer producer = stack.newProducer()) {
      load.open();
      List<Sent> poison = new ArrayList<>();
      for (BrokenRecord broken : BrokenRecord.about("poison-1")) {
        poison.add(new Sent(broken, producer.send("poison-1", broken.headers(), broken.value())));
        load.send(load.next(2));
      }
      load.awaitResults();

      new Verification(stack, load).everythingIsAsJudged();
      checkDeadLetters(poison);
      poison.forEach(sent -> checkResult(sent.broken()));
    }
  }

  private void checkDeadLetters(List<Sent> poison) {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (TopicReader reader = stack.newDeadLetterReader()) {
      reader.readUntil(
          () -> letters.size() >= poison.size(),
          Load.LIMIT,
          () -> "%d of %d dead letters".formatted(letters.size(), poison.size()),
          letter -> {
            if (new String(letter.key(), UTF_8).equals("poison-1")) {
              letters.add(letter);
            }
          });
      reader.readToEnd(letters::add);
    }
    assertThat(letters).as("dead letters").hasSameSizeAs(poison);
    for (int i = 0; i < letters.size(); i++) {
      check(letters.get(i), poison.get(i));
    }
  }

  /** Bytes and headers untouched, and what is wrong with it beside them. */
  private static void check(ConsumerRecord<byte[], byte[]> letter, Sent sent) {
    BrokenRecord broken = sent.broken();
    assertThat(Bytes.wrap(letter.value())).as("value: %s", broken).isEqualTo(broken.value());
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : letter.headers()) {
      assertThat(headers.put(header.key(), new String(header.value(), UTF_8)))
          .as("header %s twice: %s", header.key(), broken)
          .isNull();
    }
    assertThat(headers).as("headers: %s", broken).containsAllEntriesOf(broken.headers());
    headers.keySet().removeAll(broken.headers().keySet());
    assertThat(headers.remove("mandate_error_detail")).as("detail: %s", broken).isNotBlank();
    assertThat(headers)
        .as("what is wrong: %s", broken)
        .isEqualTo(
            Map.of(
                "mandate_error_code",
                "INVALID",
                "mandate_original_topic",
                "mandate.commands",
                "mandate_original_partition",
                Integer.toString(sent.place().partition()),
                "mandate_original_offset",
                Long.toString(sent.place().offset())));
  }

  private void checkResult(BrokenRecord broken) {
    Identity identity = broken.identity();
    if (identity == null) {
      return;
    }
    List<Result> results = stack.results().of(identity);
    assertThat(results).as("results: %s", broken).hasSize(1);
    assertThat(results.getFirst().data())
        .as("result: %s", broken)
        .containsEntry("outcome", "REJECTED")
        .containsEntry("code", "INVALID")
        .containsEntry("events", List.of())
        .containsKey("detail")
        .doesNotContainKey("position");
  }

  @Test
  void an_unreadable_record_does_not_use_up_its_identity() {
    stack.commandService();
    try (Load load = new Load(stack, "repaired", Kinds.BASIC, 1, 6);
        CommandProducer producer = stack.newProducer()) {
      List<Command> opening = load.opening();
      Command command = opening.getFirst();
      producer.send(
          command.partnerId(),
          CommandProducer.headers(command),
          Bytes.wrap("{\"partnerId\":".getBytes(UTF_8)));
      load.send(opening);
      stack.results().await(Map.of(command.identity(), 2), Load.LIMIT);

      List<Result> results = stack.results().of(command.identity());
      assertThat(results.getFirst().data()).containsEntry("code", "INVALID");
      assertThat(results.getLast().data())
          .containsEntry("outcome", "ACCEPTED")
          .containsEntry("position", (int) load.oracle().judge(command).position());
    }
  }
}
