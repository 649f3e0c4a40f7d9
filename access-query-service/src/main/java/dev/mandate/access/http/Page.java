package dev.mandate.access.http;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the part
 * @param nextCursor brings the next part, or null if this is the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /**
   * The items of this part and of all that follow it, each part fetched when it is needed.
   *
   * @param next fetches the part that a cursor brings
   */
  public Stream<T> andAllAfter(Function<String, Page<T>> next) {
    UnaryOperator<@Nullable Page<T>> following =
        page -> page == null || page.nextCursor() == null ? null : next.apply(page.nextCursor());
    return Stream.<@Nullable Page<T>>iterate(this, Objects::nonNull, following)
        .flatMap(page -> Objects.requireNonNull(page).items().stream());
  }

  /** The same part with each item seen as something else. */
  public <S> Page<S> map(Function<T, S> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
