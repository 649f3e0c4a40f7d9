package dev.mandate.system.reconstruction;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.oracle.Oracle;
import dev.mandate.system.oracle.PolicyTables;
import dev.mandate.system.stack.EventCollector;
import dev.mandate.system.stack.EventCollector.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the audit logs of partners from the commands that were sent (R31). What becomes of a
 * command is judged by the independent model, and what an entry says of it follows from the
 * documents.
 *
 * <p>Three things nobody outside can know, and they are read from the published events: when a
 * command was decided, in which order one decision is recorded, and between which commands the end
 * of a role is.
 */
public final class Reconstruction {
  private final Oracle oracle;
  private final PolicyTables tables;
  private final Function<String, List<Event>> histories;
  private final Map<String, PartnerLog> logs = new TreeMap<>();
  private final Set<Identity> known = new HashSet<>();

  public Reconstruction(PolicyTables tables, EventCollector events) {
    this.tables = tables;
    oracle = new Oracle(tables);
    histories = events::of;
  }

  /** Takes the next command in; one that came before leaves no entry. */
  public void take(Sent sent) {
    if (known.add(sent.command().identity())) {
      logs.computeIfAbsent(sent.command().partnerId(), this::log).take(sent);
    }
  }

  private PartnerLog log(String partner) {
    return new PartnerLog(partner, oracle, new Ledger(tables.settings()), histories.apply(partner));
  }

  /** What ended with time after the last command: to be asked once all commands are taken. */
  public void finish() {
    logs.values().forEach(PartnerLog::finish);
  }

  /** The partners that commands named, known or not. */
  public Set<String> partners() {
    return logs.keySet();
  }

  /** The log of a partner, position by position. */
  public List<ExpectedEntry> logOf(String partner) {
    return requireNonNull(logs.get(partner)).entries();
  }

  /** Where the published events cannot be what became of the commands; empty if all is well. */
  public List<String> breaches() {
    return logs.values().stream().flatMap(log -> log.breaches().stream()).toList();
  }
}
