package dev.mandate.access.export;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.export.EntryFormat;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export. What it holds is settled when it is begun: the entries of a filter, up to the position
 * that each log had then; so it is the same bytes whenever they are asked for, until somebody in it
 * is erased.
 *
 * @param askedBy whoever began it
 * @param whole what it came to, once it was written to its end; null until then
 */
public record Export(
    UUID id,
    ExportFormat format,
    Language language,
    AuditFilter filter,
    String askedBy,
    Instant started,
    @Nullable Whole whole) {
  /** Where exports are on this service, each by its id. */
  static final String PATH = "/v1/audit/exports/";

  /**
   * An export to its end.
   *
   * @param rows how many entries it has
   * @param bytes how long it is
   * @param sha256 its hash, in hexadecimal
   */
  public record Whole(Instant ended, long rows, long bytes, String sha256) {}

  /**
   * A log that it reads.
   *
   * @param upTo the last position that it reads
   */
  record Log(String partnerId, long upTo) {}

  EntryFormat entries() {
    return format.in(language);
  }

  /** Where it is on this service. */
  String path() {
    return PATH + id;
  }

  /** The name of the file that it becomes. */
  public String fileName() {
    String partner = filter.partner() == null ? "all" : filter.partner().replace(':', '_');
    return "audit-%s-%s.%s".formatted(partner, id, format.extension());
  }
}
