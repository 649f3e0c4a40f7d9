package dev.mandate.access.replica;

/** An event came whose predecessor has not come. */
final class GapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GapException(String partnerId, long known, long position) {
    super(
        "the history of partner %s is known up to position %d, and %d comes next"
            .formatted(partnerId, known, position));
  }
}
