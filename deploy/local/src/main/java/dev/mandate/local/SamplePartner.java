package dev.mandate.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Provisions the sample partner the way an upstream system does: commands in, results out. */
final class SamplePartner {
  static final String SOURCE = "/mandate/local-sample";
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaClients kafka;
  private final List<SampleCommand> commands = SampleCommand.all();
  private final Map<String, SampleResult> results = new HashMap<>();

  SamplePartner(KafkaClients kafka) {
    this.kafka = kafka;
  }

  /** The id of the partner. */
  String id() {
    return commands.getFirst().partnerId();
  }

  /**
   * Sends all commands and waits for the result of each.
   *
   * @param await waits until its argument answers yes
   */
  void provision(java.util.function.Consumer<BooleanSupplier> await) {
    try (Consumer<String, byte[]> answers = kafka.consumer()) {
      listenFromNowOn(answers);
      send();
      await.accept(
          () -> {
            collect(answers);
            return results.size() == commands.size();
          });
    }
  }

  private static void listenFromNowOn(Consumer<String, byte[]> answers) {
    List<TopicPartition> partitions =
        answers.partitionsFor(Topics.RESULTS).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    answers.assign(partitions);
    answers.seekToEnd(partitions);
    partitions.forEach(answers::position); // seeking alone is put off until the first poll
  }

  private void send() {
    try (Producer<String, byte[]> producer = kafka.producer()) {
      List<Future<RecordMetadata>> sent =
          commands.stream().map(command -> producer.send(cloudEvent(command))).toList();
      producer.flush();
      if (!sent.stream().allMatch(command -> KafkaClients.answer(command).isPresent())) {
        throw new LocalServerException("Kafka did not take all of the sample's commands in time");
      }
    }
  }

  private void collect(Consumer<String, byte[]> answers) {
    for (ConsumerRecord<String, byte[]> answer : answers.poll(POLL)) {
      SampleResult result = SampleResult.read(answer.value());
      if (result.commandSource().equals(SOURCE)) {
        results.put(result.commandId(), result);
      }
    }
  }

  /** The partner's position after the last command that was accepted. */
  long position() {
    return results.values().stream().mapToLong(SampleResult::position).max().orElse(0);
  }

  /**
   * What was not accepted: nothing, unless somebody has changed the partner in a way against it.
   */
  List<SampleResult> rejections() {
    return results.values().stream().filter(result -> !result.isAccepted()).toList();
  }

  private static ProducerRecord<String, byte[]> cloudEvent(SampleCommand command) {
    ProducerRecord<String, byte[]> event =
        new ProducerRecord<>(Topics.COMMANDS, command.partnerId(), command.json());
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", command.id(),
            "ce_source", SOURCE,
            "ce_type", "dev.mandate.command.%s.v1".formatted(command.type()),
            "ce_authtype", "system",
            "ce_authid", "local-provisioning",
            "content-type", "application/json")
        .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
    return event;
  }
}
