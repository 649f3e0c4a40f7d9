package dev.mandate.system.reconstruction;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Command;
import dev.mandate.system.oracle.Fact;
import dev.mandate.system.oracle.Lapse;
import dev.mandate.system.oracle.Oracle;
import dev.mandate.system.oracle.Times;
import dev.mandate.system.oracle.Verdict;
import dev.mandate.system.stack.EventCollector.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of one partner, while it is made command by command. */
final class PartnerLog {
  private final String partner;
  private final Oracle oracle;
  private final Ledger ledger;
  private final Published history;
  private final Entries entries;

  /** By user and role, the command on whose account the role ends. */
  private final Map<String, Command> granting = new HashMap<>();

  PartnerLog(String partner, Oracle oracle, Ledger ledger, List<Event> history) {
    this.partner = partner;
    this.oracle = oracle;
    this.ledger = ledger;
    this.history = new Published(partner, history);
    entries = new Entries(partner, ledger);
  }

  /** Takes the next command in, unless nothing fits any more since an earlier one. */
  void take(Sent sent) {
    if (history.isBroken()) {
      return;
    }
    Command command = sent.command();
    while (history.hasNext() && !history.nextIsOf(command.identity()) && takeLapse()) {}
    if (!history.hasNext() || !history.nextIsOf(command.identity())) {
      history.breaksOff("an event of %s %s".formatted(command.type(), command.identity().id()));
      return;
    }
    Moment moment = history.moment();
    Verdict verdict = oracle.judge(command, moment.decidedAt());
    String said = Times.canonical(command.context().get("time"));
    history.checkTimes(sent.at(), moment, said != null);
    enter(origin(command, verdict, said == null ? moment.asked() : said), verdict.facts());
  }

  private Origin origin(Command command, Verdict verdict, String asked) {
    String asker = "user".equals(command.authType()) ? command.authId() : null;
    return new Origin(
        command,
        asked,
        Origin.actor(
            command, verdict.actorRoles(), asker == null ? null : ledger.nameOfUser(asker)),
        verdict.isAccepted() ? verdict.hasEffect() ? "ACCEPTED" : "NO_EFFECT" : "REJECTED",
        verdict.code());
  }

  /** Takes the end of a role in, if the next event is one that is due. */
  private boolean takeLapse() {
    Instant decided = history.moment().decidedAt();
    Optional<Lapse> lapse =
        oracle.overdue(partner, decided).stream()
            .filter(end -> history.nextIsOf(granting(end).identity()))
            .findFirst();
    lapse.ifPresent(
        end -> {
          enter(Origin.ofLapse(granting(end), end.at()), end.facts());
          oracle.recorded(partner, end);
        });
    return lapse.isPresent();
  }

  private Command granting(Lapse lapse) {
    return requireNonNull(granting.get(lapse.userId() + "/" + lapse.role()));
  }

  private void enter(Origin origin, List<Fact> facts) {
    List<Fact> left = new ArrayList<>(facts);
    while (!left.isEmpty() && history.hasNext()) {
      Fact fact = history.nextAmong(left);
      left.remove(fact);
      if (fact.type().equals("RoleGranted")) {
        granting.put(fact.text("userId") + "/" + fact.text("role"), origin.command());
      }
      entries.add(origin, fact, history.moment());
      history.advance();
    }
    if (!left.isEmpty()) {
      history.breaksOff("%d more events of %s".formatted(left.size(), origin.command()));
    }
  }

  /** After the last command there is nothing but ends of roles, and none is missing. */
  void finish() {
    if (history.isBroken()) {
      return;
    }
    while (history.hasNext() && takeLapse()) {}
    if (history.hasNext()) {
      history.breaksOff("nothing");
    }
    oracle
        .overdue(partner, Instant.now())
        .forEach(lapse -> history.breach("the end of %s".formatted(lapse)));
  }

  List<ExpectedEntry> entries() {
    return entries.all();
  }

  List<String> breaches() {
    return history.breaches();
  }
}
