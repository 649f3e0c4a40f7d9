package dev.mandate.access.console.bulk;

/** How it stands with a row. The names are those of the result file. */
enum RowState {
  /** It cannot be read. */
  INVALID,
  /** Nobody knows yet what it would do. */
  UNPLANNED,
  WOULD_CHANGE,
  WOULD_NOT_CHANGE,
  WOULD_BE_REJECTED,
  CHANGED,
  NOT_CHANGED,
  /** The command service has rejected it, or a part of it. */
  REJECTED,
  /** It was begun, and its result is not known yet. */
  UNKNOWN;

  /** Whether somebody should look at it. */
  boolean isProblem() {
    return this == INVALID || this == WOULD_BE_REJECTED || this == REJECTED || this == UNKNOWN;
  }
}
