package dev.mandate.system;

import static java.util.Objects.requireNonNull;

import dev.mandate.system.oracle.Access;
import dev.mandate.system.oracle.Level;
import dev.mandate.system.oracle.Oracle;
import dev.mandate.system.stack.QueryApi;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares effective access as the query service answers it with what the tables say. */
final class AccessCheck {
  private final QueryApi queries;
  private final Oracle oracle;
  private final Differences differences = new Differences();

  AccessCheck(QueryApi queries, Oracle oracle) {
    this.queries = queries;
    this.oracle = oracle;
  }

  /** What is so now. */
  void compare(String user, String organization) {
    Sample now = Sample.of(oracle, user, organization);
    compare(now, "now", queries.access(user, organization, now.position()));
  }

  /** What was so when the sample was taken. */
  void comparePast(Sample then) {
    compare(
        then,
        "at " + then.position(),
        queries.accessAt(then.user(), then.organization(), then.position()));
  }

  private void compare(Sample sample, String when, Map<String, Object> actual) {
    String user = sample.user();
    String organization = sample.organization();
    Long position = sample.position();
    Access expected = sample.access();
    String where = "access of %s in %s %s".formatted(user, organization, when);
    differences.compare(where, "user", actual.get("user"), user);
    differences.compare(where, "org", actual.get("org"), organization);
    differences.compare(where, "orgType", actual.get("orgType"), expected.orgType());
    differences.compare(where, "position", asLong(actual.get("position")), position);
    compareCells(where, actual.get("capabilities"), expected.capabilities());
    compareCells(where, actual.get("settings"), expected.settings());
    differences.compare(
        where,
        "partial",
        new TreeSet<>((Collection<?>) requireNonNull(actual.get("partial"))),
        expected.partial());
    differences.compare(where, "banner", actual.get("banner"), expected.banner());
    differences.compare(
        where,
        "manageUsersDisabled",
        actual.get("manageUsersDisabled"),
        expected.manageUsersDisabled());
    if (expected.isReached()) {
      differences.compare(
          where, "restrictedMode", actual.get("restrictedMode"), expected.restrictedMode());
    }
  }

  private static Long asLong(@Nullable Object number) {
    return ((Number) requireNonNull(number)).longValue();
  }

  private void compareCells(String where, @Nullable Object answered, Map<String, Level> expected) {
    Map<?, ?> actual = (Map<?, ?>) requireNonNull(answered);
    Set<Object> keys = new LinkedHashSet<>(actual.keySet());
    keys.addAll(expected.keySet());
    for (Object key : keys) {
      Level level = expected.get(String.valueOf(key));
      differences.compare(
          where, String.valueOf(key), actual.get(key), level == null ? null : level.name());
    }
  }

  void assertNoDifferences() {
    differences.assertNone();
  }
}
