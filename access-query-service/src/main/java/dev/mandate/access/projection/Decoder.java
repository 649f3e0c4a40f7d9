package dev.mandate.access.projection;

import dev.mandate.access.projection.Slice.Item;
import dev.mandate.personal.PersonSecret;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.PersonalData;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes events of records, and seals at once what they say openly of people. */
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
        items.add(item(message.offset(), KafkaBinding.read(message.headers(), message.value())));
      } catch (UnreadableException e) {
        Obstacle obstacle = new Obstacle(partition, message.offset(), e.detail());
        return new Slice(partition, from, message.offset(), items, obstacle);
      }
    }
    return new Slice(partition, from, records.getLast().offset() + 1, items, null);
  }

  /**
   * Decodes one event.
   *
   * @param offset its place
   * @throws UnreadableException if it is none
   */
  static Item item(long offset, CloudEvent sent) throws UnreadableException {
    RecordedEvent event = EventCodec.read(sent);
    byte[] data = Objects.requireNonNull(sent.data()); // it was read from them
    PersonSecret secret = EventCodec.secret(sent);
    if (secret == null) {
      return new Item(offset, event, data, null);
    }
    CloudEvent sealed = new CloudEvent(sent.attributes(), PersonalData.seal(data, secret));
    return new Item(offset, EventCodec.read(sealed), Objects.requireNonNull(sealed.data()), secret);
  }
}
