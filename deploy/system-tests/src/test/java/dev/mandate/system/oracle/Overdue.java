package dev.mandate.system.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Roles of one partner that are over while their ends are not on record. Those are recorded by
 * themselves, unless a command that needs them on record is faster.
 */
final class Overdue {
  private final List<Lapse> lapses = new ArrayList<>();

  /** All, first ended first for each user. */
  List<Lapse> all() {
    return List.copyOf(lapses);
  }

  /** Adds what is over by now, and says what that is. */
  List<Lapse> add(Partner partner, Instant now) {
    List<Lapse> ended =
        partner.users().keySet().stream()
            .flatMap(user -> Lapse.of(partner, user, now).stream())
            .toList();
    lapses.addAll(ended);
    return ended;
  }

  void remove(Lapse lapse) {
    lapses.remove(lapse);
  }

  /** All that a command with these facts puts on record. */
  List<Fact> recordedWith(Command command, List<Fact> facts) {
    return switch (command.type()) {
      case "GrantRole", "SetRoles" -> joined(taken(about(command)), facts);
      // R4 and R10: what else ends with the user, or with the programme, has that as its cause.
      case "RemoveUser" -> joined(facts, because("USER_REMOVED", taken(about(command))));
      case "SetWholesaleProgram" ->
          joined(
              facts, because("PROGRAM_ENDED", taken(fact -> "WHOLESALE_ADMIN".equals(role(fact)))));
      default -> facts;
    };
  }

  private static Predicate<Fact> about(Command command) {
    return fact -> fact.text("userId").equals(command.text("userId"));
  }

  private static Object role(Fact fact) {
    return fact.data().getOrDefault("role", "");
  }

  /** Takes facts out of what is overdue. */
  private List<Fact> taken(Predicate<Fact> those) {
    List<Fact> taken =
        lapses.stream().flatMap(lapse -> lapse.facts().stream()).filter(those).toList();
    lapses.replaceAll(
        lapse ->
            new Lapse(
                lapse.userId(),
                lapse.role(),
                lapse.at(),
                lapse.facts().stream().filter(those.negate()).toList()));
    lapses.removeIf(lapse -> lapse.facts().isEmpty());
    return taken;
  }

  private static List<Fact> because(String cause, List<Fact> facts) {
    return facts.stream()
        .map(
            fact -> {
              Map<String, Object> data = new LinkedHashMap<>(fact.data());
              data.put("cause", cause);
              return new Fact(fact.type(), data);
            })
        .toList();
  }

  private static List<Fact> joined(List<Fact> first, List<Fact> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
