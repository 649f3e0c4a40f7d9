package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Fact;
import dev.mandate.system.oracle.Verdict;
import dev.mandate.system.stack.ResultCollector.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Compares one result with the contract, section 2. */
final class ResultCheck {
  private final Verdict verdict;
  private final Differences differences;

  ResultCheck(Verdict verdict, Differences differences) {
    this.verdict = verdict;
    this.differences = differences;
  }

  void check(Result result) {
    String id = verdict.command().identity().id();
    String outcome = verdict.isAccepted() ? "ACCEPTED" : "REJECTED";
    Map<String, Object> data = result.data();
    compare("outcome", data.get("outcome"), outcome);
    compare("code", data.get("code"), verdict.code());
    compare("has a detail", data.get("detail") instanceof String, !verdict.isAccepted());
    compare("position", asLong(requireNonNull(data.get("position"))), verdict.position());
    compare("key", result.key(), verdict.command().partnerId());
    compare(
        "type",
        result.headers().get("ce_type"),
        "dev.mandate.result.Command" + (verdict.isAccepted() ? "Accepted" : "Rejected") + ".v1");
    compare("causationid", result.headers().get("ce_causationid"), id);
    compare("correlationid", result.headers().get("ce_correlationid"), id);
    checkEvents((List<?>) requireNonNull(data.get("events")));
  }

  private void checkEvents(List<?> events) {
    compare(
        "events",
        events.stream().map(event -> (String) field(event, "type")).sorted().toList(),
        verdict.facts().stream().map(Fact::type).sorted().toList());
    compare(
        "positions of events",
        events.stream().map(event -> asLong(field(event, "position"))).toList(),
        LongStream.rangeClosed(verdict.firstPosition(), verdict.position()).boxed().toList());
  }

  private static Object field(Object event, String name) {
    return requireNonNull(((Map<?, ?>) event).get(name));
  }

  private static long asLong(Object number) {
    return ((Number) number).longValue();
  }

  private void compare(String what, @Nullable Object actual, @Nullable Object expected) {
    differences.compare(verdict.command(), what + " of the result", actual, expected);
  }
}
