package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.LAST_ADMINISTRATOR;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;

import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.RemoveUser;
import dev.mandate.commands.UpdateUser;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules of a partner's own users: R2, R4, R6, R13. */
final class UserRules {
  private UserRules() {}

  static Decision provision(ProvisionUser command, PartnerFacts facts) {
    PartnerAdminState user = facts.user(command.userId());
    if (user.known()) {
      return isSame(user, command)
          ? Decision.noEffect()
          : Decision.rejected(ALREADY_EXISTS, "The user exists with other data");
    }
    IdOwner owner = facts.ownerOfUser(command.userId());
    if (owner != null && !owner.isUserOf(command.partnerId())) {
      return Decision.rejected(ALREADY_EXISTS, "userId is taken by a user of another organization");
    }
    return new Decision.Accepted(provisioned(command, facts.org()));
  }

  /** R2: the first user of a partner gets both full administrator roles, once per partner. */
  private static List<Event> provisioned(ProvisionUser command, PartnerOrgState org) {
    String partner = command.partnerId();
    String user = command.userId();
    List<Event> events = new ArrayList<>();
    events.add(
        new UserProvisioned(
            partner, user, command.displayName(), command.email(), command.alias()));
    if (!org.hadFirstUser()) {
      events.add(new RoleGranted(partner, user, Role.FULL_ADMIN, GrantCause.FIRST_USER, null));
      events.add(
          new RoleGranted(partner, user, Role.PARTNER_FULL_ADMIN, GrantCause.FIRST_USER, null));
    }
    return events;
  }

  private static boolean isSame(PartnerAdminState user, ProvisionUser command) {
    return user.displayName().equals(command.displayName())
        && user.email().equals(command.email())
        && orEmpty(user.alias()).equals(orEmpty(command.alias()));
  }

  static Decision update(UpdateUser command, PartnerFacts facts) {
    PartnerAdminState user = facts.user(command.userId());
    if (!user.known()) {
      return Decision.rejected(UNKNOWN_USER, "The partner has no such user");
    }
    String name = changed(command.displayName(), user.displayName());
    String email = changed(command.email(), user.email());
    String alias = changed(command.alias(), orEmpty(user.alias()));
    return name == null && email == null && alias == null
        ? Decision.noEffect()
        : Decision.accepted(
            new UserUpdated(command.partnerId(), command.userId(), name, email, alias));
  }

  private static @Nullable String changed(@Nullable String asked, String held) {
    return held.equals(asked) ? null : asked;
  }

  /** R6: an empty alias is none. */
  private static String orEmpty(@Nullable String alias) {
    return Objects.requireNonNullElse(alias, "");
  }

  /** R4: roles and list go first, each with its own event, then the user. */
  static Decision remove(RemoveUser command, PartnerFacts facts) {
    String partner = command.partnerId();
    String id = command.userId();
    PartnerAdminState user = facts.user(id);
    if (!user.known()) {
      return Decision.rejected(UNKNOWN_USER, "The partner has no such user");
    }
    for (Role role : List.of(Role.FULL_ADMIN, Role.PARTNER_FULL_ADMIN)) {
      if (facts.org().isLastHolder(role, id)) {
        return Decision.rejected(
            LAST_ADMINISTRATOR, "The user is the last %s without expiry".formatted(role));
      }
    }
    List<Event> events = new ArrayList<>();
    for (Role role : user.grants().keySet()) {
      events.add(new RoleRevoked(partner, id, role, RevocationCause.USER_REMOVED));
    }
    for (String customer : user.managedList().customers()) {
      events.add(
          new CustomerUnassigned(partner, id, customer, UnassignmentCause.USER_REMOVED, null));
    }
    events.add(new UserRemoved(partner, id));
    return new Decision.Accepted(events);
  }
}
