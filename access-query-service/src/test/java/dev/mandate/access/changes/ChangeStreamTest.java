package dev.mandate.access.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.http.ContractForms;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.access.personal.PersonSecrets;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.replica.ReplicaLoader;
import dev.mandate.access.testing.EventStream;
import dev.mandate.access.testing.EventStream.Block;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A stream from its beginning to its end, without HTTP. */
class ChangeStreamTest {
  private static final String P = "p1";
  private static final ChangesProperties TWO_STREAMS =
      new ChangesProperties(2, Duration.ofMillis(50));

  private final TestDatabase database = new TestDatabase();
  private final JdbcClient reading = database.reading().client();
  private final KeptEvents events = new KeptEvents(reading, new PersonSecrets(reading));
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final History history = RandomHistory.of(P, 260, 3);
  private final Streams streams =
      new Streams(events, new ReadModel(database.reading()), TWO_STREAMS, metrics);

  @BeforeEach
  void start() {
    streams.start();
  }

  @AfterEach
  void end() {
    streams.stop();
    threads.close();
    database.close();
  }

  @Test
  void every_position_is_closed_once_and_in_order_whatever_the_size_of_a_page() throws Exception {
    takeIn(0, 260);
    Future<?> running = run(streams.open(P, 260, () -> true), 0, written);
    awaitId(260);
    streams.stop();
    running.get();
    List<Block> blocks = blocks();
    assertThat(blocks.getFirst()).isEqualTo(new Block("0", null, null, "2000", null));
    assertThat(ids(blocks.subList(1, blocks.size())))
        .isEqualTo(LongStream.rangeClosed(1, 260).mapToObj(Long::toString).toList());
    assertThat(blocks)
        .filteredOn(block -> "accessChanged".equals(block.event()))
        .isNotEmpty()
        .allMatch(block -> block.id() == null);
  }

  @Test
  void what_another_instance_has_taken_in_comes_without_a_signal() throws Exception {
    takeIn(0, 100);
    Future<?> running = run(streams.open(P, 100, () -> true), 100, written);
    await().until(() -> text().contains("id: 100"));
    takeIn(100, 101);
    awaitId(101);
    streams.stop();
    running.get();
  }

  @Test
  void a_silent_stream_is_kept_alive() throws Exception {
    takeIn(0, 1);
    Future<?> running = run(streams.open(P, 1, () -> true), 1, written);
    await().until(() -> text().split(": keep-alive\n\n", -1).length > 3);
    streams.stop();
    running.get();
    assertThat(blocks()).noneMatch(Block::isMessage);
  }

  @Test
  void a_client_that_is_gone_frees_its_place() {
    takeIn(0, 1);
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Future<?> running = run(streams.open(P, 1, () -> true), 0, gone);
    assertThatThrownBy(running::get).hasRootCauseMessage("Broken pipe");
    assertThat(metrics.get("mandate.changes.streams").gauge().value()).isZero();
  }

  @Test
  void more_streams_than_the_limit_are_refused_until_one_ends() {
    try (OpenStream first = streams.open(P, 0, () -> true)) {
      OpenStream second = streams.open(P, 0, () -> true);
      assertThat(first.isStopping()).isFalse();
      assertThat(metrics.get("mandate.changes.streams").gauge().value()).isEqualTo(2);
      assertThatThrownBy(() -> streams.open(P, 0, () -> true))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("2 open streams");
      second.close();
      second.close(); // frees one place, not two
      streams.open(P, 0, () -> true);
      assertThatThrownBy(() -> streams.open(P, 0, () -> true))
          .isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void a_service_that_stops_takes_no_more_streams() {
    streams.stop();
    assertThatThrownBy(() -> streams.open(P, 0, () -> true))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("stops");
    assertThat(streams.isRunning()).isFalse();
  }

  private Future<?> run(OpenStream stream, long start, OutputStream out) {
    ReplicaLoader loader = new ReplicaLoader(database.reading());
    JsonMapper json = JsonMapper.builder().addModule(new ContractForms()).build();
    return threads.submit(
        () -> {
          try (stream) {
            new ChangeStream(
                    stream,
                    events,
                    loader.partnerAt(P, start),
                    new SseWriter(out),
                    json,
                    TWO_STREAMS.keepAlive())
                .run();
          }
          return true;
        });
  }

  private void takeIn(int from, int to) {
    new ProjectionFixture(database)
        .takeIn(history.events().subList(from, to), new Random(from + 1L));
  }

  private void awaitId(long id) {
    await().until(() -> text().contains("id: %d\nevent: event\n".formatted(id)));
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private List<Block> blocks() {
    return EventStream.parse(text());
  }

  private static List<String> ids(List<Block> blocks) {
    return blocks.stream().filter(Block::isEvent).map(block -> String.valueOf(block.id())).toList();
  }
}
