package dev.mandate.access.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.mandate.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The topic of commands, as the command service would read it. */
public final class CommandTopic {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String PREFIX = "ce_";

  private CommandTopic() {}

  /** Creates it, with one partition. */
  public static void createIfMissing() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", Servers.kafka()))) {
      admin.createTopics(List.of(new NewTopic(Topics.COMMANDS, 1, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first commands about a partner, as structured CloudEvents. */
  public static List<JsonNode> awaitCommands(String partnerId, int number) {
    TopicPartition partition = new TopicPartition(Topics.COMMANDS, 0);
    List<JsonNode> commands = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Servers.kafka()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(
                        record -> {
                          if (partnerId.equals(record.key())) {
                            commands.add(command(record));
                          }
                        });
                return commands.size() >= number;
              });
    }
    return commands;
  }

  private static JsonNode command(ConsumerRecord<String, String> record) {
    ObjectNode command = JSON.createObjectNode();
    record
        .headers()
        .forEach(
            header -> {
              if (header.key().startsWith(PREFIX)) {
                command.put(
                    header.key().substring(PREFIX.length()), new String(header.value(), UTF_8));
              }
            });
    command.set("data", JSON.readTree(record.value()));
    return command;
  }
}
