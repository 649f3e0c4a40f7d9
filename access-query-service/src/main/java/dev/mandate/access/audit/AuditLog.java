package dev.mandate.access.audit;

import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.audit.AuditEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Searches the audit log, newest first. Entries of several partners are in the order of their
 * decision; equal instants in the order of partners, so that every entry has one place.
 */
@Component
final class AuditLog {
  /** How many values tell an entry's place: instant, partner, position. */
  static final int KEY_LENGTH = 3;

  private final JdbcClient jdbc;
  private final AuditRow row;

  AuditLog(JdbcClient jdbc, AuditRow row) {
    this.jdbc = jdbc;
    this.row = row;
  }

  Page<AuditEntry> search(AuditFilter filter, Paging paging) {
    Conditions conditions = new Conditions();
    conditions.add("partner_id = :partner", "partner", filter.partner());
    conditions.add("customer_id = :customer", "customer", filter.customer());
    conditions.add("actor_id = :actor", "actor", filter.actor());
    conditions.add("(target_user = :target or customer_id = :target)", "target", filter.target());
    conditions.add("(event = :action or command = :action)", "action", filter.action());
    conditions.add(
        "outcome = :outcome", "outcome", filter.outcome() == null ? null : filter.outcome().name());
    conditions.add("decided >= :from", "from", timestamp(filter.from()));
    conditions.add("decided < :to", "to", timestamp(filter.to()));
    if (!paging.isFirst()) {
      addPlace(conditions, paging);
    }
    List<AuditEntry> entries =
        jdbc.sql(
                "select %s from audit_entry%s order by decided desc, partner_id, position desc limit %d"
                    .formatted(AuditRow.COLUMNS, conditions.where(), paging.fetchSize()))
            .params(conditions.parameters)
            .query(row)
            .list();
    return paging.page(entries, AuditLog::key);
  }

  /** The first line is what an index can search by; the second settles equal instants. */
  private static void addPlace(Conditions conditions, Paging paging) {
    Instant decided = paging.afterInstant(0);
    conditions.add("decided <= :decided", "decided", timestamp(decided));
    conditions.add(
        """
        (decided < :decided or partner_id > :afterPartner
          or (partner_id = :afterPartner and position < :afterPosition))\
        """,
        "afterPartner",
        paging.after(1, ""));
    conditions.parameters.put("afterPosition", paging.afterNumber(2, 0));
  }

  private static List<String> key(AuditEntry entry) {
    return List.of(
        Long.toString(entry.decided().toEpochMilli()),
        entry.partnerId(),
        Long.toString(entry.position()));
  }

  private static @Nullable Object timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /** What a search has to fulfil. */
  private static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    void add(String condition, String parameter, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        parameters.put(parameter, value);
      }
    }

    String where() {
      return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
  }
}
