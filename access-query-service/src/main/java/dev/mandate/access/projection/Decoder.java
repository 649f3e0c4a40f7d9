package dev.mandate.access.projection;

import dev.mandate.access.projection.Slice.Item;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes events of records. */
final class Decoder {
  private Decoder() {}

  /**
   * Decodes what a poll brought of one partition, up to the first record that is no event.
   *
   * @param from the offset that is stored for the partition
   */
  static Slice slice(int partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
    List<Item> items = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> message : records) {
      try {
        CloudEvent sent = KafkaBinding.read(message.headers(), message.value());
        items.add(new Item(message.offset(), EventCodec.read(sent), sent));
      } catch (UnreadableException e) {
        Obstacle obstacle = new Obstacle(partition, message.offset(), e.detail());
        return new Slice(partition, from, message.offset(), items, obstacle);
      }
    }
    return new Slice(partition, from, records.getLast().offset() + 1, items, null);
  }
}
