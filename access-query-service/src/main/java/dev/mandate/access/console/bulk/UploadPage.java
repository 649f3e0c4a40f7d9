package dev.mandate.access.console.bulk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with an upload at one moment. The work goes on while a page is made, which has to
 * be about one moment all the same.
 *
 * @param stop why the work stopped before its end; null if it did not
 * @param done how many rows the present work has been through
 * @param counts how many rows are in each state
 * @param change whether going on would do anything, as far as anybody knows
 * @param sendable whether there is a row that could be sent, be it in vain
 * @param rows a part of the rows; null while a thread is at work
 */
record UploadPage(
    String fileName,
    BulkKind kind,
    List<String> columns,
    int size,
    Upload.Phase phase,
    Upload.@Nullable Stop stop,
    int done,
    Map<RowState, Long> counts,
    boolean change,
    boolean sendable,
    @Nullable RowPage rows) {
  /**
   * Now.
   *
   * @param after the number of the row behind which the shown ones begin
   * @param problems whether only rows are shown that somebody should look at
   */
  static UploadPage of(Upload upload, int after, boolean problems) {
    Upload.Standing standing = upload.standing();
    return new UploadPage(
        upload.fileName(),
        upload.kind(),
        upload.columns(),
        upload.size(),
        standing.phase(),
        standing.stop(),
        standing.done(),
        upload.counts(),
        standing.phase() != Upload.Phase.PLANNED
            || upload.rows().anyMatch(row -> row.isToBeSent(false)),
        upload.rows().anyMatch(row -> row.isToBeSent(true)),
        standing.isRunning() ? null : RowPage.of(upload, after, problems));
  }

  /** Whether a thread is at work, or about to be. */
  boolean isRunning() {
    return rows == null;
  }
}
