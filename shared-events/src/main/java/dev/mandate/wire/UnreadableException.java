package dev.mandate.wire;

/** The bytes are no message of this language. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String detail;

  UnreadableException(String detail) {
    super(detail);
    this.detail = detail;
  }

  /** What is wrong, without quoting the bytes. */
  public String detail() {
    return detail;
  }
}
