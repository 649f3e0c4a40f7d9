package dev.mandate.access.bench;

import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import dev.mandate.wire.Provenance;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Two years of 200 partners: the first has nearly a third of all events, the others are of very
 * different sizes. One command of ten comes from four systems, the others from thousands of
 * administrators; three of a hundred are rejected, two have no effect, one of five gives a reason.
 */
final class LogWorkload {
  static final int PARTNERS = 200;
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  static final Duration TIME = Duration.ofDays(730);

  private static final List<String> GIVEN = List.of("Ada", "Grace", "Edsger", "Barbara", "Tony");
  private static final List<String> WHY =
      List.of("contract", "new colleague", "left the company", "audit finding", "request of");

  private final Random random = new Random(1);
  private final long[] positions = new long[PARTNERS];
  private final Deque<Event> first = new ArrayDeque<>();
  private final int events;
  private int made;

  LogWorkload(int events) {
    this.events = events;
    for (int p = 0; p < PARTNERS; p++) {
      String partner = partner(p);
      first.add(new PartnerRegistered(partner, "Partner " + p, true));
      for (int i = 0; i < people(p); i++) {
        String name = GIVEN.get(i % GIVEN.size()) + " the " + i + "th of " + p;
        first.add(new UserProvisioned(partner, user(p, i), name, i + "@example.com", null));
        first.add(new CustomerProvisioned(partner, customer(p, i), "Hotel " + name, null, true));
      }
    }
  }

  /** The next event, while there is one. */
  @Nullable RecordedEvent next() {
    return made == events ? null : recorded(first.isEmpty() ? random() : first.remove());
  }

  /** Some partner: each as often as it has entries. */
  static int partner(Random random) {
    double place = random.nextDouble();
    return place < 0.3 ? 0 : (int) Math.pow(PARTNERS, (place - 0.3) / 0.7);
  }

  static String partner(int number) {
    return "partner-" + number;
  }

  static int people(int partner) {
    return 20 + 2_000 / (partner + 1);
  }

  static String user(int partner, int number) {
    return "user-%d-%d".formatted(partner, number);
  }

  static String customer(int partner, int number) {
    return "customer-%d-%d".formatted(partner, number);
  }

  static String system(int number) {
    return "upstream-" + number;
  }

  private RecordedEvent recorded(Event event) {
    int partner = Integer.parseInt(event.partnerId().substring("partner-".length()));
    Instant decided = START.plusMillis(TIME.toMillis() * made / events);
    made++;
    boolean bySystem = random.nextInt(10) == 0;
    int people = people(partner);
    Provenance from =
        new Provenance(
            "4bf92f35-77b3-4da6-a3ce-%012d".formatted(made),
            "/upstream",
            command(event),
            decided.minusMillis(20),
            bySystem ? "system" : "user",
            bySystem ? system(random.nextInt(4)) : user(partner, random.nextInt(people)),
            bySystem ? RoleSet.EMPTY : RoleSet.of(Role.PARTNER_FULL_ADMIN),
            random.nextInt(5) == 0 ? reason() : null,
            "process-" + made / 3,
            null,
            null);
    return new RecordedEvent(event, ++positions[partner], decided, decided.plusMillis(5), from);
  }

  private String reason() {
    return WHY.get(random.nextInt(WHY.size())) + " " + random.nextInt(100);
  }

  private Event random() {
    int number = partner(random);
    String partner = partner(number);
    String user = user(number, random.nextInt(people(number)));
    String customer = customer(number, random.nextInt(people(number)));
    JsonText asked =
        new JsonText(
            "{\"partnerId\":\"%s\",\"userId\":\"%s\",\"role\":\"FULL_ADMIN\"}"
                .formatted(partner, user));
    int kind = random.nextInt(100);
    if (kind < 3) {
      return new CommandRejected(
          partner, "GrantRole", RejectionCode.NOT_AUTHORIZED, "not entitled", asked);
    } else if (kind < 5) {
      return new CommandHadNoEffect(partner, "GrantRole", asked);
    } else if (kind < 30) {
      return new RoleGranted(partner, user, Role.FULL_ADMIN, GrantCause.COMMAND, null);
    } else if (kind < 50) {
      return new RoleRevoked(partner, user, Role.FULL_ADMIN, RevocationCause.COMMAND);
    } else if (kind < 65) {
      return new CustomerAssigned(partner, user, customer, AssignmentBasis.ASSIGNED);
    } else if (kind < 75) {
      return new CustomerUnassigned(partner, user, customer, UnassignmentCause.COMMAND, null);
    } else if (kind < 95) {
      return new RestrictedModeToggled(partner, customer, random.nextBoolean());
    } else if (kind < 99) {
      return new UserUpdated(partner, user, null, random.nextInt() + "@example.com", null);
    }
    return new CustomerRenamed(partner, customer, "Inn " + random.nextInt(1_000));
  }

  private static String command(Event event) {
    return switch (event) {
      case CommandRejected rejected -> rejected.command();
      case CommandHadNoEffect idle -> idle.command();
      case RoleGranted _ -> "GrantRole";
      case RoleRevoked _ -> "RevokeRole";
      case CustomerAssigned _ -> "AssignCustomer";
      case CustomerUnassigned _ -> "UnassignCustomer";
      case RestrictedModeToggled _ -> "SetRestrictedMode";
      case CustomerRenamed _ -> "RenameCustomer";
      case UserUpdated _ -> "UpdateUser";
      default -> "ProvisionUser";
    };
  }
}
