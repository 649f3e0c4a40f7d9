package dev.mandate.access.console.customers;

import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.http.Page;
import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.AssignmentBasis;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a customer shows.
 *
 * @param own whether whoever looks belongs to the customer
 * @param rights what they may change about it
 * @param partnerRights what they may change about all customers
 * @param restricted what restricted mode takes away: from whoever looks, if they belong to the
 *     customer; else what stands on the partner's list
 * @param managers who of the partner manages it
 * @param seesAdministrators whether whoever looks sees who the partner's administrators are
 * @param candidates administrators of the partner onto whose lists it could come
 * @param history what was done about it; null if whoever looks may not read that
 */
record CustomerPage(
    CustomerAnswer customer,
    boolean own,
    CustomerRights rights,
    PartnerRights partnerRights,
    List<SettingGroup> restricted,
    List<Manager> managers,
    boolean seesAdministrators,
    List<AdministratorAnswer> candidates,
    @Nullable Page<AuditEntry> history) {
  /**
   * Somebody on whose managed list the customer is.
   *
   * @param name what they are called; null if whoever looks may not know, or nobody any more
   */
  record Manager(String userId, @Nullable String name, AssignmentBasis basis, Instant since) {
    /** What the page calls them. */
    public String label() {
      return Objects.requireNonNullElse(name, userId);
    }
  }
}
