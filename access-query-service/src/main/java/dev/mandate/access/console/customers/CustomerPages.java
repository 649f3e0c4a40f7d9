package dev.mandate.access.console.customers;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.AuditLog;
import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorDirectory;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.directory.CustomerDirectory;
import dev.mandate.access.directory.PartnerDirectory;
import dev.mandate.access.http.ForbiddenException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.permission.VisibleCustomers;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.audit.AuditEntry;
import dev.mandate.policy.Access;
import dev.mandate.policy.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the pages about customers show, as far as somebody may see it. */
@ConsolePart
@Component
final class CustomerPages {
  private static final int LIST_PAGE = 25;
  private static final int HISTORY_PAGE = 20;
  private static final int CANDIDATES = 20;

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerDirectory partners;
  private final CustomerDirectory customers;
  private final AdministratorDirectory administrators;
  private final AuditLog auditLog;
  private final Clock clock;

  CustomerPages(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerDirectory partners,
      CustomerDirectory customers,
      AdministratorDirectory administrators,
      AuditLog auditLog,
      Clock clock) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.partners = partners;
    this.customers = customers;
    this.administrators = administrators;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /**
   * What a page of the list is asked for.
   *
   * @param name a part of names, or null
   * @param mode whether restricted mode is on, or null for both
   * @param cursor what the page before said, or null
   */
  record Search(@Nullable String name, @Nullable Boolean mode, @Nullable String cursor) {}

  /**
   * The customers of a partner that somebody sees, by their ids.
   *
   * @throws ForbiddenException if they see none, whichever there are
   */
  CustomerList list(Visitor visitor, String partnerId, Search search) {
    VisibleCustomers visible =
        permissions.customers(visitor.person(), partnerId, visitor.atLeast());
    if (visible == VisibleCustomers.NONE) {
      throw new ForbiddenException("Your roles show you no customers.");
    }
    boolean listedOnly = visible == VisibleCustomers.LISTED;
    var filter =
        new CustomerDirectory.Filter(
            search.mode(),
            Text.containedFilter(search.name()),
            listedOnly ? visitor.person().userId() : null);
    Paging paging =
        Paging.of(LIST_PAGE, search.cursor(), 1, "console-customers", partnerId, filter);
    return new CustomerList(
        askPartner(visitor, partnerId, id -> customers.customers(id, filter, paging)),
        listedOnly,
        partnerRights(visitor, partnerId));
  }

  /**
   * Lets only those on who belong to a partner.
   *
   * @throws dev.mandate.access.http.ProblemException if somebody does not
   */
  void requirePartner(Visitor visitor, String partnerId) {
    permissions.partner(visitor.person(), partnerId, visitor.atLeast());
  }

  /**
   * Lets only those on who may see a customer.
   *
   * @throws dev.mandate.access.http.ProblemException if somebody may not
   */
  void require(Visitor visitor, String customerId) {
    permissions.customer(visitor.person(), customerId, visitor.atLeast());
    Text.id(customerId);
  }

  /** Whether somebody sees any customers of a partner, now. */
  boolean maySeeList(Visitor visitor, String partnerId) {
    return permissions.visibleCustomers(visitor.person(), partnerId) != VisibleCustomers.NONE;
  }

  /** What somebody may change about the customers of a partner, now. */
  PartnerRights partnerRights(Visitor visitor, String partnerId) {
    return new PartnerRights(permissions.accessOf(visitor.person(), partnerId));
  }

  /** What somebody may change about a customer, now. */
  CustomerRights rights(Visitor visitor, String customerId) {
    return new CustomerRights(permissions.accessOf(visitor.person(), customerId));
  }

  /** A customer. */
  CustomerAnswer customer(Visitor visitor, String customerId) {
    require(visitor, customerId);
    return ask(visitor, customerId, partnerId -> customers.customer(partnerId, customerId));
  }

  /**
   * The page of a customer.
   *
   * @param candidate a part of names of administrators onto whose lists it could come, or null
   */
  CustomerPage page(Visitor visitor, String customerId, @Nullable String candidate) {
    require(visitor, customerId);
    return ask(visitor, customerId, partnerId -> page(visitor, partnerId, customerId, candidate));
  }

  /** The keys of what restricted mode takes away from the customers of a partner (R24). */
  Set<String> restrictions(Visitor visitor, String partnerId) {
    requirePartner(visitor, partnerId);
    return askPartner(visitor, partnerId, id -> new TreeSet<>(partners.partner(id).restrictions()));
  }

  private CustomerPage page(
      Visitor visitor, String partnerId, String customerId, @Nullable String candidate) {
    CustomerAnswer customer = customers.customer(partnerId, customerId);
    Access access = permissions.accessOf(visitor.person(), customerId);
    boolean own = customerId.equals(visitor.customerId());
    PartnerRights partnerRights = partnerRights(visitor, partnerId);
    boolean seesAdministrators = permissions.maySeeAdministrators(visitor.person(), partnerId);
    return new CustomerPage(
        customer,
        own,
        new CustomerRights(access),
        partnerRights,
        own ? SettingGroup.lowered(access) : listed(partnerId),
        managers(customer, seesAdministrators),
        seesAdministrators,
        partnerRights.mayManageLists() ? candidates(partnerId, candidate) : List.of(),
        permissions.mayReadEntriesOf(visitor.person(), customerId)
            ? history(partnerId, customerId)
            : null);
  }

  private List<SettingGroup> listed(String partnerId) {
    List<String> keys = partners.partner(partnerId).restrictions();
    return SettingGroup.of(setting -> keys.contains(setting.key()));
  }

  private List<CustomerPage.Manager> managers(CustomerAnswer customer, boolean named) {
    Map<String, String> names = named ? names(customer) : Map.of();
    return customer.managedBy().stream()
        .map(
            manager ->
                new CustomerPage.Manager(
                    manager.userId(),
                    names.get(manager.userId()),
                    manager.basis(),
                    manager.since()))
        .toList();
  }

  private Map<String, String> names(CustomerAnswer customer) {
    List<String> ids = customer.managedBy().stream().map(CustomerAnswer.Manager::userId).toList();
    return administrators.administrators(customer.partnerId(), ids, clock.instant()).stream()
        .filter(user -> !user.displayName().isEmpty())
        .collect(Collectors.toMap(AdministratorAnswer::userId, AdministratorAnswer::displayName));
  }

  private List<AdministratorAnswer> candidates(String partnerId, @Nullable String part) {
    var filter = new AdministratorDirectory.Filter(Role.PARTNER_ADMIN, null, Text.filter(part));
    return administrators.administrators(partnerId, filter, Paging.of(CANDIDATES, null, 1)).items();
  }

  private Page<AuditEntry> history(String partnerId, String customerId) {
    AuditFilter filter =
        new AuditFilter(partnerId, customerId, null, null, null, null, null, null, null, null);
    return auditLog.search(filter, Paging.of(HISTORY_PAGE, null, AuditLog.KEY_LENGTH));
  }

  private <T> T askPartner(Visitor visitor, String partnerId, Function<String, T> question) {
    return readModel.ask(() -> Optional.of(partnerId), visitor.atLeast(), question).answer();
  }

  private <T> T ask(Visitor visitor, String customerId, Function<String, T> question) {
    return readModel
        .ask(() -> customers.partnerOf(customerId), visitor.atLeast(), question)
        .answer();
  }
}
