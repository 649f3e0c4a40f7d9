package dev.mandate.access.changes;

import dev.mandate.access.replica.PartnerView;
import dev.mandate.access.replica.PartnerView.OwnAdministrator;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whose access to what an event can change: nobody's is left out, and few are named whose access
 * stays as it is, so that comparing is cheap.
 */
final class Touched {
  private Touched() {}

  /** In a fixed order, so that every stream tells the same. */
  static List<Reach> by(Event event, PartnerView before) {
    return all(event, before).distinct().sorted().toList();
  }

  private static Stream<Reach> all(Event event, PartnerView before) {
    return switch (event) {
      case PartnerOrgEvent e -> byPartner(e, before);
      case PartnerAdminEvent e -> byAdministrator(e, before);
      case CustomerOrgEvent e -> byCustomer(e, before);
      case JournalEvent _ -> Stream.empty();
    };
  }

  private static Stream<Reach> byPartner(PartnerOrgEvent event, PartnerView before) {
    return switch (event) {
      case RestrictionListChanged _ -> own(before, OwnAdministrator::restrictedMode);
      // What follows from the programme has events of its own; before its registration, a partner
      // has nobody.
      case WholesaleProgramChanged _, PartnerRegistered _ -> Stream.empty();
    };
  }

  private static Stream<Reach> byAdministrator(PartnerAdminEvent event, PartnerView before) {
    return switch (event) {
      case RoleGranted e -> byRole(e.userId(), e.role(), before);
      case RoleRevoked e -> byRole(e.userId(), e.role(), before);
      case CustomerAssigned e -> Stream.of(new Reach(e.userId(), e.customerId()));
      case CustomerUnassigned e -> Stream.of(new Reach(e.userId(), e.customerId()));
      case UserProvisioned _, UserUpdated _, UserRemoved _ -> Stream.empty(); // no role among it
    };
  }

  private static Stream<Reach> byCustomer(CustomerOrgEvent event, PartnerView before) {
    String customer = event.customerId();
    return switch (event) {
      case CustomerProvisioned _, CustomerAttached _ ->
          before.holdersOf(Touched::reachesAll).stream().map(user -> new Reach(user, customer));
      case RestrictedModeToggled _ -> own(before, user -> user.customerId().equals(customer));
      case CustomerRoleGranted e -> Stream.of(new Reach(e.userId(), customer));
      case CustomerRoleRevoked e -> Stream.of(new Reach(e.userId(), customer));
      case CustomerRenamed _ -> Stream.empty();
    };
  }

  private static Stream<Reach> own(PartnerView view, Predicate<OwnAdministrator> wanted) {
    return view.ownAdministrators()
        .filter(wanted)
        .map(user -> new Reach(user.userId(), user.customerId()));
  }

  private static Stream<Reach> byRole(String user, Role role, PartnerView before) {
    return Stream.concat(Stream.of(before.partnerId()), customers(user, role, before).stream())
        .map(org -> new Reach(user, org));
  }

  /** The customers that a role brings a user to. */
  private static List<String> customers(String user, Role role, PartnerView before) {
    return switch (Policy.standard().entry(role).customersInScope()) {
      case ALL -> before.customers();
      case MANAGED -> before.managedBy(user);
      case AS_BASE_ROLE -> // R11
          before.rolesOf(user).stream().anyMatch(Touched::reachesAll)
              ? before.customers()
              : before.managedBy(user);
      case NONE, ATTACHED, OWN_ORG -> List.of();
    };
  }

  private static boolean reachesAll(Role role) {
    return Policy.standard().entry(role).reachesAllCustomers();
  }
}
