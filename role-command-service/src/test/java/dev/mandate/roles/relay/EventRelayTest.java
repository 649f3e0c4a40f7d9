package dev.mandate.roles.relay;

import static dev.mandate.roles.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.TestKafka;
import dev.mandate.roles.TopicReader;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Every stored event reaches the topic, in order, whatever fails. */
class EventRelayTest {
  private static final AtomicInteger PARTNERS = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final TestDatabase database = TestDatabase.migrated();
  private final JdbcTemplate jdbc = database.jdbc();
  private final String partner = "relayed-" + PARTNERS.incrementAndGet();
  private final List<EventRelay> relays = new ArrayList<>();
  private DefaultKafkaProducerFactory<byte[], byte[]> producers;

  @BeforeAll
  static void topic() throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      if (!admin.listTopics().names().get().contains(Topics.EVENTS)) {
        admin.createTopics(List.of(new NewTopic(Topics.EVENTS, 3, (short) 1))).all().get();
      }
    }
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", TestKafka.bootstrapServers());
  }

  @BeforeEach
  void producers() {
    producers =
        new DefaultKafkaProducerFactory<>(
            kafka(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    relays.forEach(EventRelay::stop);
    producers.destroy();
    database.close();
  }

  @Test
  void stored_bytes_are_sent_as_they_are_in_the_order_of_positions() {
    store(1, 2_500);
    start(new KafkaTemplate<>(producers));

    List<ConsumerRecord<byte[], byte[]>> sent = sent(2_500);

    assertThat(sequences(sent)).isEqualTo(oneTo(2_500));
    assertThat(new String(sent.getFirst().value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"stored\":1}");
    assertThat(sent.getFirst().key()).isEqualTo(utf8(partner));
  }

  @Test
  void what_is_committed_later_follows_without_a_restart() {
    EventRelay relay = start(new KafkaTemplate<>(producers));
    store(1, 10);
    relay.wakeUp();
    sent(10);
    store(11, 20);

    assertThat(sequences(sent(20))).isEqualTo(oneTo(20));
  }

  @Test
  void after_a_failure_in_the_middle_nothing_is_skipped() {
    store(1, 500);
    AtomicInteger sends = new AtomicInteger();
    start(
        new KafkaTemplate<>(producers) {
          @Override
          public CompletableFuture<SendResult<byte[], byte[]>> send(
              ProducerRecord<byte[], byte[]> record) {
            return sends.incrementAndGet() == 250
                ? CompletableFuture.failedFuture(new TimeoutException("the broker is away"))
                : super.send(record);
          }
        });

    await().until(() -> checkpoint() == 500);

    List<String> sequences = sequences(sent(999));
    assertThat(sequences.stream().distinct().sorted()).isEqualTo(oneTo(500));
    assertThat(sequences.subList(sequences.size() - 500, sequences.size())).isEqualTo(oneTo(500));
  }

  @Test
  void of_two_instances_one_leads_and_the_other_takes_over_when_its_session_ends() {
    EventRelay one = start(new KafkaTemplate<>(producers));
    await().until(() -> leaders() == 1);
    EventRelay other = start(new KafkaTemplate<>(producers));
    store(1, 100);
    sent(100);

    one.stop();
    store(101, 200);

    assertThat(sequences(sent(200))).isEqualTo(oneTo(200));
    assertThat(leaders()).isEqualTo(1);
    assertThat(other.failures()).isZero();
  }

  @Test
  void a_leader_that_loses_its_session_begins_again_at_the_checkpoint() {
    EventRelay relay = start(new KafkaTemplate<>(producers));
    store(1, 100);
    sent(100);

    jdbc.queryForList(
        """
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """);
    store(101, 200);

    List<String> sequences = sequences(sent(200));
    assertThat(sequences.stream().distinct()).isEqualTo(oneTo(200));
    await().until(() -> relay.failures() == 0);
  }

  @Test
  void events_that_kafka_does_not_take_show_as_failures_until_it_does() {
    CompletableFuture<SendResult<byte[], byte[]>> underWay = new CompletableFuture<>();
    store(1, 1);
    EventRelay relay =
        start(
            new KafkaTemplate<>(producers) {
              @Override
              public CompletableFuture<SendResult<byte[], byte[]>> send(
                  ProducerRecord<byte[], byte[]> record) {
                return underWay;
              }
            });
    await().until(() -> relay.failures() >= 3);
    assertThat(checkpoint()).isZero();

    underWay.complete(null);

    await().until(() -> relay.failures() == 0 && checkpoint() == 1);
  }

  private EventRelay start(KafkaTemplate<byte[], byte[]> kafka) {
    EventRelay relay =
        new EventRelay(
            new RelayLeadership(database.dataSource()), new EventSender(kafka), PATIENCE);
    relays.add(relay);
    relay.start();
    return relay;
  }

  private void store(int from, int to) {
    List<Object[]> rows =
        IntStream.rangeClosed(from, to)
            .mapToObj(
                i ->
                    new Object[] {
                      i,
                      partner,
                      i,
                      AttributesCodec.write(Map.of("sequence", sequence(i))),
                      utf8("{\"stored\":%d}".formatted(i))
                    })
            .toList();
    jdbc.batchUpdate(
        """
        insert into event (global_position, partner_id, position, type, concerns_partner, decided_at,
                           attributes, data)
        values (?, ?, ?, 'any', false, now(), ?, ?)
        """,
        rows);
  }

  private List<ConsumerRecord<byte[], byte[]>> sent(int count) {
    try (TopicReader events = new TopicReader(Topics.EVENTS)) {
      return events.await(count, r -> Arrays.equals(r.key(), utf8(partner)));
    }
  }

  private long checkpoint() {
    Long position = jdbc.queryForObject("select position from relay_checkpoint", Long.class);
    return position == null ? -1 : position;
  }

  private long leaders() {
    Long leaders =
        jdbc.queryForObject(
            """
            select count(*) from pg_locks where locktype = 'advisory' and granted
              and database = (select oid from pg_database where datname = current_database())
            """,
            Long.class);
    return leaders == null ? -1 : leaders;
  }

  private static List<String> sequences(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(r -> header(r, "ce_sequence")).toList();
  }

  private static List<String> oneTo(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(EventRelayTest::sequence).toList();
  }

  private static String sequence(int position) {
    return "%019d".formatted(position);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
