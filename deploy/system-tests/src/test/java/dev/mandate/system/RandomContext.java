package dev.mandate.system;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Command.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds to random commands what they may say besides what they ask for: when and why it is asked,
 * what it belongs to, and until when a role is granted.
 */
final class RandomContext {
  private static final Set<String> WITH_REASON =
      Set.of(
          "RemoveUser",
          "GrantRole",
          "RevokeRole",
          "SetRoles",
          "AssignCustomer",
          "UnassignCustomer",
          "SetRestrictedMode",
          "GrantCustomerRole",
          "RevokeCustomerRole");
  private static final List<String> REASONS =
      List.of("No longer needed", "Ticket 4711: \"now\", please", "合作伙伴更换了管理员");
  private static final List<String> NO_TRACES =
      List.of("00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", "somewhere");

  private final Dice dice;
  private final Map<Identity, Command> known = new HashMap<>();

  RandomContext(Dice dice) {
    this.dice = dice;
  }

  /** The command with more; one that comes again is the same again, or claims to be. */
  Command addTo(Command command) {
    Command first = known.get(command.identity());
    if (first != null && dice.coin()) {
      return first;
    }
    Command complete =
        new Command(
            command.identity(),
            command.type(),
            command.authType(),
            command.authId(),
            data(command),
            context());
    known.putIfAbsent(command.identity(), complete);
    return complete;
  }

  private Map<String, Object> data(Command command) {
    Map<String, Object> data = new LinkedHashMap<>(command.data());
    if (WITH_REASON.contains(command.type()) && dice.coin()) {
      data.put("reason", dice.one(REASONS));
    }
    if (command.type().equals("GrantRole") && dice.percent(40)) {
      data.put("expiresAt", end());
    }
    return data;
  }

  /** Often one that comes while the test runs. */
  private String end() {
    int die = dice.below(100);
    if (die < 60) {
      return Instant.now().plusMillis(200 + dice.below(2_500)).toString();
    }
    if (die < 92) {
      return Instant.now().plus(Duration.ofHours(1 + dice.below(100))).toString();
    }
    return die < 96 ? Instant.now().minusMillis(dice.below(10_000)).toString() : "tomorrow";
  }

  private Map<String, String> context() {
    Map<String, String> context = new LinkedHashMap<>();
    if (dice.coin()) {
      context.put("time", time());
    }
    if (dice.coin()) {
      context.put("correlationid", "process-" + dice.below(1_000));
    }
    if (dice.percent(40)) {
      context.put("traceparent", dice.percent(10) ? dice.one(NO_TRACES) : traceParent());
    }
    return context;
  }

  /** When it was asked, as a sender says who has another clock. */
  private String time() {
    if (dice.percent(2)) {
      return "yesterday";
    }
    Instant time = Instant.now().plusSeconds(60 - dice.below(100_000));
    return dice.coin()
        ? time.toString()
        : time.atOffset(ZoneOffset.ofHours(dice.below(24) - 12)).toString();
  }

  private String traceParent() {
    return "00-%032x-%016x-01".formatted(1 + dice.below(1_000_000), 1 + dice.below(1_000_000));
  }
}
