package dev.mandate.access.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the part
 * @param nextCursor brings the next part, or null if this is the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /** The same part with each item seen as something else. */
  public <S> Page<S> map(Function<T, S> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
