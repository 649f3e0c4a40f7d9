package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Command.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An upstream system that reads the results of its commands. The same result may come again, but
 * never another one for the same command.
 */
public final class ResultCollector {
  private final TopicReader reader;
  private final Map<Identity, List<Result>> results = new HashMap<>();

  /**
   * A result as it was received.
   *
   * @param key the partner, unless the record that it answers was unreadable
   * @param sent when the service sent it, in milliseconds
   */
  public record Result(
      @Nullable String key, Map<String, String> headers, Map<String, Object> data, long sent) {
    /** Whether the two say the same, word for word. */
    public boolean saysTheSameAs(Result other) {
      return headers.equals(other.headers) && data.equals(other.data);
    }
  }

  ResultCollector(String bootstrapServers) {
    reader = new TopicReader(bootstrapServers, Wire.RESULTS);
  }

  /** Waits until there are so many results of each of these commands. */
  public void await(Map<Identity, Integer> wanted, Duration limit) {
    reader.readUntil(
        () -> missing(wanted) == 0,
        limit,
        () -> "%d of %d results are missing".formatted(missing(wanted), wanted.size()),
        this::collect);
  }

  /** Waits until so many of these commands have a result. */
  public void awaitSome(Collection<Identity> commands, int count, Duration limit) {
    reader.readUntil(
        () -> answered(commands) >= count,
        limit,
        () -> "%d of %d results are there".formatted(answered(commands), count),
        this::collect);
  }

  /** Waits until so many more commands of a source have a result than do now. */
  public void awaitMoreOf(String source, int more, Duration limit) {
    catchUp();
    long wanted = answered(source) + more;
    reader.readUntil(
        () -> answered(source) >= wanted,
        limit,
        () -> "%d of %d results are there".formatted(answered(source), wanted),
        this::collect);
  }

  private long answered(String source) {
    return results.keySet().stream().filter(command -> command.source().equals(source)).count();
  }

  /** Reads everything that is there now. */
  public void catchUp() {
    reader.readToEnd(this::collect);
  }

  private long missing(Map<Identity, Integer> wanted) {
    return wanted.entrySet().stream().filter(e -> of(e.getKey()).size() < e.getValue()).count();
  }

  /** How many of these commands have a result. */
  public long answered(Collection<Identity> commands) {
    return commands.stream().filter(results::containsKey).count();
  }

  private void collect(ConsumerRecord<byte[], byte[]> record) {
    Map<String, Object> data = Wire.object(record.value());
    Identity identity =
        new Identity(
            (String) requireNonNull(data.get("commandSource")),
            (String) requireNonNull(data.get("commandId")));
    String key = record.key() == null ? null : new String(record.key(), UTF_8);
    results
        .computeIfAbsent(identity, _ -> new ArrayList<>(1))
        .add(new Result(key, Wire.texts(record.headers()), data, record.timestamp()));
  }

  /** All results of a command, in the order of their arrival. */
  public List<Result> of(Identity command) {
    return results.getOrDefault(command, List.of());
  }
}
