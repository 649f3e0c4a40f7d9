package dev.mandate.roles.batch;

import org.apache.kafka.common.TopicPartition;

/** Somebody else decided commands of this partition meanwhile: nothing was written. */
public final class StaleConsumerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleConsumerException(TopicPartition partition) {
    super("Another consumer has moved " + partition + " on");
  }
}
