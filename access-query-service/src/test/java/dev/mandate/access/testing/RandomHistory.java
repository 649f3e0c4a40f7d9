package dev.mandate.access.testing;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A history of events that follow no rules, but in which nothing speaks of what does not exist. Few
 * ids, so that facts change often.
 */
public final class RandomHistory {
  private static final List<Role> PARTNER_ROLES =
      List.of(Role.FULL_ADMIN, Role.PARTNER_ADMIN, Role.PARTNER_FULL_ADMIN, Role.WHOLESALE_ADMIN);
  private static final List<Role> CUSTOMER_ROLES =
      List.of(Role.CUSTOMER_FULL_ADMIN, Role.CUSTOMER_DEVICE_ADMIN);
  private static final int USERS = 5;
  private static final int CUSTOMERS = 6;

  private final Random random;
  private final History history;
  private final String p;

  private RandomHistory(String partnerId, long seed) {
    random = new Random(seed);
    history = History.of(partnerId);
    p = partnerId;
  }

  /** A history that begins with a partner, its users and its customers. */
  public static History of(String partnerId, int events, long seed) {
    return new RandomHistory(partnerId, seed).with(events);
  }

  /** The id of a partner's user. */
  public static String user(String partnerId, int number) {
    return partnerId + "-u" + number;
  }

  /** The id of a customer. */
  public static String customer(String partnerId, int number) {
    return partnerId + "-c" + number;
  }

  /** The id of a customer's own user. */
  public static String ownUser(String partnerId, int customer) {
    return customer(partnerId, customer) + "-own";
  }

  private History with(int events) {
    history.add(new PartnerRegistered(p, "Partner " + p, true));
    for (int i = 0; i < USERS; i++) {
      history.add(new UserProvisioned(p, user(p, i), "User " + i, i + "@example.com", null));
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      history.add(
          i % 2 == 0
              ? new CustomerProvisioned(p, customer(p, i), "Customer " + i, null, true)
              : new CustomerAttached(p, customer(p, i), "Customer " + i, user(p, 0), true));
    }
    while (history.position() < events) {
      history.add(next());
    }
    return history;
  }

  private Event next() {
    String user = user(p, random.nextInt(USERS));
    int number = random.nextInt(CUSTOMERS);
    String customer = customer(p, number);
    return switch (random.nextInt(17)) {
      case 0 -> new WholesaleProgramChanged(p, random.nextBoolean());
      case 1 -> new RestrictionListChanged(p, restrictions());
      case 2 -> new UserProvisioned(p, user, "User again", "again@example.com", "alias");
      case 3 -> new UserUpdated(p, user, "Name " + history.position(), null, null);
      case 4 -> new UserRemoved(p, user);
      case 5, 6, 7 -> new RoleGranted(p, user, one(PARTNER_ROLES), GrantCause.COMMAND, expiry());
      case 8, 9 -> new RoleRevoked(p, user, one(PARTNER_ROLES), RevocationCause.COMMAND);
      case 10 -> new CustomerRenamed(p, customer, "Name " + history.position());
      case 11 -> new CustomerAssigned(p, user, customer, one(AssignmentBasis.values()));
      case 12 -> new CustomerUnassigned(p, user, customer, UnassignmentCause.COMMAND, null);
      case 13 -> new RestrictedModeToggled(p, customer, random.nextBoolean());
      case 14 ->
          new CustomerRoleGranted(
              p, customer, ownUser(p, number), one(CUSTOMER_ROLES), null, "own@example.com");
      case 15 -> new CustomerRoleRevoked(p, customer, ownUser(p, number), one(CUSTOMER_ROLES));
      default -> journal();
    };
  }

  private Event journal() {
    JsonText asked = new JsonText("{\"partnerId\":\"%s\",\"x\":\"\\u0000\"}".formatted(p));
    return random.nextBoolean()
        ? new CommandRejected(p, "GrantRole", RejectionCode.UNKNOWN_USER, "unknown", asked)
        : new CommandHadNoEffect(p, "GrantRole", asked);
  }

  private RestrictionSet restrictions() {
    return new RestrictionSet(random.nextLong() & 0xFFFFF);
  }

  private @Nullable Instant expiry() {
    return random.nextInt(3) == 0
        ? History.decidedAt(history.position()).plus(Duration.ofSeconds(random.nextInt(40)))
        : null;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
