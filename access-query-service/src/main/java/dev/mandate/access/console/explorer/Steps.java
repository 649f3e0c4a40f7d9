package dev.mandate.access.console.explorer;

import dev.mandate.access.history.DiffAnswer.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which somebody's access to an organization changed, from its beginning until now.
 * In between, nothing differs.
 *
 * @param current which of them is shown
 */
record Steps(List<Step> steps, int current) {
  /**
   * A moment.
   *
   * @param at its position; null for now
   * @param change what happened; null at the beginning and now
   */
  record Step(@Nullable Long at, @Nullable Change change, @Nullable Moved moved) {}

  /**
   * All of them.
   *
   * @param bornAt where the organization begins
   * @param shown the position that is shown; null for now
   */
  static Steps of(long bornAt, List<Change> changes, @Nullable Long shown) {
    List<Step> steps = new ArrayList<>();
    if (changes.isEmpty() || changes.getFirst().cause().position() > bornAt) {
      steps.add(new Step(bornAt, null, null));
    }
    for (Change change : changes) {
      steps.add(new Step(change.cause().position(), change, Moved.of(change.difference())));
    }
    int now = steps.size();
    steps.add(new Step(null, null, null));
    return new Steps(List.copyOf(steps), shown == null ? now : last(steps, now, shown));
  }

  private static int last(List<Step> steps, int now, long shown) {
    int current = 0;
    for (int i = 0; i < now; i++) {
      Long at = steps.get(i).at();
      if (at != null && at <= shown) {
        current = i;
      }
    }
    return current;
  }

  /** Whether anything has ever changed. */
  public boolean hasChanges() {
    return steps.stream().anyMatch(step -> step.change() != null);
  }

  /** Whether one of them is at this position. */
  public boolean has(String position) {
    return steps.stream().anyMatch(step -> position.equals(String.valueOf(step.at())));
  }

  /** The position before the last change; 0 if there was none. */
  long beforeLastChange() {
    return steps.reversed().stream()
        .map(Step::change)
        .filter(change -> change != null)
        .findFirst()
        .map(change -> change.cause().position() - 1)
        .orElse(0L);
  }
}
