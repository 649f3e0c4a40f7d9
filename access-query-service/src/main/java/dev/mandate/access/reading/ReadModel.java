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
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the tables, such that an answer and its position are of one moment. */
@Component
public final class ReadModel {
  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;
  private final Progress progress = new Progress();

  /** Asks those of this database. */
  public ReadModel(ReadingDatabase database) {
    jdbc = database.client();
    snapshot = database.snapshots();
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
    return ask(partner, id -> id, atLeast, (id, _) -> question.apply(id));
  }

  /**
   * Asks about a thing of some partner.
   *
   * @param thing finds it; none if it is not known
   * @param partnerOf says whose it is
   * @param question gets the thing and the position that the tables know of its partner
   */
  public <S, T> Positioned<T> ask(
      Supplier<Optional<S>> thing,
      Function<S, String> partnerOf,
      long atLeast,
      BiFunction<S, Long, T> question) {
    Positioned<T> answer =
        Wait.until(
            progress,
            () -> ask(() -> answerNow(thing.get(), partnerOf, atLeast, question)).orElse(null));
    if (answer != null) {
      return answer;
    }
    if (ask(thing).isEmpty()) {
      throw new NotFoundException();
    }
    throw new NotYetException(atLeast);
  }

  private <S, T> Optional<Positioned<T>> answerNow(
      Optional<S> thing,
      Function<S, String> partnerOf,
      long atLeast,
      BiFunction<S, Long, T> question) {
    if (thing.isEmpty() && atLeast == 0) {
      throw new NotFoundException();
    }
    long position = thing.map(partnerOf).map(this::position).orElse(0L);
    return thing.isEmpty() || position < atLeast
        ? Optional.empty()
        : Optional.of(new Positioned<>(position, question.apply(thing.get(), position)));
  }

  private long position(String partnerId) {
    return jdbc.sql("select position from partner_progress where partner_id = ?")
        .param(partnerId)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
