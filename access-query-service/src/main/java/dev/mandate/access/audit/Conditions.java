package dev.mandate.access.audit;

import dev.mandate.access.http.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What entries have to fulfil, as conditions of a statement and its parameters. */
final class Conditions {
  /** The parameter that holds what LIKE looks for in texts. */
  static final String PATTERN = "pattern";

  /** The parameter that holds what stands for the names of people that are looked for. */
  static final String NAMES = "names";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();
  private boolean haveText;

  /** What a filter says of single columns; targets, events and words are left to the caller. */
  static Conditions of(AuditFilter filter, Happened happened) {
    Conditions conditions = new Conditions();
    conditions.add("partner_id = :partner", "partner", filter.partner());
    conditions.add("customer_id = :customer", "customer", filter.customer());
    conditions.add("actor_id = :actor", "actor", filter.actor());
    conditions.add("command = :command", "command", happened.command());
    conditions.add("decided >= :from", "from", timestamp(filter.from()));
    conditions.add("decided < :to", "to", timestamp(filter.to()));
    if (happened.onlyAccepted()) {
      conditions.add("outcome = 'ACCEPTED'");
    }
    if (filter.related() != null) {
      filter.related().addTo(conditions);
    }
    return conditions;
  }

  /**
   * What a filter says, all of it: for whoever reads entry by entry.
   *
   * @param names what stands for the names of people that have its text
   */
  static Conditions all(AuditFilter filter, Long[] names) {
    Happened happened = Happened.of(filter);
    Conditions conditions = of(filter, happened);
    conditions.add("(target_user = :target or customer_id = :target)", "target", filter.target());
    if (happened.events() != null) {
      conditions.add(
          "event = any(:events::text[])", "events", happened.events().toArray(String[]::new));
    }
    conditions.addText(Text.containedFilter(filter.q()), names);
    return conditions;
  }

  /** This column has the text that is looked for. */
  static String contains(String column) {
    return column + " collate pg_unicode_fast ilike :" + PATTERN;
  }

  /** This column has one of the names of people that are looked for. */
  private static String isNamed(String column) {
    return "%s = any(:%s::bigint[])".formatted(key(column), NAMES);
  }

  /** What stands for the name in this column: see {@code PeopleByName}. */
  static String key(String column) {
    return "hashtextextended(%s, 0)".formatted(column);
  }

  /** One of the texts that are searched has what is looked for. */
  static String anyText() {
    return Stream.concat(
            Stream.of("actor_name", "target_name").map(Conditions::isNamed),
            Stream.of("customer_name", "reason").map(Conditions::contains))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  /** One of the texts has it, unless there is nothing to look for. */
  void addText(@Nullable String pattern, Long[] names) {
    if (pattern != null) {
      haveText = true;
      putText(pattern, names);
    }
  }

  /** What texts are compared with. */
  void putText(String pattern, Long[] names) {
    put(PATTERN, pattern);
    put(NAMES, names);
  }

  /** A condition, unless there is no value to compare with. */
  void add(String condition, String parameter, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      parameters.put(parameter, value);
    }
  }

  void add(String condition) {
    conditions.add(condition);
  }

  /** A value that conditions name. */
  void put(String parameter, Object value) {
    parameters.put(parameter, value);
  }

  Map<String, Object> parameters() {
    return parameters;
  }

  /**
   * The statement that selects the first entries, in an order, that fulfil all of them, and one
   * condition more if it is not null.
   *
   * <p>What is read for a text is planned without the text: row-level security hides from the
   * planner how many entries have it, and if it takes them for few, it reads and sorts all others.
   *
   * @param order what the entries are ordered by
   */
  String select(String columns, @Nullable String condition, String order, int limit) {
    if (!haveText) {
      return "%s limit %d".formatted(ordered(columns, condition, order), limit);
    }
    return """
    select %s from (
    select * from (%s offset 0) entry
    where %s limit %d) found
    %s\
    """
        .formatted(columns, ordered("*", condition, order), anyText(), limit, order);
  }

  private String ordered(String columns, @Nullable String condition, String order) {
    List<String> all = new ArrayList<>(conditions);
    if (condition != null) {
      all.add(condition);
    }
    return "select %s from audit_entry%s %s"
        .formatted(columns, all.isEmpty() ? "" : " where " + String.join(" and ", all), order);
  }

  static @Nullable Object timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
