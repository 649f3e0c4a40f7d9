package dev.mandate.access.replica;

import dev.mandate.wire.Topics;

/** There are no events yet, not even a place for them. */
final class TopicMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicMissingException() {
    super("the topic " + Topics.EVENTS + " does not exist yet");
  }
}
