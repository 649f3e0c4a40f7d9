package dev.mandate.roles.upstreams;

import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Received;
import dev.mandate.wire.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The topics on which commands come: one on which a command is believed who asks, and those of the
 * upstreams that have their own.
 */
public final class CommandTopics {
  private final Map<String, Upstream> upstreams = new LinkedHashMap<>();

  /**
   * @param names of the upstreams that have a topic of their own
   * @param actingForUsers those of them that may ask in the name of users
   * @throws IllegalArgumentException if a name cannot be one, or is not among the first
   */
  public CommandTopics(List<String> names, List<String> actingForUsers) {
    for (String name : names) {
      Upstream upstream = new Upstream(name, actingForUsers.contains(name));
      upstreams.put(upstream.topic(), upstream);
    }
    for (String name : actingForUsers) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "mandate.upstreams.acting-for-users has %s, which mandate.upstreams.names does not have"
                .formatted(name));
      }
    }
  }

  /** The names of all of them. */
  public List<String> names() {
    return Stream.concat(Stream.of(Topics.COMMANDS), upstreams.keySet().stream()).toList();
  }

  /** What a record of one of them holds. */
  public Received read(ConsumerRecord<byte[], byte[]> record) {
    Received received = KafkaBinding.readCommand(record.headers(), record.value());
    Upstream upstream = upstreams.get(record.topic());
    return upstream != null && received instanceof CommandMessage command
        ? upstream.admit(command)
        : received;
  }
}
