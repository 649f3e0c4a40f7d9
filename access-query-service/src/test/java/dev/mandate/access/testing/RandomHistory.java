package dev.mandate.access.testing;

import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Combinators.combine;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.AuditExported;
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
import dev.mandate.events.PersonErased;
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
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * A history of events that follow no rules, but in which nothing speaks of what does not exist. Few
 * ids, so that facts change often.
 */
public final class RandomHistory {
  /** What the id of a customer's own user has behind that of the customer. */
  public static final String OWN = "-own";

  private static final int USERS = 5;
  private static final int CUSTOMERS = 6;

  /** No grant ends later than this many seconds after a history began. */
  private static final int LAST_EXPIRY = 100;

  private RandomHistory() {}

  /** Events that go on from the beginning of a history. */
  public static Arbitrary<List<Happening>> happenings(int atMost) {
    return happening().list().ofMaxSize(atMost).withSizeDistribution(RandomDistribution.uniform());
  }

  /** A history that begins with a partner, its users and its customers, and then goes on so. */
  public static History of(String partnerId, List<Happening> happenings) {
    History history = beginning(partnerId);
    happenings.forEach(happening -> history.add(happening.in(partnerId)));
    return history;
  }

  /** Some history of this length, always the same for a seed. */
  public static History of(String partnerId, int events, long seed) {
    return goOn(beginning(partnerId), events, seed);
  }

  /** The same, whose events are so far apart. */
  public static History of(String partnerId, int events, long seed, Duration step) {
    return goOn(begin(History.of(partnerId).every(step)), events, seed);
  }

  private static History goOn(History history, int events, long seed) {
    String partnerId = history.partnerId();
    JqwikSession.run(
        () -> {
          RandomGenerator<Happening> generator = happening().generator(events);
          Random random = new Random(seed);
          while (history.position() < events) {
            history.add(generator.next(random).value().in(partnerId));
          }
        });
    return history;
  }

  /** One of this length in which nobody is erased: what was sent is what is told. */
  public static History withoutErasures(String partnerId, int events, long seed) {
    History history = History.of(partnerId);
    of(partnerId, 2 * events, seed).events().stream()
        .map(RecordedEvent::event)
        .filter(event -> !(event instanceof PersonErased))
        .limit(events)
        .forEach(history::add);
    return history;
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
    return customer(partnerId, customer) + OWN;
  }

