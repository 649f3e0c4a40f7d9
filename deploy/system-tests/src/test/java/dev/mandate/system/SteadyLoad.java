package dev.mandate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.stack.QueryApi;
import dev.mandate.system.stack.Stack;
import dev.mandate.system.stack.TopicReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that keep coming while a test breaks something, at moments that follow from the seed of
 * the load. Whatever was broken, in the end all of them must have been decided as judged.
 */
final class SteadyLoad implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SteadyLoad.class);
  private static final int USUAL_BATCH = 25;
  private static final int MILLIS_BETWEEN_BATCHES = 100;

  private final Stack stack;
  private final Load load;
  private final Dice dice;
  private final int batch;
  private final String partner;
  private final AtomicInteger sent = new AtomicInteger();
  private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> sending;

  /**
   * Begins to send 250 commands a second.
   *
   * @param stack has both services
   * @param name keeps apart what this load is about
   */
  SteadyLoad(Stack stack, String name) {
    this(stack, name, USUAL_BATCH);
  }

  /**
   * Begins to send.
   *
   * @param batch how many commands are sent every tenth of a second
   */
  SteadyLoad(Stack stack, String name, int batch) {
    this.stack = stack;
    this.batch = batch;
    load = new Load(stack, name, Kinds.ALL, 12, 10);
    dice = new Dice(load.seed());
    load.open();
    partner = load.partners().iterator().next();
    sending =
        sender.scheduleWithFixedDelay(
            this::sendBatch, 0, MILLIS_BETWEEN_BATCHES, TimeUnit.MILLISECONDS);
  }

  private void sendBatch() {
    load.send(load.next(batch));
    sent.addAndGet(batch);
  }

  /** One of the partners that the load is about. */
  String partner() {
    return partner;
  }

  /** All commands that were sent; for those who have ended the load. */
  Set<Identity> commands() {
    return load.sent().keySet();
  }

  /** What decides at random for this load. */
  Dice dice() {
    return dice;
  }

  /** A line about what the load is made of; for those who have ended it. */
  String summary() {
    return load.summary();
  }

  /** Lets some results pass, a number that nothing in the services is aware of. */
  void goOnForAWhile() {
    load.awaitMoreResults(50 + dice.below(500));
  }

  /** Waits until so many more commands have come, whatever becomes of them. */
  void awaitMoreCommands(int count) {
    awaitCommands(sent.get() + count);
  }

  /** Waits until so many commands have come since the beginning. */
  void awaitCommands(int wanted) {
    await("%d commands are sent".formatted(wanted))
        .atMost(Load.LIMIT)
        .failFast("sending has ended", sending::isDone)
        .until(() -> sent.get() >= wanted);
  }

  /**
   * Ends the load, and checks all that is said in {@link Verification} and about read models, and
   * that nothing has become a dead letter.
   */
  void endsAsJudged() {
    stopSending();
    load.awaitResults();
    LOG.info("{}: {}", load.source(), load.summary());
    new Verification(stack, load).everythingIsAsJudged();
    nothingIsADeadLetter();
    try (QueryApi queries = new QueryApi(stack.queryService())) {
      new ReadModelCheck(queries, load, dice).everythingIsAsJudged();
    }
  }

  /** All were readable, so whatever failed was no matter of a record. */
  private void nothingIsADeadLetter() {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (TopicReader reader = stack.newDeadLetterReader()) {
      reader.readToEnd(letters::add);
    }
    assertThat(letters)
        .as("dead letters")
        .noneMatch(letter -> load.source().equals(TopicReader.text(letter, "ce_source")));
  }

  /** Returns once nothing more is under way; from then on the load is this thread's. */
  private void stopSending() {
    sender.close();
    if (sending.state() == Future.State.FAILED) {
      throw new IllegalStateException("a command could not be sent", sending.exceptionNow());
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    load.close();
  }
}
