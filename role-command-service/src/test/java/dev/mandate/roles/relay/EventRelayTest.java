package dev.mandate.roles.relay;

import static dev.mandate.roles.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.brokers.Brokers;
import dev.mandate.personal.PersonSecret;
import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.TestKafka;
import dev.mandate.roles.TopicReader;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
  private final Brokers brokers = new Brokers(kafka());
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
    brokers.close();
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

  @Test
  void a_topic_that_was_lost_gets_all_events_again_in_order() throws Exception {
    String topic = create("lost-" + partner);
    start(new KafkaTemplate<>(producers), topic);
    store(1, 1_500);
    await().until(() -> checkpoint() == 1_500);

    delete(topic);
    create(topic);
    store(1_501, 1_600);

    await().untilAsserted(() -> assertThat(present(topic)).isEqualTo(oneTo(1_600)));
  }

  @Test
  void what_came_into_another_topic_too_early_is_deleted_before_all_is_sent() throws Exception {
    String topic = create("early-" + partner);
    store(1, 100);
    jdbc.update("update relay_checkpoint set position = 90, topic_id = 'the one before'");
    new KafkaTemplate<>(producers).send(topic, utf8(partner), utf8("too early")).get();

    start(new KafkaTemplate<>(producers), topic);

    await().untilAsserted(() -> assertThat(present(topic)).isEqualTo(oneTo(100)));
  }

  @Test
  void a_checkpoint_that_knows_no_topic_yet_is_about_the_one_that_is_there() throws Exception {
    String topic = create("unknown-" + partner);
    store(1, 100);
    jdbc.update("update relay_checkpoint set position = 90, topic_id = null");

    start(new KafkaTemplate<>(producers), topic);
    await().until(() -> checkpoint() == 100);

    assertThat(present(topic)).isEqualTo(oneTo(100).subList(90, 100));
  }

  @Test
  void on_request_all_events_are_sent_again() throws Exception {
    String topic = create("request-" + partner);
    start(new KafkaTemplate<>(producers), topic);
    store(1, 1_500);
    await().until(() -> checkpoint() == 1_500);
    Republication republication = new Republication(jdbc, new SimpleMeterRegistry());
    assertThat(republication.progress()).isEqualTo(new RelayAnswer(1_500, 1_500));

    republication.request();

    assertThat(republication.progress().stored()).isEqualTo(1_500);
    await().until(() -> begin(topic) == 1_500 && republication.progress().sent() == 1_500);
    assertThat(present(topic)).isEqualTo(oneTo(1_500));
  }

  @Test
  void names_are_sent_open_with_the_secret_that_seals_them_and_sealed_once_it_is_gone()
      throws Exception {
    String topic = create("names-" + partner);
    PersonSecret former = PersonSecret.random();
    PersonSecret ada = PersonSecret.random();
    name(1, "ada", former);
    name(2, "ada", ada);
    name(3, "ben", PersonSecret.random());
    store(4, 4);
    jdbc.update("insert into person_secret values (?, 'ada', ?)", partner, ada.bytes());

    start(new KafkaTemplate<>(producers), topic);
    await().until(() -> checkpoint() == 4);

    try (TopicReader reader = new TopicReader(topic)) {
      List<ConsumerRecord<byte[], byte[]>> sent = reader.present();
      assertThat(sent)
          .extracting(record -> header(record, "ce_personsecret"))
          .containsExactly("", ada.text(), "", "");
      assertThat(sent.get(0).value()).isEqualTo(named("ada", former.seal("Name of ada")));
      assertThat(sent.get(1).value()).isEqualTo(named("ada", "Name of ada"));
      assertThat(new String(sent.get(2).value(), StandardCharsets.UTF_8)).contains("sealed:");
    }
  }

  /** Stores an event that names somebody. */
  private void name(int position, String user, PersonSecret secret) {
    store(position, named(user, secret.seal("Name of " + user)));
  }

  private static byte[] named(String user, String name) {
    return utf8("{\"userId\":\"%s\",\"displayName\":\"%s\"}".formatted(user, name));
  }

  private EventRelay start(KafkaTemplate<byte[], byte[]> kafka) {
    return start(kafka, Topics.EVENTS);
  }

  private EventRelay start(KafkaTemplate<byte[], byte[]> kafka, String topic) {
    EventSender sender = new EventSender(kafka, new PersonSecrets(jdbc), topic);
    EventRelay relay =
        new EventRelay(
            new RelayLeadership(database.dataSource()),
            sender,
            new EventTopic(brokers, sender),
            PATIENCE);
    relays.add(relay);
    relay.start();
    return relay;
  }

  private static String create(String topic) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    return topic;
  }

  private void delete(String topic) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    await().until(() -> !brokers.topics().contains(topic));
  }

  /** The sequences of the records that are in a topic now. */
  private static List<String> present(String topic) {
    try (TopicReader reader = new TopicReader(topic)) {
      return sequences(reader.present());
    }
  }

  private static long begin(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Admin admin = Admin.create(kafka())) {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.earliest()))
          .partitionResult(partition)
          .get()
          .offset();
    }
  }

  private void store(int from, int to) {
    store(
        IntStream.rangeClosed(from, to)
            .mapToObj(i -> row(i, utf8("{\"stored\":%d}".formatted(i))))
            .toList());
  }

  private void store(int position, byte[] data) {
    store(List.<Object[]>of(row(position, data)));
  }

  private Object[] row(int position, byte[] data) {
    byte[] attributes = AttributesCodec.write(Map.of("sequence", sequence(position)));
    return new Object[] {position, partner, position, attributes, data};
  }

  private void store(List<Object[]> rows) {
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
