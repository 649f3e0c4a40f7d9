package dev.mandate.system.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A reader of events that trusts the contract: in the order of positions, and what comes again
 * under a position it has is the same again. Every breach is noted.
 */
public final class EventCollector implements AutoCloseable {
  private final TopicReader reader;
  private final Map<String, List<Event>> histories = new HashMap<>();
  private final List<String> breaches = new ArrayList<>();

  /** An event as it was received. */
  public record Event(Map<String, String> headers, String data) {}

  EventCollector(String bootstrapServers) {
    reader = new TopicReader(bootstrapServers, Wire.EVENTS);
  }

  /** Waits until the histories of these partners have grown to these positions. */
  public void await(Map<String, Long> positions, Duration limit) {
    reader.readUntil(
        () -> positions.entrySet().stream().allMatch(e -> of(e.getKey()).size() >= e.getValue()),
        limit,
        () -> "histories are too short, wanted are %s; breaches: %s".formatted(positions, breaches),
        this::collect);
    reader.readToEnd(this::collect);
  }

  private void collect(ConsumerRecord<byte[], byte[]> record) {
    String partner = new String(record.key(), UTF_8);
    Event event = new Event(Wire.texts(record.headers()), new String(record.value(), UTF_8));
    int position = Integer.parseInt(event.headers().getOrDefault("ce_sequence", "0"));
    List<Event> history = histories.computeIfAbsent(partner, _ -> new ArrayList<>());
    if (position == history.size() + 1) {
      history.add(event);
    } else if (position < 1 || position > history.size()) {
      breaches.add("%s: %d came after %d".formatted(partner, position, history.size()));
    } else if (!history.get(position - 1).equals(event)) {
      breaches.add("%s: %d came again as another event".formatted(partner, position));
    }
  }

  /** The history of a partner, position by position, repetitions dropped. */
  public List<Event> of(String partner) {
    return histories.getOrDefault(partner, List.of());
  }

  /** What was not as promised. */
  public List<String> breaches() {
    return breaches;
  }

  @Override
  public void close() {
    reader.close();
  }
}
