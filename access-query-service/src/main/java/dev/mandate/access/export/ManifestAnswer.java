package dev.mandate.access.export;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.proof.CheckpointAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export is, for whoever has the file.
 *
 * @param language the language of its sentences
 * @param complete whether it was written to its end once; only then is there what it came to
 * @param rows how many entries it has
 * @param bytes how long the file is
 * @param sha256 the hash of the file, in hexadecimal
 * @param logs the logs that were read
 * @param content where the file can be had again, or its rest: {@code ?offset=} and how much of it
 *     is there
 * @param proof where its entries are shown to be in their logs
 */
public record ManifestAnswer(
    String exportId,
    String format,
    String language,
    AuditFilter filters,
    String askedBy,
    Instant started,
    boolean complete,
    @Nullable Instant ended,
    @Nullable Long rows,
    @Nullable Long bytes,
    @Nullable String sha256,
    List<LogAnswer> logs,
    String content,
    String proof) {
  /**
   * What was read of a log.
   *
   * @param upTo the position that the log had when the export was begun
   * @param rows how many of its entries are in the export
   * @param first the position of the first of them, if there is one
   * @param last that of the last
   * @param checkpoint the log signed at that position or later; null if nothing is signed here
   */
  public record LogAnswer(
      String partnerId,
      long upTo,
      @Nullable Long rows,
      @Nullable Long first,
      @Nullable Long last,
      @Nullable CheckpointAnswer checkpoint) {}
}
