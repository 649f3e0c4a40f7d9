package dev.mandate.roles.relay;

import dev.mandate.brokers.Brokers;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the topic of events has every event. A topic that was lost and made again has
 * none of those before the checkpoint; they are all sent again. Readers know positions, and pass
 * over what they have.
 */
public final class EventTopic {
  private static final Logger LOG = LoggerFactory.getLogger(EventTopic.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Brokers brokers;
  private final EventSender sender;
  private @Nullable Long lookedAt;

  /** Looks at the topic to which this sender sends. */
  public EventTopic(Brokers brokers, EventSender sender) {
    this.brokers = brokers;
    this.sender = sender;
  }

  /** Forgets what it saw: much may have happened since. */
  void lookAgain() {
    lookedAt = null;
  }

  /**
   * Takes the checkpoint back to the beginning if it is about another topic than the one that is
   * there. Looks once a second.
   *
   * @throws IllegalStateException if there is no topic
   */
  void verify(RelayLeadership.Term term) throws SQLException, InterruptedException {
    long now = System.nanoTime();
    if (lookedAt != null && now - lookedAt < PERIOD.toNanos()) {
      return;
    }
    String present = brokers.idOf(sender.topic());
    if (present == null) {
      throw new IllegalStateException("the topic " + sender.topic() + " does not exist");
    }
    String known = term.topicId();
    if (known == null) {
      term.noteTopic(present);
    } else if (!known.equals(present)) {
      beginAnew(term, present);
    }
    lookedAt = now;
  }

  /**
   * Between the loss of the topic and this look, some events may have come into the new one without
   * those before them, which no reader could pass: these are deleted first.
   */
  private void beginAnew(RelayLeadership.Term term, String present)
      throws SQLException, InterruptedException {
    LOG.warn(
        "The topic {} has lost its events or is to have them again: all up to global position {}"
            + " are sent again",
        sender.topic(),
        term.position());
    sender.awaitSends();
    brokers.empty(sender.topic());
    term.beginAnew(present);
  }
}
