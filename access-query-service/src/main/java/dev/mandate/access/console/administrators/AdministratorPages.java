package dev.mandate.access.console.administrators;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.AuditLog;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.access.directory.AdministratorDirectory;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.directory.CustomerDirectory;
import dev.mandate.access.directory.ManagedListDirectory;
import dev.mandate.access.directory.PartnerDirectory;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the pages about administrators show, as far as somebody may see it. */
@ConsolePart
@Component
final class AdministratorPages {
  private static final int LIST_PAGE = 25;
  private static final int MANAGED_PAGE = 20;
  private static final int HISTORY_PAGE = 20;
  private static final int SUGGESTIONS = 20;

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerDirectory partners;
  private final AdministratorDirectory administrators;
  private final ManagedListDirectory managedLists;
  private final CustomerDirectory customers;
  private final AuditLog auditLog;

  AdministratorPages(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerDirectory partners,
      AdministratorDirectory administrators,
      ManagedListDirectory managedLists,
      CustomerDirectory customers,
      AuditLog auditLog) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.partners = partners;
    this.administrators = administrators;
    this.managedLists = managedLists;
    this.customers = customers;
    this.auditLog = auditLog;
  }

  /**
   * What a page of the list is asked for.
   *
   * @param name a part of names, or null
   * @param role the role that they hold, or null
   * @param nearLimit whether only those with a list that is nearly full
   * @param cursor what the page before said, or null
   */
  record Search(
      @Nullable String name, @Nullable Role role, boolean nearLimit, @Nullable String cursor) {}

  /** Administrators of a partner, by their ids. */
  Page<AdministratorAnswer> list(Visitor visitor, String partnerId, Search search) {
    requireList(visitor, partnerId);
    var filter =
        new AdministratorDirectory.Filter(
            search.role(), search.nearLimit() ? true : null, Text.filter(search.name()));
    Paging paging =
        Paging.of(LIST_PAGE, search.cursor(), 1, "console-administrators", partnerId, filter);
    return readModel
        .ask(
            () -> Optional.of(partnerId),
            visitor.atLeast(),
            id -> administrators.administrators(id, filter, paging))
        .answer();
  }

  /**
   * Lets only those on who may see who the administrators are.
   *
   * @throws dev.mandate.access.http.ProblemException if somebody may not
   */
  void requireList(Visitor visitor, String partnerId) {
    permissions.administrators(visitor.person(), partnerId, visitor.atLeast());
  }

  /** What somebody may change about the administrators of a partner, now. */
  Rights rights(Visitor visitor, String partnerId) {
    return new Rights(permissions.accessOf(visitor.person(), partnerId));
  }

  /**
   * Which parts of a user's page are asked for.
   *
   * @param managedCursor what the part of the managed list before said, or null
   * @param customer a part of names of customers that could come onto the list, or null
   */
  record Parts(@Nullable String managedCursor, @Nullable String customer) {}

  /** The page of a user of a partner. */
  AdministratorPage page(Visitor visitor, String partnerId, String userId, Parts parts) {
    require(visitor, partnerId, userId);
    Paging managed = Paging.of(MANAGED_PAGE, parts.managedCursor(), 1, "console-managed", userId);
    return readModel
        .ask(
            () -> Optional.of(partnerId),
            visitor.atLeast(),
            id -> page(visitor, id, userId, managed, parts.customer()))
        .answer();
  }

  /**
   * Lets only those on who may see the page of a user.
   *
   * @throws dev.mandate.access.http.ProblemException if somebody may not
   */
  void require(Visitor visitor, String partnerId, String userId) {
    permissions.administrator(visitor.person(), partnerId, userId, visitor.atLeast());
    Text.id(userId);
  }

  /** The roles that a user holds now. */
  Set<Role> rolesOf(Visitor visitor, String partnerId, String userId) {
    return readModel
        .ask(
            () -> Optional.of(partnerId),
            visitor.atLeast(),
            id ->
                administrators.administrator(id, userId).roles().stream()
                    .map(HeldRole::role)
                    .collect(Collectors.toSet()))
        .answer();
  }

  private AdministratorPage page(
      Visitor visitor, String partnerId, String userId, Paging managed, @Nullable String customer) {
    AdministratorAnswer user = administrators.administrator(partnerId, userId);
    Rights rights = rights(visitor, partnerId);
    boolean hasList = user.roles().stream().anyMatch(held -> held.role() == Role.PARTNER_ADMIN);
    return new AdministratorPage(
        user,
        visitor.person().userId().equals(userId),
        permissions.maySeeAdministrators(visitor.person(), partnerId),
        rights,
        RoleChoice.groups(
            rights,
            user,
            partners.partner(partnerId).sellsWholesale(),
            administrators.rolesWithoutAnother(partnerId, userId)),
        hasList ? managedLists.customersOf(partnerId, userId, managed) : null,
        rights.mayManageLists() ? suggestions(partnerId, customer) : List.of(),
        permissions.mayReadLog(visitor.person(), partnerId) ? history(partnerId, userId) : null);
  }

  private List<CustomerAnswer.Item> suggestions(String partnerId, @Nullable String part) {
    var filter = new CustomerDirectory.Filter(null, Text.containedFilter(part), null);
    return customers.customers(partnerId, filter, Paging.of(SUGGESTIONS, null, 1)).items();
  }

  private Page<AuditEntry> history(String partnerId, String userId) {
    AuditFilter filter =
        new AuditFilter(partnerId, null, null, userId, null, null, null, null, null, null);
    return auditLog.search(filter, Paging.of(HISTORY_PAGE, null, AuditLog.KEY_LENGTH));
  }
}
