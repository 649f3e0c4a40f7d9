package dev.mandate.access.console.bulk;

import dev.mandate.access.console.change.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row, and how far it is with it.
 *
 * @param number its place in the file
 * @param cells what was in it
 * @param trouble why it cannot be read; null if it can
 * @param steps its commands, one after the other; none if it asks for what is so
 */
record PlannedRow(int number, List<String> cells, @Nullable Trouble trouble, List<Step> steps) {
  /** Copies the steps. */
  PlannedRow {
    steps = List.copyOf(steps);
  }

  PlannedRow with(int index, Step step) {
    List<Step> changed = new ArrayList<>(steps);
    changed.set(index, step);
    return new PlannedRow(number, cells, trouble, changed);
  }

  /** How it stands with it. */
  public RowState state() {
    if (trouble != null) {
      return RowState.INVALID;
    }
    List<Result> results = steps.stream().map(Step::result).filter(Objects::nonNull).toList();
    return results.isEmpty() ? foreseen() : became(results);
  }

  private RowState foreseen() {
    if (steps.stream().anyMatch(step -> step.rejection() != null)) {
      return RowState.WOULD_BE_REJECTED;
    }
    if (steps.stream().anyMatch(Step::isUnplanned)) {
      return RowState.UNPLANNED;
    }
    return steps.stream().anyMatch(Step::wouldChange)
        ? RowState.WOULD_CHANGE
        : RowState.WOULD_NOT_CHANGE;
  }

  private static RowState became(List<Result> results) {
    return switch (results.getLast()) {
      case Result.Unknown _ -> RowState.UNKNOWN;
      case Result.Rejected _ -> RowState.REJECTED;
      case Result.Made _, Result.WasSo _ ->
          results.stream().anyMatch(Result.Made.class::isInstance)
              ? RowState.CHANGED
              : RowState.NOT_CHANGED;
    };
  }

  /**
   * Whether it is to be sent. A row that would be rejected in part is left out as a whole.
   *
   * @param all whether what would change nothing, or be rejected, is sent, too
   */
  boolean isToBeSent(boolean all) {
    return switch (state()) {
      case WOULD_CHANGE, UNKNOWN -> true;
      case WOULD_NOT_CHANGE, WOULD_BE_REJECTED -> all && !steps.isEmpty();
      case INVALID, UNPLANNED, CHANGED, NOT_CHANGED, REJECTED -> false;
    };
  }

  /** The position of the partner's history after it; 0 if nothing of it was accepted. */
  long position() {
    return steps.stream().mapToLong(Step::position).max().orElse(0);
  }
}
