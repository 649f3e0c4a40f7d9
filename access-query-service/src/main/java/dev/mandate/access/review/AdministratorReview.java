package dev.mandate.access.review;

import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.ManagedCustomers;
import dev.mandate.access.directory.AdministratorDirectory;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.reading.Rows;
import dev.mandate.access.review.AdministratorReviews.Question;
import dev.mandate.access.review.ReviewedAdministrator.LastActive;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the administrators of a partner that deserve a look. */
@Component
final class AdministratorReview {
  /**
   * The last entry is one look into an index for each administrator, however long the log is. Where
   * nearly all was asked by systems, PostgreSQL would estimate that no entry of anybody is a
   * person's, and read the whole log for each; of a {@code case} it estimates nothing.
   */
  private static final String FOUND =
      """
      select * from (
        select held.user_id, held.since, last.position, last.decided, last.event,
          held.since <= :cutoff and coalesce(last.decided < :cutoff, true) as inactive,
          managed.count >= :nearLimit as near_limit,
          held.counted > 1 as several_roles
        from (
          select user_id, min(since_decided) as since,
            count(*) filter (where role = any(:counted)) as counted
          from role_in_force(:now) where partner_id = :partner and user_id > :after
          group by user_id) held
        join partner_user u on u.partner_id = :partner and u.user_id = held.user_id
          and u.to_position is null
        cross join lateral (
          select count(*) from managed_entry_in_force(:now) m
          where m.partner_id = :partner and m.user_id = held.user_id) managed
        left join lateral (
          select position, decided, event from audit_entry e
          where e.actor_id = held.user_id and case e.actor_type when 'user' then true end
            and e.partner_id = :partner
          order by decided desc, position desc limit 1) last on true) found
      where case :finding::text when 'INACTIVE' then inactive when 'NEAR_LIMIT' then near_limit
        when 'SEVERAL_ROLES' then several_roles
        else inactive or near_limit or several_roles end
      order by user_id limit :limit
      """;

  private final JdbcClient jdbc;
  private final AdministratorDirectory administrators;
  private final Clock clock;

  AdministratorReview(JdbcClient jdbc, AdministratorDirectory administrators, Clock clock) {
    this.jdbc = jdbc;
    this.administrators = administrators;
    this.clock = clock;
  }

  /** The administrators with a finding, by user id; each is shown with all that it has. */
  Page<ReviewedAdministrator> page(Question question, Paging paging) {
    Instant now = clock.instant();
    Map<String, Found> found = new HashMap<>();
    List<String> users = new ArrayList<>();
    for (Found one : found(question, paging, now)) {
      found.put(one.userId(), one);
      users.add(one.userId());
    }
    Page<String> page = paging.page(users, List::of);
    List<ReviewedAdministrator> items =
        administrators.administrators(question.partnerId(), page.items(), now).stream()
            .map(who -> Objects.requireNonNull(found.get(who.userId())).about(who))
            .toList();
    return new Page<>(items, page.nextCursor());
  }

  private List<Found> found(Question question, Paging paging, Instant now) {
    Instant cutoff = now.minus(Duration.ofDays(question.inactiveDays()));
    return jdbc.sql(FOUND)
        .param("partner", question.partnerId())
        .param("finding", question.finding() == null ? null : question.finding().name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("cutoff", cutoff.atOffset(ZoneOffset.UTC))
        .param("nearLimit", ManagedCustomers.NEAR_LIMIT)
        .param("counted", Finding.COUNTED.stream().map(Enum::name).toArray(String[]::new))
        .param("after", paging.after(0, ""))
        .param("limit", paging.fetchSize())
        .query((row, _) -> Found.of(row))
        .list();
  }

  /** What was found about somebody. */
  private record Found(
      String userId, Instant since, List<Finding> findings, @Nullable LastActive lastActive) {
    static Found of(ResultSet row) throws SQLException {
      List<Finding> findings = new ArrayList<>();
      for (Finding finding : Finding.values()) {
        if (row.getBoolean(finding.name())) {
          findings.add(finding);
        }
      }
      Instant decided = Rows.instantOrNull(row, "decided");
      LastActive lastActive =
          decided == null
              ? null
              : new LastActive(decided, row.getLong("position"), row.getString("event"));
      return new Found(row.getString("user_id"), Rows.instant(row, "since"), findings, lastActive);
    }

    ReviewedAdministrator about(AdministratorAnswer who) {
      return ReviewedAdministrator.of(who, since, findings, lastActive);
    }
  }
}
