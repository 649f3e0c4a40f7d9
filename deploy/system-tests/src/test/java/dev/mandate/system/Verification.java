package dev.mandate.system;

import dev.mandate.system.oracle.Command.Identity;
import dev.mandate.system.oracle.Verdict;
import dev.mandate.system.stack.EventCollector.Event;
import dev.mandate.system.stack.EventStore;
import dev.mandate.system.stack.EventStore.StoredEvent;
import dev.mandate.system.stack.ResultCollector.Result;
import dev.mandate.system.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What holds after every load, whatever was killed meanwhile: each command has one outcome, and it
 * is the right one; no event is missing, none is there twice; everybody is told the same.
 */
final class Verification {
  private final Stack stack;
  private final Load load;
  private final Differences differences = new Differences();

  Verification(Stack stack, Load load) {
    this.stack = stack;
    this.load = load;
  }

  /** Checks results, outcomes, histories and published events against the verdicts. */
  void everythingIsAsJudged() {
    stack.results().catchUp();
    checkResults();
    checkOutcomes();
    // Wrong results come with other events than expected, and those would be waited for in vain.
    differences.assertNone();
    stack.events().await(load.oracle().positions(), Load.LIMIT);
    checkHistories();
    checkEvents();
    differences.assertNone();
  }

  /** Checks that nothing was said more often than it was asked; it may be, after a crash. */
  void noResultCameUnasked() {
    load.sent()
        .forEach(
            (command, times) ->
                differences.compare(
                    command, "number of results", stack.results().of(command).size(), times));
    differences.assertNone();
  }

  private void checkResults() {
    load.oracle()
        .verdicts()
        .forEach(
            (command, verdict) -> {
              List<Result> all = stack.results().of(command);
              all.forEach(
                  again ->
                      differences.compare(
                          command,
                          "the same result again",
                          again.saysTheSameAs(all.getFirst()),
                          true));
              new ResultCheck(verdict, differences).check(all.getFirst());
            });
  }

  private void checkOutcomes() {
    Map<String, Map<String, Object>> stored = stack.eventStore().outcomes(load.source());
    differences.compare(
        load.source(), "number of outcomes", stored.size(), load.oracle().verdicts().size());
    for (Identity command : load.oracle().verdicts().keySet()) {
      differences.compare(
          command,
          "stored outcome",
          stored.get(command.id()),
          stack.results().of(command).getFirst().data());
    }
  }

  /** The store and the topic have the same events, under positions from 1 on without a gap. */
  private void checkHistories() {
    EventStore store = stack.eventStore();
    load.oracle()
        .positions()
        .forEach(
            (partner, length) -> {
              List<StoredEvent> history = store.history(partner);
              differences.compare(
                  partner,
                  "positions",
                  history.stream().map(StoredEvent::position).toList(),
                  Stream.iterate(1L, p -> p + 1).limit(length).toList());
              differences.compare(
                  partner,
                  "published events",
                  stack.events().of(partner).stream().map(Verification::content).toList(),
                  history.stream().map(e -> e.type() + e.data()).toList());
            });
  }

  private static String content(Event event) {
    return event.headers().get("ce_type") + event.data();
  }

  private void checkEvents() {
    differences.compare("mandate.events", "breaches", stack.events().breaches(), List.of());
    for (Verdict verdict : load.oracle().verdicts().values()) {
      List<Event> history = stack.events().of(verdict.command().partnerId());
      if (history.size() >= verdict.position()) {
        new EventCheck(verdict, differences)
            .check(history.subList((int) verdict.firstPosition() - 1, (int) verdict.position()));
      }
      differences.compare(
          verdict.command(), "history is long enough", history.size() >= verdict.position(), true);
    }
  }
}
