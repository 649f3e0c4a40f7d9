package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Fact;
import dev.mandate.system.oracle.Oracle;
import dev.mandate.system.oracle.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Compares the audit log of a partner with what became of the commands that named it. */
final class AuditCheck {
  private final Oracle oracle;
  private final Differences differences = new Differences();

  AuditCheck(Oracle oracle) {
    this.oracle = oracle;
  }

  /** How many entries there must be. */
  long length(String partner) {
    return requireNonNull(oracle.positions().get(partner));
  }

  /**
   * @param entries the whole log, newest first
   */
  void compare(String partner, List<Map<?, ?>> entries) {
    List<Map<?, ?>> log = entries.reversed();
    differences.compare(
        partner,
        "positions in the audit log",
        log.stream()
            .map(entry -> ((Number) requireNonNull(entry.get("position"))).longValue())
            .toList(),
        LongStream.rangeClosed(1, length(partner)).boxed().toList());
    oracle.verdicts().values().stream()
        .filter(verdict -> verdict.command().partnerId().equals(partner))
        .filter(verdict -> verdict.position() <= log.size())
        .sorted(Comparator.comparing(Verdict::position))
        .forEach(
            verdict ->
                compare(
                    verdict,
                    log.subList((int) verdict.firstPosition() - 1, (int) verdict.position())));
  }

  private void compare(Verdict verdict, List<Map<?, ?>> entries) {
    differences.compare(
        verdict.command(),
        "events in the audit log",
        entries.stream().map(entry -> String.valueOf(entry.get("event"))).sorted().toList(),
        verdict.facts().stream().map(Fact::type).sorted().toList());
    for (Map<?, ?> entry : entries) {
      compare(verdict, entry, "partnerId", verdict.command().partnerId());
      compare(verdict, entry, "commandId", verdict.command().identity().id());
      compare(verdict, entry, "commandSource", verdict.command().identity().source());
      compare(verdict, entry, "command", verdict.command().type());
      compare(verdict, entry, "outcome", outcome(verdict));
      compare(verdict, entry, "code", verdict.code());
    }
  }

  private static String outcome(Verdict verdict) {
    if (!verdict.isAccepted()) {
      return "REJECTED";
    }
    return verdict.hasEffect() ? "ACCEPTED" : "NO_EFFECT";
  }

  private void compare(Verdict verdict, Map<?, ?> entry, String field, @Nullable Object expected) {
    differences.compare(verdict.command(), field + " in the audit log", entry.get(field), expected);
  }

  void assertNoDifferences() {
    differences.assertNone();
  }
}