  /** Everybody who may have access, and somebody who has none. */
  public static List<String> users(String partnerId) {
    List<String> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(user(partnerId, i));
    }
    for (int i = 0; i < CUSTOMERS; i++) {
      users.add(ownUser(partnerId, i));
    }
    users.add("nobody");
    return users;
  }

  /** The partner and its customers. */
  public static List<String> organizations(String partnerId) {
    List<String> organizations = new ArrayList<>(List.of(partnerId));
    for (int i = 0; i < CUSTOMERS; i++) {
      organizations.add(customer(partnerId, i));
    }
    return organizations;
  }

  private static History beginning(String p) {
    return begin(History.of(p));
  }

  private static History begin(History history) {
    String p = history.partnerId();
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
    return history;
  }

  private static Arbitrary<Happening> happening() {
    return frequencyOf(
        Tuple.of(2, aboutPartner()),
        Tuple.of(3, aboutUsers()),
        Tuple.of(5, aboutRoles()),
        Tuple.of(2, aboutLists()),
        Tuple.of(4, aboutCustomers()),
        Tuple.of(1, journal()));
  }

  private static Arbitrary<Happening> aboutPartner() {
    Arbitrary<RestrictionSet> restrictions =
        Arbitraries.of(Policy.standard().restrictions()).set().map(RestrictionSet::of);
    return Arbitraries.oneOf(
        flag().map(on -> new Happening(p -> new WholesaleProgramChanged(p, on))),
        restrictions.map(list -> new Happening(p -> new RestrictionListChanged(p, list))));
  }

  private static Arbitrary<Happening> aboutUsers() {
    return Arbitraries.oneOf(
        user().map(u -> new Happening(p -> provisionedAgain(p, user(p, u)))),
        combine(user(), name())
            .as((u, name) -> new Happening(p -> new UserUpdated(p, user(p, u), name, null, null))),
        user().map(u -> new Happening(p -> new UserRemoved(p, user(p, u)))));
  }

  private static Event provisionedAgain(String partnerId, String userId) {
    return new UserProvisioned(partnerId, userId, "User again", "again@example.com", "alias");
  }

  private static Arbitrary<Happening> aboutRoles() {
    Arbitrary<Role> role =
        Arbitraries.of(
            Role.FULL_ADMIN, Role.PARTNER_ADMIN, Role.PARTNER_FULL_ADMIN, Role.WHOLESALE_ADMIN);
    return frequencyOf(
        Tuple.of(
            3,
            combine(user(), role, expiry())
                .as((u, r, until) -> new Happening(p -> granted(p, user(p, u), r, until)))),
        Tuple.of(
            2, combine(user(), role).as((u, r) -> new Happening(p -> revoked(p, user(p, u), r)))));
  }

  private static Event granted(
      String partnerId, String userId, Role role, @Nullable Instant expiresAt) {
    return new RoleGranted(partnerId, userId, role, GrantCause.COMMAND, expiresAt);
  }

  private static Event revoked(String partnerId, String userId, Role role) {
    return new RoleRevoked(partnerId, userId, role, RevocationCause.COMMAND);
  }

  private static Arbitrary<Happening> aboutLists() {
    return Arbitraries.oneOf(
        combine(user(), customer(), Arbitraries.of(AssignmentBasis.class))
            .as(
                (u, c, basis) ->
                    new Happening(p -> assigned(p, user(p, u), customer(p, c), basis))),
        combine(user(), customer())
            .as((u, c) -> new Happening(p -> unassigned(p, user(p, u), customer(p, c)))));
  }

  private static Event assigned(
      String partnerId, String userId, String customerId, AssignmentBasis basis) {
    return new CustomerAssigned(partnerId, userId, customerId, basis);
  }

  private static Event unassigned(String partnerId, String userId, String customerId) {
    return new CustomerUnassigned(partnerId, userId, customerId, UnassignmentCause.COMMAND, null);
  }

  private static Arbitrary<Happening> aboutCustomers() {
    Arbitrary<Role> role = Arbitraries.of(Role.CUSTOMER_FULL_ADMIN, Role.CUSTOMER_DEVICE_ADMIN);
    return Arbitraries.oneOf(
        combine(customer(), name())
            .as((c, name) -> new Happening(p -> new CustomerRenamed(p, customer(p, c), name))),
        combine(customer(), flag())
            .as((c, on) -> new Happening(p -> new RestrictedModeToggled(p, customer(p, c), on))),
        combine(customer(), role).as((c, r) -> new Happening(p -> ownGranted(p, c, r))),
        combine(customer(), role).as((c, r) -> new Happening(p -> ownRevoked(p, c, r))));
  }

  private static Event ownGranted(String partnerId, int customer, Role role) {
    return new CustomerRoleGranted(
        partnerId,
        customer(partnerId, customer),
        ownUser(partnerId, customer),
        role,
        null,
        "own@example.com");
  }

  private static Event ownRevoked(String partnerId, int customer, Role role) {
    return new CustomerRoleRevoked(
        partnerId, customer(partnerId, customer), ownUser(partnerId, customer), role);
  }

  private static Arbitrary<Happening> journal() {
    JsonText asked = new JsonText("{\"x\":\"\\u0000\"}");
    RejectionCode code = RejectionCode.UNKNOWN_USER;
    return Arbitraries.of(
        new Happening(p -> new CommandHadNoEffect(p, "GrantRole", asked)),
        new Happening(p -> new CommandRejected(p, "GrantRole", code, "unknown", asked)),
        new Happening(p -> new AuditExported(p, user(p, 0), "csv", asked, 3)),
        new Happening(p -> new PersonErased(p, user(p, 1))));
  }

  private static Arbitrary<Integer> user() {
    return number(0, USERS - 1);
  }

  private static Arbitrary<Integer> customer() {
    return number(0, CUSTOMERS - 1);
  }

  private static Arbitrary<String> name() {
    return Arbitraries.of("Ada", "Bob", "Eve");
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(true, false);
  }

  /** Mostly none; else while the history goes on, sometimes over when it is granted. */
  private static Arbitrary<@Nullable Instant> expiry() {
    return number(0, LAST_EXPIRY).map(History.START::plusSeconds).injectNull(0.6);
  }

  private static Arbitrary<Integer> number(int from, int to) {
    return integers().between(from, to).withDistribution(RandomDistribution.uniform());
  }
}
