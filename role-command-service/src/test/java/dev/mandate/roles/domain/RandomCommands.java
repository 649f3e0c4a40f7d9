package dev.mandate.roles.domain;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.GrantRole;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.RemoveUser;
import dev.mandate.commands.RenameCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.RevokeRole;
import dev.mandate.commands.SetRestrictedMode;
import dev.mandate.commands.SetRestrictionList;
import dev.mandate.commands.SetRoles;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.commands.UpdateUser;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Asker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commands from anybody about anything, with so few ids that they meet again and again. */
final class RandomCommands {
  static final List<String> PARTNERS = List.of("p1", "p2");

  private static final List<String> PARTNER_USERS = List.of("u1", "u2", "u3", "u4", "u5", "p1");
  private static final List<String> CUSTOMER_USERS = List.of("a1", "a2", "c1");

  /** Of both partners and of all customers: who comes first has the id. */
  static final List<String> USERS =
      Stream.concat(PARTNER_USERS.stream(), CUSTOMER_USERS.stream()).toList();

  private static final List<Role> PARTNER_ROLES =
      List.of(
          Role.FULL_ADMIN,
          Role.READ_ONLY_ADMIN,
          Role.PARTNER_FULL_ADMIN,
          Role.PARTNER_ADMIN,
          Role.PARTNER_ADMIN,
          Role.PARTNER_READ_ONLY_ADMIN,
          Role.WHOLESALE_ADMIN);

  private final Random random;
  private final List<String> customers;

  /**
   * @param customerCount how many customer ids there are
   */
  RandomCommands(Random random, int customerCount) {
    this.random = random;
    this.customers = IntStream.rangeClosed(1, customerCount).mapToObj(n -> "c" + n).toList();
  }

  Asker asker() {
    return flag() ? new Asker.Upstream("provisioning") : new Asker.User(oneOf(USERS));
  }

  /** A command of any of the 18 kinds. */
  Command anything(Instant now) {
    String partner = oneOf(PARTNERS);
    return switch (random.nextInt(22)) {
      case 0 -> new RegisterPartner(partner, oneOf(List.of("One", "Two")), flag());
      case 1 -> new SetWholesaleProgram(partner, flag());
      case 2 -> new SetRestrictionList(partner, new RestrictionSet(random.nextInt(4)));
      case 3 -> new RecordAuditExport(partner, user(), "csv", new JsonText("{}"), 1);
      case 4 -> new ProvisionUser(partner, user(), "Name", "mail@example.com", maybe("alias"));
      case 5 -> new UpdateUser(partner, user(), maybe("Name"), maybe("new@example.com"), null);
      case 6 -> new RemoveUser(partner, user(), null);
      case 7 -> new GrantRole(partner, user(), role(), null, expiry(now));
      case 8 -> new RevokeRole(partner, user(), role(), null);
      case 9 -> new SetRoles(partner, user(), roles(), null);
      case 10 -> new RenameCustomer(partner, customer(), oneOf(List.of("Name", "New name")));
      case 11 -> new SetRestrictedMode(partner, customer(), flag(), null);
      case 12 ->
          new GrantCustomerRole(
              partner, customer(), customerUser(), customerRole(), null, null, null);
      case 13 ->
          new RevokeCustomerRole(
              partner, customer(), customerUser(), customerRole(), null, null, null);
      default -> aboutLists(partner);
    };
  }

  /** A command that may put a customer on a managed list or take it off. */
  Command aboutLists(String partner) {
    return random.nextInt(4) == 0
        ? new UnassignCustomer(partner, user(), customer(), null)
        : addingToLists(partner);
  }

  /** A command that may put a customer on a managed list. */
  Command addingToLists(String partner) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> new ProvisionCustomer(partner, organization(), "Name", maybe(user()));
      case 2 -> new AttachCustomer(partner, organization(), "Name", maybe(user()));
      default -> new AssignCustomer(partner, user(), customer(), null);
    };
  }

  /** Mostly an id that partners use for their users. */
  private String user() {
    return oneOf(random.nextInt(20) == 0 ? CUSTOMER_USERS : PARTNER_USERS);
  }

  /** Mostly an id that customers use for theirs. */
  private String customerUser() {
    return oneOf(random.nextInt(20) == 0 ? PARTNER_USERS : CUSTOMER_USERS);
  }

  private String customer() {
    return oneOf(customers);
  }

  /** Mostly a customer id, sometimes one that only a partner can have. */
  private String organization() {
    return random.nextInt(10) == 0 ? oneOf(PARTNERS) : customer();
  }

  /** Mostly a role that fits, sometimes any. */
  private Role role() {
    return oneOf(random.nextInt(10) == 0 ? List.of(Role.values()) : PARTNER_ROLES);
  }

  private Role customerRole() {
    return random.nextInt(3) == 0 ? oneOf(List.of(Role.values())) : Role.CUSTOMER_FULL_ADMIN;
  }

  private RoleSet roles() {
    RoleSet roles = RoleSet.EMPTY;
    for (int i = random.nextInt(4); i > 0; i--) {
      roles = roles.with(role());
    }
    return roles;
  }

  /** None, or within hours, sometimes in the past. */
  private @Nullable Instant expiry(Instant now) {
    return maybe(now.plus(Duration.ofMinutes(random.nextInt(600) - 60)));
  }

  private boolean flag() {
    return random.nextBoolean();
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
