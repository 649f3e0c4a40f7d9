package dev.mandate.access.console.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the rows of an upload.
 *
 * @param next the number of its last row, if others follow; else null
 */
record RowPage(List<PlannedRow> rows, @Nullable Integer next) {
  private static final int SIZE = 100;

  /**
   * The rows behind a row.
   *
   * @param after its number
   * @param problems whether only those count that somebody should look at
   */
  static RowPage of(Upload upload, int after, boolean problems) {
    List<PlannedRow> found =
        upload
            .rows()
            .filter(row -> row.number() > after && (!problems || row.state().isProblem()))
            .limit(SIZE + 1L)
            .toList();
    return found.size() <= SIZE
        ? new RowPage(found, null)
        : new RowPage(found.subList(0, SIZE), found.get(SIZE - 1).number());
  }
}
