package dev.mandate.roles.relay;

import dev.mandate.brokers.Brokers;
import dev.mandate.wire.Topics;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the names of those who were erased out of the topics, for all of them at once: the topic of
 * events is emptied and filled again, with what can still be opened; of the topics of commands goes
 * what was answered. Every step can be taken again, whichever instance that is.
 *
 * <p>Kafka frees its disk of whole segments, and never of the one that it writes to. So for the
 * time of a renewal segments end after seconds, and the first event that is sent again begins a new
 * one.
 */
public final class TopicRenewal {
  private static final Logger LOG = LoggerFactory.getLogger(TopicRenewal.class);

  /** More segments than that would cost a broker much while a large topic is filled. */
  private static final Duration ROLL = Duration.ofSeconds(5);

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Brokers brokers;
  private final Republication republication;
  private final Clock clock;
  private final Renewed renewed;

  /**
   * What is renewed, and when.
   *
   * @param events the topic of events
   * @param commandGroup the consumers of the topics of commands
   * @param after how long the first erasure waits for others
   * @param roll after how long segments end during a renewal
   */
  record Renewed(String events, String commandGroup, Duration after, Duration roll) {}

  /**
   * Erasures that have not reached the topics.
   *
   * @param count how many there are
   * @param first when the first of them was decided; null if there is none
   */
  record Waiting(long count, @Nullable Instant first) {}

  /**
   * Renews the topics of the contract.
   *
   * @param republication fills the topic of events again
   * @param commandGroup the consumers of the topics of commands
   * @param after how long the first erasure waits for others
   */
  public TopicRenewal(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Brokers brokers,
      Republication republication,
      Clock clock,
      String commandGroup,
      Duration after) {
    this(
        jdbc,
        transactions,
        brokers,
        republication,
        clock,
        new Renewed(Topics.EVENTS, commandGroup, after, ROLL));
  }

  TopicRenewal(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Brokers brokers,
      Republication republication,
      Clock clock,
      Renewed renewed) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.brokers = brokers;
    this.republication = republication;
    this.clock = clock;
    this.renewed = renewed;
  }

  /** Which erasures have not reached the topics. */
  Waiting waiting() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select count(*), min(decided_at) from event
            where type = 'dev.mandate.event.PersonErased.v1'
              and global_position > (select position from topic_renewal)
            """,
            (row, _) -> {
              Timestamp first = row.getTimestamp(2);
              return new Waiting(row.getLong(1), first == null ? null : first.toInstant());
            }));
  }

  /**
   * Takes the next step, if it is time for it.
   *
   * @return whether it was
   */
  boolean step() throws InterruptedException {
    RenewalState state = RenewalState.read(jdbc);
    Instant now = clock.instant();
    return switch (state.step()) {
      case NONE -> isDue(now) && note(state, now);
      case NOTED -> roll(state, now);
      // What came before the segments began to roll is then older than a segment may be.
      case ROLLING ->
          !now.isBefore(state.since().plus(renewed.roll().multipliedBy(2))) && empty(state, now);
      case FILLING -> republication.progress().sent() >= state.fillTo() && finish(state, now);
    };
  }

  private boolean isDue(Instant now) {
    Instant first = waiting().first();
    return first != null && !now.isBefore(first.plus(renewed.after()));
  }

  /** In a step of its own: once it is changed, nobody else knows what was set before. */
  private boolean note(RenewalState state, Instant now) throws InterruptedException {
    String own = brokers.setting(renewed.events(), TopicConfig.SEGMENT_MS_CONFIG);
    return state.noted(own, now).replace(state, jdbc);
  }

  private boolean roll(RenewalState state, Instant now) throws InterruptedException {
    long stored = republication.progress().stored();
    setSegmentMs(Long.toString(renewed.roll().toMillis()));
    return state.rolling(stored, now).replace(state, jdbc);
  }

  private boolean empty(RenewalState state, Instant now) throws InterruptedException {
    brokers.deleteConfirmed(renewed.commandGroup());
    return Boolean.TRUE.equals(
        transactions.execute(
            _ -> {
              long stored = republication.progress().stored();
              boolean first = state.filling(stored, now).replace(state, jdbc);
              if (first) {
                LOG.info(
                    "The topics are being renewed, for who was erased up to {}", state.covers());
                republication.request();
              }
              return first;
            }));
  }

  private boolean finish(RenewalState state, Instant now) throws InterruptedException {
    setSegmentMs(state.segmentMs());
    LOG.info("The topics are renewed, with {} events", state.fillTo());
    return state.done(now).replace(state, jdbc);
  }

  private void setSegmentMs(@Nullable String value) throws InterruptedException {
    brokers.set(renewed.events(), TopicConfig.SEGMENT_MS_CONFIG, value);
  }
}
