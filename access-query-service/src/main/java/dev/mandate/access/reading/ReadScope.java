package dev.mandate.access.reading;

import java.util.concurrent.Callable;

/**
 * Whose rows the present thread is shown. PostgreSQL itself keeps all others back: a question that
 * forgets to ask for its partner finds nothing of another one.
 *
 * <p>What belongs to no caller, such as loading the replica, is shown everything. So are callers
 * that are bound to no partner, until somebody binds them with {@link #ofPartner}, which belongs
 * where a request begins. A thread that is started meanwhile is not bound, unless its work was
 * begun with {@link #asHere}.
 */
public final class ReadScope {
  /** No id of a partner: ids have no such character. */
  static final String EVERYBODY = "*";

  private static final ScopedValue<String> PARTNER = ScopedValue.newInstance();

  private ReadScope() {}

  /**
   * Answers a question to which no rows are visible but those of a partner.
   *
   * @throws IllegalArgumentException if that is no id of a partner
   */
  public static <T, X extends Throwable> T ofPartner(
      String partnerId, ScopedValue.CallableOp<T, X> question) throws X {
    if (partnerId.isEmpty() || partnerId.equals(EVERYBODY)) {
      throw new IllegalArgumentException("'%s' is no id of a partner".formatted(partnerId));
    }
    return ScopedValue.where(PARTNER, partnerId).call(question);
  }

  /** The same question, to which on any thread those rows are visible that are visible here. */
  public static <T> Callable<T> asHere(Callable<T> question) {
    String partner = present();
    return () -> ScopedValue.where(PARTNER, partner).call(question::call);
  }

  /** The partner to whose rows the thread is bound, or {@link #EVERYBODY}. */
  static String present() {
    return PARTNER.orElse(EVERYBODY);
  }
}
