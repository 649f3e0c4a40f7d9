package dev.mandate.access.console.administrators;

import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.http.Page;
import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one user of a partner shows.
 *
 * @param self whether that is whoever looks
 * @param seesOthers whether whoever looks sees the other administrators, too
 * @param rights what whoever looks may change
 * @param roles what the user holds or could hold
 * @param managed a part of the managed list; null if the user has none
 * @param suggestions customers that could come onto the list
 * @param history what was done about the user; null if whoever looks may not read the log
 */
record AdministratorPage(
    AdministratorAnswer user,
    boolean self,
    boolean seesOthers,
    Rights rights,
    List<RoleChoice.Group> roles,
    @Nullable Page<CustomerAnswer.Managed> managed,
    List<CustomerAnswer.Item> suggestions,
    @Nullable Page<AuditEntry> history) {
  /** Whether whoever looks can change any of the roles. */
  public boolean hasOpenRoles() {
    return choices().stream().anyMatch(RoleChoice::isOpen);
  }

  /** The roles that whoever looks can grant for a limited time: not those that cannot end. */
  public List<Role> grantable() {
    return choices().stream().filter(RoleChoice::isOpen).map(RoleChoice::role).toList();
  }

  /** Whether the managed list takes no more without losing another. */
  public boolean isListFull() {
    return user.managedCustomers().count() >= user.managedCustomers().limit();
  }

  private List<RoleChoice> choices() {
    return roles.stream().flatMap(group -> group.choices().stream()).toList();
  }
}
