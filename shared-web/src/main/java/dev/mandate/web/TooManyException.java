package dev.mandate.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody does something too often. */
public final class TooManyException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /**
   * @param wait after which it can be done again
   */
  TooManyException(Duration wait) {
    super("Too many");
    this.wait = wait;
  }

  /** After how many whole seconds it can be done again. */
  public long seconds() {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
