package dev.mandate.access.trail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of W3C Trace Context. */
public final class TraceParent {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?");
  private static final String NO_TRACE = "0".repeat(32);

  private TraceParent() {}

  /** The trace that a header names, or null if it names none. */
  public static @Nullable String traceId(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher matcher = FORM.matcher(header);
    return matcher.matches() && !matcher.group(1).equals(NO_TRACE) ? matcher.group(1) : null;
  }
}
