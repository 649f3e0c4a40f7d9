package dev.mandate.roles.batch;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Somebody else decided commands of these partitions meanwhile: nothing was written. */
public final class StaleConsumerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleConsumerException(Set<TopicPartition> partitions) {
    super("Another consumer has moved " + partitions + " on");
  }
}
