package dev.mandate.access.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.EventTopic;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Instance;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Servers;
import dev.mandate.brokers.Brokers;
import dev.mandate.local.KafkaBroker;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic of events is lost, as a whole or in part, and filled again from the store. */
class LostTopicTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENTS = 200;

  private final History known = RandomHistory.of("known", EVENTS, 1);
  private final History other = RandomHistory.of("other", 2 * EVENTS, 2);
  private KafkaBroker kafka;
  private Brokers brokers;
  private Database database;
  private Instance service;
  private Api api;
  private EventTopic topic;

  @BeforeEach
  void start(@TempDir Path folder) {
    kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
    brokers = new Brokers(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    EventTopic.create(kafka.bootstrapServers(), 1);
    topic = new EventTopic(kafka.bootstrapServers());
    database =
        new Database(
            Servers.newDatabase(), Servers.OWNER, Servers.DATABASE_PASSWORD, Servers.PLACEHOLDERS);
    startService();
  }

  private void startService() {
    service = Instance.start(Servers.settings(database.url(), kafka.bootstrapServers()));
    api = service.api();
  }

  @AfterEach
  void stop() {
    service.close();
    topic.close();
    brokers.close();
    kafka.close();
  }

  @Test
  void a_topic_that_was_made_again_is_read_from_its_beginning() {
    topic.send(known.events());
    awaitKnown(known);

    EventTopic.createAgain(kafka.bootstrapServers(), 1);
    topic.send(other.events()); // reaches beyond the offset that was stored
    topic.send(known.add(known.last().event()).events());

    awaitKnown(other);
    awaitKnown(known);
  }

  @Test
  void a_topic_that_was_made_again_while_nobody_read_it_is_read_from_its_beginning() {
    topic.send(known.events());
    awaitKnown(known);
    service.close();

    EventTopic.createAgain(kafka.bootstrapServers(), 1);
    topic.send(other.events());
    topic.send(known.add(known.last().event()).events());
    startService();

    awaitKnown(other);
    awaitKnown(known);
  }

  @Test
  void a_topic_that_lacks_events_stops_its_readers_until_it_is_filled_again()
      throws InterruptedException {
    topic.send(known.events().subList(0, 50));
    topic.send(known.events().subList(60, EVENTS));
    await().atMost(PATIENCE).until(() -> api.get("/actuator/health").status() == 503);

    brokers.empty(Topics.EVENTS);
    topic.send(known.events());

    awaitKnown(known);
    await().atMost(PATIENCE).until(() -> api.get("/actuator/health").status() == 200);
  }

  @Test
  void from_a_topic_that_has_not_all_events_yet_nothing_is_rebuilt() throws InterruptedException {
    topic.send(known.events());
    awaitKnown(known);
    brokers.empty(Topics.EVENTS);
    topic.send(known.events().subList(0, 50));

    assertThatThrownBy(this::rebuild)
        .isInstanceOf(RebuildException.class)
        .hasMessageContaining("deploy/local/republish");

    topic.send(known.events().subList(50, EVENTS));
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(RebuildException.class)
        .untilAsserted(this::rebuild);
    awaitKnown(known);
  }

  private void rebuild() {
    EventTopicReader reader =
        new EventTopicReader(Map.of("bootstrap.servers", kafka.bootstrapServers()), brokers);
    new Rebuild(database, reader, System.out).run(new Task.Build(false));
  }

  /** Lists, log and access know all of it, and everything once. */
  private void awaitKnown(History history) {
    String partner = history.partnerId();
    long last = history.position();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(api.getAt(last, "/v1/partners/" + partner).status()).isEqualTo(200);
              assertThat(access(partner, last)).isEqualTo(200);
            });
    List<String> positions =
        history.events().stream().map(RecordedEvent::position).map(String::valueOf).toList();
    assertThat(api.all("/v1/audit/entries?partner=" + partner, 100, "position", () -> {}))
        .isEqualTo(positions.reversed());
  }

  private int access(String partner, long position) {
    return api.getAt(position, "/v1/access?user=nobody&org=" + partner).status();
  }
}
