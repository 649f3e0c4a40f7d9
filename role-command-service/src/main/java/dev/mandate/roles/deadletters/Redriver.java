package dev.mandate.roles.deadletters;

import dev.mandate.roles.upstreams.CommandTopics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** Puts dead letters back on the topics of commands, and gives up in time. */
final class Redriver implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redriver.class);

  private final CommandTopics topics;
  private final KafkaTemplate<byte[], byte[]> kafka;
  private final Counter redriven;

  /**
   * @param topics the topics of commands
   * @param limit how long Kafka may take. The producer of commands and results waits far longer:
   *     what it sends must not get lost, while this can be asked for again.
   */
  Redriver(
      CommandTopics topics,
      ProducerFactory<byte[], byte[]> producers,
      Duration limit,
      MeterRegistry meters) {
    this.topics = topics;
    String half = Long.toString(limit.toMillis() / 2);
    this.kafka =
        new KafkaTemplate<>(
            producers,
            Map.of(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, half,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, half,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(limit.toMillis() / 4)));
    this.redriven = meters.counter("mandate.deadletters.redriven");
  }

  /**
   * Sends a dead letter.
   *
   * @throws RefusedException if nobody reads its topic or that does not take it, or Kafka does not
   *     answer; then nobody knows whether the topic has it
   */
  RedriveAnswer send(Redrive redrive) throws InterruptedException {
    String topic = redrive.record().topic();
    if (!topics.names().contains(topic)) {
      throw RefusedException.conflict(
          ("It came on the topic %s, which is none of this service's; have its upstream added to"
                  + " mandate.upstreams.names")
              .formatted(topic));
    }
    RecordMetadata put = put(redrive);
    redriven.increment();
    LOG.info(
        "Dead letter {} sent again as {}-{}@{}",
        redrive.from(),
        put.topic(),
        put.partition(),
        put.offset());
    return RedriveAnswer.of(redrive, put);
  }

  private RecordMetadata put(Redrive redrive) throws InterruptedException {
    try {
      return kafka.send(redrive.record()).get().getRecordMetadata();
    } catch (ExecutionException | KafkaException e) {
      if (NestedExceptionUtils.getMostSpecificCause(e) instanceof RecordTooLargeException) {
        throw new RefusedException(
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.CONTENT_TOO_LARGE.name(),
            "Kafka does not take a record of this size on a topic of commands; it can be no"
                + " command either, as those are far smaller");
      }
      LOG.warn("Dead letter {} could not be sent again", redrive.from(), e);
      throw RefusedException.unavailable(
          "Kafka did not take the dead letter in time, and may have it nevertheless; send it again:"
              + " a command is executed once");
    }
  }

  @Override
  public void close() {
    kafka.destroy();
  }
}
