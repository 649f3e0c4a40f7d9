package dev.mandate.roles.relay;

import dev.mandate.personal.PersonSecret;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.roles.store.PersonSecrets.Person;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.PersonalData;
import dev.mandate.wire.Topics;
import dev.mandate.wire.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends stored events as they are: the data are not decoded, only put beside their attributes.
 * Names and mail addresses are opened on their way, with the secret of whoever has one; readers of
 * the topic get that, too. What was erased goes as it is stored.
 */
public final class EventSender {
  static final int PAGE = 1_000;

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final PersonSecrets secrets;
  private final String topic;

  public EventSender(KafkaTemplate<byte[], byte[]> kafka, PersonSecrets secrets) {
    this(kafka, secrets, Topics.EVENTS);
  }

  EventSender(KafkaTemplate<byte[], byte[]> kafka, PersonSecrets secrets, String topic) {
    this.kafka = kafka;
    this.secrets = secrets;
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
    List<Stored> page = next(term);
    if (page.isEmpty()) {
      return 0;
    }
    Map<Person, PersonSecret> known = secrets.of(people(page));
    List<CompletableFuture<?>> sends = new ArrayList<>(page.size());
    for (Stored event : page) {
      sends.add(kafka.send(message(event, known)));
    }
    // Nothing more is to come: what the producer holds back to fill its batches may go.
    kafka.flush();
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
    term.advance(page.getLast().globalPosition());
    return page.size();
  }

  /**
   * An event as it is stored.
   *
   * @param person whose sealed values are in it; null if there are none
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Stored(
      long globalPosition,
      String partnerId,
      byte[] attributes,
      byte[] data,
      @Nullable Person person) {}

  private static List<Stored> next(RelayLeadership.Term term) throws SQLException {
    List<Stored> page = new ArrayList<>();
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
          page.add(stored(row));
        }
      }
    }
    return page;
  }

  private static Stored stored(ResultSet row) throws SQLException {
    String partner = row.getString("partner_id");
    byte[] data = row.getBytes("data");
    String user = PersonalData.hasSealed(data) ? PersonalData.person(data) : null;
    return new Stored(
        row.getLong("global_position"),
        partner,
        row.getBytes("attributes"),
        data,
        user == null ? null : new Person(partner, user));
  }

  private static Set<Person> people(List<Stored> page) {
    Set<Person> people = new HashSet<>();
    for (Stored event : page) {
      if (event.person() != null) {
        people.add(event.person());
      }
    }
    return people;
  }

  private ProducerRecord<byte[], byte[]> message(Stored stored, Map<Person, PersonSecret> known)
      throws UnreadableException {
    CloudEvent event = new CloudEvent(AttributesCodec.read(stored.attributes()), stored.data());
    PersonSecret secret = stored.person() == null ? null : known.get(stored.person());
    CloudEvent sent = secret == null ? event : PersonalData.opened(event, secret);
    return new ProducerRecord<>(
        topic,
        null,
        stored.partnerId().getBytes(StandardCharsets.UTF_8),
        sent.data(),
        KafkaBinding.headers(sent));
  }
}
