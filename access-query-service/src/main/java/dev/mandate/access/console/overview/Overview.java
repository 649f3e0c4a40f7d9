package dev.mandate.access.console.overview;

import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.PartnerAnswer;
import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How things stand in a partner, as far as somebody may see it.
 *
 * @param position that of the partner's history which this is of
 * @param decided when that was decided, or null if nothing was
 * @param waiting how many records wait to be taken in here
 * @param administrators null if they may not see who the administrators are
 * @param log null if they may not read the log
 */
record Overview(
    PartnerAnswer partner,
    long position,
    @Nullable Instant decided,
    long waiting,
    @Nullable Administrators administrators,
    @Nullable Log log) {
  /**
   * The administrators.
   *
   * @param nearLimit those whose managed list is nearly full, the first of them
   */
  record Administrators(Map<Role, Long> holders, List<AdministratorAnswer> nearLimit) {}

  /**
   * The log.
   *
   * @param entries the last ones
   */
  record Log(Chart chart, long commands, long rejections, List<AuditEntry> entries) {}

  /** Customers whose restricted mode is off. */
  public long unrestricted() {
    return partner.counts().customers() - partner.counts().restrictedCustomers();
  }

  /** Whether nothing waits to be taken in. */
  public boolean upToDate() {
    return waiting == 0;
  }
}
