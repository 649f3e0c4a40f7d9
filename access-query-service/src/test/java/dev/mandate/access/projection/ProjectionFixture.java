package dev.mandate.access.projection;

import dev.mandate.access.testing.Poll;
import dev.mandate.access.testing.Relay;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A projection into a database, without Kafka. */
public final class ProjectionFixture {
  /** Where the events come from. */
  public static final String TOPIC_ID = "the topic";

  private final Projection projection;
  private final ConsumerOffsets offsets;
  private final Relay relay;

  public ProjectionFixture(TestDatabase database) {
    this(database, new Relay());
  }

  /** One whose messages this relay makes. */
  public ProjectionFixture(TestDatabase database, Relay relay) {
    this.relay = relay;
    offsets = new ConsumerOffsets(database.jdbc());
    projection = Projection.into(database.dataSource());
  }

  Projection projection() {
    return projection;
  }

  ConsumerOffsets offsets() {
    return offsets;
  }

  /** Takes events in as polls of random size bring them, now and then one of them again. */
  public void takeIn(List<RecordedEvent> events, Random random) {
    List<Poll> polls = new ArrayList<>();
    events.forEach(_ -> polls.add(new Poll(random.nextInt(3), 1 + random.nextInt(25))));
    takeIn(events, polls);
  }

  /** Takes events in as these polls bring them. */
  public void takeIn(List<RecordedEvent> events, List<Poll> polls) {
    long offset = offsets.read(List.of(0), TOPIC_ID).getOrDefault(0, 0L);
    for (List<RecordedEvent> batch : Poll.of(events, polls)) {
      offset = projection.takeIn(List.of(slice(0, offset, batch, relay))).getFirst().next();
    }
  }

  static Slice slice(int partition, long from, List<RecordedEvent> events) {
    return slice(partition, from, events, new Relay());
  }

  private static Slice slice(int partition, long from, List<RecordedEvent> events, Relay relay) {
    List<Slice.Item> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      items.add(item(from + i, relay.message(events.get(i))));
    }
    return new Slice(partition, from, from + events.size(), items, null);
  }

  private static Slice.Item item(long offset, CloudEvent message) {
    try {
      return Decoder.item(offset, message);
    } catch (UnreadableException e) {
      throw new IllegalStateException(e.detail(), e);
    }
  }
}
