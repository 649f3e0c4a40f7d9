package dev.mandate.access.reading;

import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the tables, such that an answer and its position are of one moment. */
@Component
public final class ReadModel {
  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;
  private final Progress progress = new Progress();

  /** Asks through this client. */
  public ReadModel(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** The tables have changed. */
  public void advanced() {
    progress.advanced();
  }

  /** How often the tables have changed so far, by this instance. */
  public long steps() {
    return progress.steps();
  }

  /** Waits until the tables have changed beyond this many steps, or the time is over. */
  public void awaitProgress(long seen, Duration atMost) throws InterruptedException {
    progress.await(seen, atMost);
  }

  /** Asks about no partner in particular. */
  public <T> T ask(Supplier<T> question) {
    return Objects.requireNonNull(snapshot.execute(_ -> question.get()));
  }

  /**
   * Asks about whichever partner something belongs to.
   *
   * @param partner finds the partner; none if the thing is not known
   * @param atLeast the position that the answer has to know
   * @throws NotFoundException if the thing is not known, not even when the time is over
   * @throws NotYetException if the tables do not get to the position in time
   */
  public <T> Positioned<T> ask(
      Supplier<Optional<String>> partner, long atLeast, Function<String, T> question) {
    return askAt(partner, atLeast, (partnerId, _) -> question.apply(partnerId));
  }

  /** The same for a question that wants to know the position of the tables. */
  public <T> Positioned<T> askAt(
      Supplier<Optional<String>> partner, long atLeast, BiFunction<String, Long, T> question) {
    Positioned<T> answer =
        Wait.until(progress, () -> ask(() -> answerNow(partner, atLeast, question)).orElse(null));
    if (answer != null) {
      return answer;
    }
    if (ask(partner).isEmpty()) {
      throw new NotFoundException();
    }
    throw new NotYetException(atLeast);
  }

  private <T> Optional<Positioned<T>> answerNow(
      Supplier<Optional<String>> partner, long atLeast, BiFunction<String, Long, T> question) {
    Optional<String> partnerId = partner.get();
    if (partnerId.isEmpty() && atLeast == 0) {
      throw new NotFoundException();
    }
    long position = partnerId.map(this::position).orElse(0L);
    return partnerId.isEmpty() || position < atLeast
        ? Optional.empty()
        : Optional.of(new Positioned<>(position, question.apply(partnerId.get(), position)));
  }

  private long position(String partnerId) {
    return jdbc.sql("select position from partner_progress where partner_id = ?")
        .param(partnerId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
