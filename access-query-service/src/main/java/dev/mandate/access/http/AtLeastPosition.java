package dev.mandate.access.http;

/**
 * What a request says in the header {@code Mandate-At-Least-Position}: the answer has to know the
 * partner's history up to this position; 0 if it does not say.
 */
public record AtLeastPosition(long position) {
  static final String HEADER = "Mandate-At-Least-Position";
}
