package dev.mandate.access.reading;

import java.util.concurrent.Callable;

/**
 * Whose rows the present thread is shown. PostgreSQL itself keeps all others back: a question that
 * forgets to ask for its partner, or whether its caller may ask, finds nothing of another one.
 *
 * <p>What belongs to no caller, such as loading the replica, is shown everything, and so are
 * clients that are for all partners. A thread that is started meanwhile is not bound, unless its
 * work was begun with {@link #asHere}.
 */
public final class ReadScope {
  /** No id of a partner: ids have no such character. */
  static final String EVERYBODY = "*";

  private static final ScopedValue<Rows> ROWS = ScopedValue.newInstance();

  /** Those of one partner; everybody's until it is known which. */
  private static final class Rows {
    private volatile String partner;

    Rows(String partner) {
      this.partner = partner;
    }
  }

  private ReadScope() {}

  /**
   * Answers a question to which no rows are visible but those of a partner.
   *
   * @throws IllegalArgumentException if that is no id of a partner
   */
  public static <T, X extends Throwable> T ofPartner(
      String partnerId, ScopedValue.CallableOp<T, X> question) throws X {
    return ScopedValue.where(ROWS, new Rows(requireId(partnerId))).call(question);
  }

  /**
   * Answers a question to which only the rows of one partner are visible once {@link #narrow} says
   * of which.
   */
  public static <T, X extends Throwable> T ofOnePartner(ScopedValue.CallableOp<T, X> question)
      throws X {
    return ScopedValue.where(ROWS, new Rows(EVERYBODY)).call(question);
  }

  /**
   * From now on, a question of one partner is one of this partner. What belongs to no caller stays
   * as it is.
   *
   * @throws IllegalArgumentException if that is no id of a partner
   * @throws IllegalStateException if it is one of another partner
   */
  public static void narrow(String partnerId) {
    requireId(partnerId);
    if (!ROWS.isBound()) {
      return;
    }
    Rows rows = ROWS.get();
    if (!rows.partner.equals(partnerId) && !rows.partner.equals(EVERYBODY)) {
      throw new IllegalStateException("This question is one of another partner already");
    }
    rows.partner = partnerId;
  }

  private static String requireId(String partnerId) {
    if (partnerId.isEmpty() || partnerId.equals(EVERYBODY)) {
      throw new IllegalArgumentException("'%s' is no id of a partner".formatted(partnerId));
    }
    return partnerId;
  }

  /** The same question, to which on any thread those rows are visible that are visible here. */
  public static <T> Callable<T> asHere(Callable<T> question) {
    Rows here = new Rows(present());
    return () -> ScopedValue.where(ROWS, here).call(question::call);
  }

  /** The partner to whose rows the thread is bound, or {@link #EVERYBODY}. */
  static String present() {
    return ROWS.isBound() ? ROWS.get().partner : EVERYBODY;
  }
}
