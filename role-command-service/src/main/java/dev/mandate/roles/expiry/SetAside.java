package dev.mandate.roles.expiry;

import dev.mandate.roles.background.Pauses;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Partners whose roles could not be ended: they wait, so that they do not hold up the others. */
final class SetAside {
  private record Failures(long inARow, Instant until) {}

  private final Map<String, Failures> byPartner = new ConcurrentHashMap<>();

  /** Lets a partner wait, the longer the more often it failed. */
  void add(String partnerId, Instant now) {
    byPartner.merge(
        partnerId,
        new Failures(1, now.plus(Pauses.after(1))),
        (before, _) -> {
          long inARow = before.inARow() + 1;
          return new Failures(inARow, now.plus(Pauses.after(inARow)));
        });
  }

  void succeeded(Collection<String> partnerIds) {
    byPartner.keySet().removeAll(partnerIds);
  }

  /** The partners that wait at an instant. */
  List<String> waiting(Instant now) {
    return byPartner.entrySet().stream()
        .filter(partner -> now.isBefore(partner.getValue().until()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How often in a row the partner failed that did so most often; 0 if there is none. */
  long mostFailures() {
    return byPartner.values().stream().mapToLong(Failures::inARow).max().orElse(0);
  }
}
