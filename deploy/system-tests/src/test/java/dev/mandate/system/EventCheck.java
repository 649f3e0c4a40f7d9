package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Fact;
import dev.mandate.system.oracle.Verdict;
import dev.mandate.system.stack.EventCollector.Event;
import dev.mandate.system.stack.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the events of one command with the contract, section 3. */
final class EventCheck {
  private static final String TYPE = "dev.mandate.event.%s.v1";

  private final Verdict verdict;
  private final Command command;
  private final Differences differences;

  EventCheck(Verdict verdict, Differences differences) {
    this.verdict = verdict;
    this.command = verdict.command();
    this.differences = differences;
  }

  /** The documents fix which events a command has, but not their order. */
  void check(List<Event> events) {
    List<Fact> facts = events.stream().map(EventCheck::fact).toList();
    differences.compare(command, "events", counted(facts), counted(verdict.facts()));
    for (int i = 0; i < events.size(); i++) {
      checkAttributes(events.get(i).headers(), facts.get(i), verdict.firstPosition() + i);
    }
  }

  private static Map<Fact, Long> counted(List<Fact> facts) {
    return facts.stream()
        .map(EventCheck::withoutWhatIsFree)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Fact fact(Event event) {
    String type = requireNonNull(event.headers().get("ce_type"));
    String prefix = TYPE.substring(0, TYPE.indexOf('%'));
    String shortName = type.substring(prefix.length(), type.lastIndexOf('.'));
    return new Fact(shortName, Wire.object(event.data()));
  }

  /** Details are for people, and arrays in what was asked are sets. */
  private static Fact withoutWhatIsFree(Fact fact) {
    Map<String, Object> data = new HashMap<>(fact.data());
    if (fact.type().equals("CommandRejected")) {
      data.remove("detail");
    }
    if (data.get("asked") instanceof Map<?, ?> asked) {
      Map<Object, Object> unordered = new HashMap<>();
      asked.forEach(
          (k, v) -> unordered.put(k, v instanceof List<?> list ? new HashSet<>(list) : v));
      data.put("asked", unordered);
    }
    return new Fact(fact.type(), data);
  }

  private void checkAttributes(Map<String, String> headers, Fact fact, long position) {
    compare(headers, fact, "ce_specversion", "1.0");
    compare(headers, fact, "ce_type", TYPE.formatted(fact.type()));
    compare(headers, fact, "ce_sequence", "%019d".formatted(position));
    compare(headers, fact, "ce_causationid", command.identity().id());
    compare(headers, fact, "ce_commandsource", command.identity().source());
    compare(headers, fact, "ce_command", command.type());
    compare(headers, fact, "ce_correlationid", null);
    differences.compare(command, "has a subject", headers.containsKey("ce_subject"), true);
    if (fact.isConsequence()) {
      compare(headers, fact, "ce_authtype", "system");
      compare(headers, fact, "ce_authid", "mandate");
      return;
    }
    compare(headers, fact, "ce_reason", (String) command.data().get("reason"));
    if (!"INVALID".equals(verdict.code())) {
      compare(headers, fact, "ce_authtype", command.authType());
      compare(headers, fact, "ce_authid", command.authId());
      Set<String> roles = roles(headers.getOrDefault("ce_actorroles", ""));
      differences.compare(
          command, "roles of the actor in " + fact.type(), roles, verdict.actorRoles());
    }
  }

  private static Set<String> roles(String list) {
    return list.isEmpty() ? Set.of() : new TreeSet<>(List.of(list.split(",", -1)));
  }

  private void compare(
      Map<String, String> headers, Fact fact, String name, @Nullable String expected) {
    differences.compare(command, name + " of " + fact.type(), headers.get(name), expected);
  }
}
