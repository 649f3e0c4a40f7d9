package dev.mandate.roles.relay;

import static dev.mandate.roles.TopicReader.header;
import static dev.mandate.roles.batch.Commands.register;
import static dev.mandate.roles.batch.Commands.system;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.brokers.Brokers;
import dev.mandate.roles.MovableClock;
import dev.mandate.roles.TestDatabase;
import dev.mandate.roles.TestKafka;
import dev.mandate.roles.TopicReader;
import dev.mandate.roles.batch.TestInstance;
import dev.mandate.roles.relay.TopicRenewal.Renewed;
import dev.mandate.roles.store.PersonSecrets;
import dev.mandate.wire.CommandMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Who was erased is named in no topic any more, and not on the disk of a broker either. */
class TopicRenewalTest {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Duration ROLL = Duration.ofMillis(200);

  /** A command that is that much later than the first of a segment begins another one. */
  private static final int SEGMENT_MS = 100;

  /** How long a broker takes, which looks at its segments only now and then. */
  private static final Duration ON_DISK = Duration.ofMinutes(1);

  private final TestDatabase database = TestDatabase.migrated();
  private final MovableClock clock = new MovableClock(Instant.now());
  private final TestInstance service = new TestInstance(database, clock, 1_000);
  private final int number = COUNT.incrementAndGet();
  private final String events = "renewed-events-" + number;
  private final String commands = "renewed-commands-" + number;
  private final String group = "renewed-group-" + number;
  private final Brokers brokers = new Brokers(kafka());
  private final DefaultKafkaProducerFactory<byte[], byte[]> producers =
      new DefaultKafkaProducerFactory<>(
          kafka(), new ByteArraySerializer(), new ByteArraySerializer());
  private final KafkaTemplate<byte[], byte[]> kafka = new KafkaTemplate<>(producers);
  private final EventSender sender =
      new EventSender(kafka, new PersonSecrets(service.jdbc), events);
  private final EventRelay relay =
      new EventRelay(
          new RelayLeadership(database.dataSource()), sender, new EventTopic(brokers, sender));

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", TestKafka.bootstrapServers());
  }

  @BeforeEach
  void begin() throws Exception {
    create(events, Map.of("segment.ms", "86400000"));
    create(commands, Map.of("segment.ms", Integer.toString(SEGMENT_MS)));
    service.decide(register("p"), name("ada"), name("ben"));
    relay.start();
    await().until(this::allSent);
  }

  @AfterEach
  void stop() {
    relay.stop();
    producers.destroy();
    brokers.close();
    database.close();
  }

  @Test
  void no_name_of_somebody_erased_stays_in_a_topic_or_on_the_disk_and_all_others_do()
      throws Exception {
    long now = System.currentTimeMillis();
    sendCommand(now - 2 * SEGMENT_MS, "command about " + nameOf("ada"));
    sendCommand(now, "not answered yet");
    confirmCommands(1);
    assertThat(TestKafka.disk().filesWith(nameOf("ada"))).hasSize(2);

    service.decide(erase("ada"));
    renewByOneInstanceForEachStep();

    assertThat(begin(commands)).isEqualTo(1);
    await().until(this::allSent);
    try (TopicReader reader = new TopicReader(events)) {
      List<ConsumerRecord<byte[], byte[]>> present = reader.present();
      assertThat(present)
          .extracting(event -> Integer.valueOf(header(event, "ce_sequence")))
          .containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(new String(present.get(1).value(), UTF_8)).contains("ada", "sealed:");
      assertThat(new String(present.get(4).value(), UTF_8)).contains(nameOf("ben"));
    }
    await()
        .atMost(ON_DISK)
        .untilAsserted(() -> assertThat(TestKafka.disk().filesWith(nameOf("ada"))).isEmpty());
    assertThat(TestKafka.disk().filesWith(nameOf("ben"))).isNotEmpty();
  }

  @Test
  void the_first_erasure_waits_for_others_and_one_renewal_is_for_all_of_them() throws Exception {
    TopicRenewal renewal = renewal(Duration.ofHours(24));
    service.decide(erase("ada"));
    clock.advance(Duration.ofHours(23));
    service.decide(erase("ben"));

    assertThat(renewal.step()).isFalse();
    assertThat(renewal.waiting().count()).isEqualTo(2);

    clock.advance(Duration.ofHours(1));
    renew(renewal);

    assertThat(renewal.waiting().count()).isZero();
    assertThat(renewal.step()).isFalse();
    assertThat(begin(events)).isPositive();
  }

  @Test
  void who_is_erased_while_a_renewal_is_under_way_waits_for_the_next_one() throws Exception {
    TopicRenewal renewal = renewal(Duration.ZERO);
    service.decide(erase("ada"));
    assertThat(renewal.step()).isTrue();
    assertThat(renewal.step()).isTrue();

    service.decide(erase("ben"));
    renew(renewal);

    assertThat(renewal.waiting().count()).isEqualTo(1);
    renew(renewal);
    assertThat(renewal.waiting().count()).isZero();
  }

  @Test
  void the_topic_of_events_gets_its_own_settings_back() throws Exception {
    service.decide(erase("ada"));

    renewByOneInstanceForEachStep();

    assertThat(brokers.setting(events, "segment.ms")).isEqualTo("86400000");
  }

  @Test
  void a_topic_without_settings_of_its_own_has_none_afterwards() throws Exception {
    brokers.set(events, "segment.ms", null);
    service.decide(erase("ada"));

    renewByOneInstanceForEachStep();

    assertThat(brokers.setting(events, "segment.ms")).isNull();
  }

  @Test
  void a_renewal_that_fails_shows_and_holds_up_no_event() throws Exception {
    TopicRenewer renewer = new TopicRenewer(renewal("no-such-topic", Duration.ZERO, clock));
    renewer.start();
    try {
      service.decide(erase("ada"));
      await().until(() -> renewer.failures() >= 2);

      service.decide(name("cid"));
      relay.wakeUp();
      await().until(this::allSent);
      assertThat(relay.failures()).isZero();
    } finally {
      renewer.stop();
    }
  }

  @Test
  void a_running_instance_renews_by_itself_and_says_how_many_wait() {
    TopicRenewer renewer = new TopicRenewer(renewal(Duration.ofHours(24)));
    renewer.start();
    try {
      service.decide(erase("ada"));
      await().until(() -> renewer.waiting() == 1);

      clock.advance(Duration.ofHours(24));
      await()
          .until(
              () -> {
                clock.advance(ROLL);
                return renewer.waiting() == 0;
              });
      assertThat(renewer.failures()).isZero();
    } finally {
      renewer.stop();
    }
  }

  /** On the clock that brokers have, too. */
  private void renewByOneInstanceForEachStep() {
    await()
        .until(
            () -> {
              renewal(events, Duration.ZERO, Clock.systemUTC()).step();
              return renewal(Duration.ZERO).waiting().count() == 0;
            });
  }

  private void renew(TopicRenewal renewal) {
    await()
        .until(
            () -> {
              clock.advance(ROLL);
              renewal.step();
              return RenewalState.read(service.jdbc).step() == RenewalState.Step.NONE;
            });
  }

  private TopicRenewal renewal(Duration after) {
    return renewal(events, after, clock);
  }

  private TopicRenewal renewal(String topic, Duration after, Clock atClock) {
    return new TopicRenewal(
        service.jdbc,
        new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
        brokers,
        republication(),
        atClock,
        new Renewed(topic, group, after, ROLL));
  }

  private Republication republication() {
    return new Republication(service.jdbc, new SimpleMeterRegistry());
  }

  private boolean allSent() {
    RelayAnswer progress = republication().progress();
    return progress.sent() == progress.stored();
  }

  private String nameOf(String user) {
    return "%s-Plugh-%d-Xyzzy".formatted(user, number);
  }

  private CommandMessage name(String user) {
    return system(
        "ProvisionUser",
        "{'partnerId':'p','userId':'%s','displayName':'%s','email':'%s@example.com'}"
            .formatted(user, nameOf(user), nameOf(user)));
  }

  private static CommandMessage erase(String user) {
    return system("ErasePerson", "{'partnerId':'p','userId':'%s'}".formatted(user));
  }

  private static void create(String topic, Map<String, String> settings) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(settings))).all().get();
    }
  }

  private void sendCommand(long timestamp, String text) throws Exception {
    kafka.send(new ProducerRecord<>(commands, 0, timestamp, null, text.getBytes(UTF_8))).get();
  }

  private void confirmCommands(long next) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      admin
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition(commands, 0), new OffsetAndMetadata(next)))
          .all()
          .get();
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
}
