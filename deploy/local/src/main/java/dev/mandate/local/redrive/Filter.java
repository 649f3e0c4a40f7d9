package dev.mandate.local.redrive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; null means any.
 *
 * @param code exactly this code
 * @param detail this text somewhere in the detail
 * @param since not older than this
 */
record Filter(@Nullable String code, @Nullable String detail, @Nullable Instant since) {
  boolean matches(Line line) {
    return (code == null || code.equals(line.code()))
        && (detail == null || (line.detail() != null && line.detail().contains(detail)))
        && (since == null || !line.timestamp().isBefore(since));
  }
}
