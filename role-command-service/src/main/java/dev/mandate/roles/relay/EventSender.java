package dev.mandate.roles.relay;

import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Topics;
import dev.mandate.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends stored events as they are: the data are not decoded, only put beside their attributes. */
public final class EventSender {
  static final int PAGE = 1_000;

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final String topic;

  public EventSender(KafkaTemplate<byte[], byte[]> kafka) {
    this(kafka, Topics.EVENTS);
  }

  EventSender(KafkaTemplate<byte[], byte[]> kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** Where the events are sent. */
  String topic() {
    return topic;
  }

  /** Waits until nothing is under way any more. */
  void awaitSends() {
    kafka.flush();
  }

  /**
   * Sends the next events behind the checkpoint, waits until Kafka has all of them, and moves the
   * checkpoint.
   *
   * @return how many there were, at most {@link #PAGE}
   */
  int sendNext(RelayLeadership.Term term) throws SQLException, UnreadableException {
    List<CompletableFuture<?>> sends = new ArrayList<>();
    long last = term.position();
    try (PreparedStatement select =
        term.connection()
            .prepareStatement(
                """
                select global_position, partner_id, attributes, data from event
                where global_position > ? order by global_position limit ?
                """)) {
      select.setLong(1, term.position());
      select.setInt(2, PAGE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          last = row.getLong("global_position");
          sends.add(kafka.send(message(row)));
        }
      }
    }
    if (sends.isEmpty()) {
      return 0;
    }
    // Nothing more is to come: what the producer holds back to fill its batches may go.
    kafka.flush();
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    term.advance(last);
    return sends.size();
  }

  private ProducerRecord<byte[], byte[]> message(ResultSet row)
      throws SQLException, UnreadableException {
    CloudEvent event =
        new CloudEvent(AttributesCodec.read(row.getBytes("attributes")), row.getBytes("data"));
    return new ProducerRecord<>(
        topic,
        null,
        row.getString("partner_id").getBytes(StandardCharsets.UTF_8),
        event.data(),
        KafkaBinding.headers(event));
  }
}
