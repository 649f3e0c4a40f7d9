package dev.mandate.access.replica;

import dev.mandate.access.topic.TopicIdentity;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Loads the replica and keeps it current as long as the service runs. It reads the topic by itself,
 * outside any consumer group, because every instance needs all partitions. If that fails, or other
 * tables or another topic have taken over, it loads another replica, while the one before goes on
 * answering.
 */
@Component
final class ReplicaFollower implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ReplicaFollower.class);
  private static final String CLIENT_ID = "replica";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Events gather this long behind a poll: fetching them one by one costs more than they do. */
  private static final Duration GATHER = Duration.ofMillis(15);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final ConsumerFactory<byte[], byte[]> consumers;
  private final TopicIdentity topic;
  private final ReplicaLoader loader;
  private final LiveReplica live;
  private final ReplicaStatus status;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable Thread thread;
  private BackOffExecution pauses = pauses();

  ReplicaFollower(
      ConsumerFactory<byte[], byte[]> consumers,
      TopicIdentity topic,
      ReplicaLoader loader,
      LiveReplica live,
      ReplicaStatus status) {
    this.consumers = consumers;
    this.topic = topic;
    this.loader = loader;
    this.live = live;
    this.status = status;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("replica").start(this::followUntilStopped);
  }

  @Override
  public void stop() {
    stopping.countDown();
    Consumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    Thread following = thread;
    if (following != null) {
      try {
        following.join(STOP_LIMIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    Thread following = thread;
    return following != null && following.isAlive();
  }

  private void followUntilStopped() {
    while (!isStopping()) {
      try (Consumer<byte[], byte[]> reading = consumers.createConsumer(null, CLIENT_ID, null)) {
        consumer = reading;
        follow(reading);
      } catch (WakeupException e) {
        log.debug("Woken up to stop", e);
      } catch (TopicMissingException e) {
        status.failed(e.toString());
        log.info("The replica waits: {}", e.getMessage());
        awaitStop(pauses.nextBackOff());
      } catch (RuntimeException e) {
        status.failed(NestedExceptionUtils.getMostSpecificCause(e).toString());
        log.warn("The replica cannot follow the events; it is loaded again", e);
        awaitStop(pauses.nextBackOff());
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> reading) {
    status.startsAnew();
    String topicId = topic.id();
    if (topicId == null) {
      throw new TopicMissingException();
    }
    Loaded loaded = loader.load(topicId);
    ReplicaFeed feed = ReplicaFeed.start(reading, loaded, status);
    TableWatch tables = new TableWatch(loader, loaded);
    boolean answers = false;
    while (!isStopping()
        && !feed.missesPartitions()
        && !tables.seesOthers()
        && topicId.equals(topic.id())) {
      boolean advanced = feed.poll();
      if (!answers && feed.hasCaughtUp()) {
        live.answerWith(loaded.replica());
        status.works(loaded.tables());
        pauses = pauses();
        answers = true;
        log.info("The replica answers: {} organizations", loaded.replica().organizations());
      } else if (advanced) {
        live.advanced();
        if (answers) {
          awaitStop(GATHER.toMillis());
        }
      }
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private void awaitStop(long millis) {
    try {
      boolean stopped = stopping.await(millis, TimeUnit.MILLISECONDS);
      log.debug("Pause over, stopping: {}", stopped);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }

  private static BackOffExecution pauses() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
    return backOff.start();
  }
}
