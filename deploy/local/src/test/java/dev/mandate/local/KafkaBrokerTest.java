package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all tests: each leaves it running. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaBrokerTest {
  private final Path folder;
  private KafkaBroker broker;

  KafkaBrokerTest(@TempDir Path folder) {
    this.folder = folder;
    broker = KafkaBroker.start(folder, 0);
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void acknowledged_records_survive_a_kill_and_a_stop() throws Exception {
    createTopic("ledger");
    send("ledger", "before the kill");

    broker.kill();
    broker = KafkaBroker.start(folder, broker.port());
    send("ledger", "before the stop");

    broker.stop();
    broker = KafkaBroker.start(folder, 0);

    assertThat(read("ledger", 2)).containsExactly("before the kill", "before the stop");
  }

  @Test
  void a_topic_is_not_created_by_asking_for_it() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("typo")).allTopicNames().get())
          .hasMessageContaining("does not host this topic-partition");
      assertThat(admin.listTopics().names().get()).doesNotContain("typo");
    }
  }

  private void createTopic(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private void send(String topic, String value) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Producer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private List<String> read(String topic, int count) {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Consumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      Await.until(
          Duration.ofSeconds(10),
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records.size() >= count;
          });
      return records.stream().map(ConsumerRecord::value).toList();
    }
  }
}
