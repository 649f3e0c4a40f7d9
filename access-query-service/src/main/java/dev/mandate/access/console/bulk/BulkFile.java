package dev.mandate.access.console.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read.
 *
 * @param columns its header
 */
record BulkFile(BulkKind kind, List<String> columns, List<Row> rows) {
  /**
   * A row of it.
   *
   * @param number its place among the rows of the file, the header being 1
   * @param cells what was in it
   * @param wish what it asks for; null if that cannot be read
   * @param trouble why not; null if it can
   */
  record Row(int number, List<String> cells, @Nullable Wish wish, @Nullable Trouble trouble) {}
}
