package dev.mandate.access.projection;

import dev.mandate.personal.PersonSecret;
import dev.mandate.wire.RecordedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brought of one partition, up to the first record that cannot be taken in.
 *
 * @param partition the partition
 * @param from the offset that is stored, and must still be when the slice is taken in
 * @param next the offset to store: behind the last record, or that of the obstacle
 * @param items the events, in order
 * @param obstacle why the slice ends early, or null
 */
record Slice(int partition, long from, long next, List<Item> items, @Nullable Obstacle obstacle) {
  /**
   * What a record holds.
   *
   * @param offset its place
   * @param event the event that it says, with what it says of a person sealed
   * @param data its data, the same way
   * @param secret what they were sealed with here, or null if they were sent as they are
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Item(long offset, RecordedEvent event, byte[] data, @Nullable PersonSecret secret) {}

  /** The same slice, but ending before this item. */
  Slice cutAt(int item, String reason) {
    long offset = items.get(item).offset();
    return new Slice(
        partition, from, offset, items.subList(0, item), new Obstacle(partition, offset, reason));
  }
}
