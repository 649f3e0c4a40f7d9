package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.VisibleCustomers;
import dev.mandate.access.personal.PeopleByName;
import dev.mandate.access.personal.PersonRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds people and organizations by their ids, and by parts of their ids and names. */
@ConsolePart
@Component
final class Finder {
  private static final int AT_MOST = 20;

  /** Those who have been removed, too: their history stays (R4). */
  private static final String PEOPLE =
      """
      (select user_id id, display_name name, from_position, to_position is null present
      from partner_user u
      where partner_id = :partner
        and (:everybody or user_id = :self or exists (
          select from managed_entry m
          where m.partner_id = u.partner_id and m.user_id = u.user_id
            and m.customer_id = :customer::text and m.to_position is null))
      union all
      select user_id, display_name, from_position, to_position is null
      from customer_user
      where partner_id = :partner
        and (customer_id = :customer::text or user_id = :self)) people
      """;

  private static final String ORGANIZATIONS =
      """
      (select 0 place, partner_id id, name from partner
      where partner_id = :partner and to_position is null
      union all
      select 1, customer_id, name from customer
      where partner_id = :partner and to_position is null
        and (:all or customer_id in (
          select m.customer_id from managed_entry_in_force(:now) m
          where m.partner_id = :partner and m.user_id = :self))) organizations
      """;

  /** Names are sealed, and opened by the secret of their person. */
  private static final String PERSON =
      """
      select id, name, secret from %s
      left join proof.person_secret s on s.partner_id = :partner and s.user_id = id
      """
          .formatted(PEOPLE);

  private final JdbcClient jdbc;
  private final PeopleByName names;
  private final Clock clock;

  Finder(JdbcClient jdbc, PeopleByName names, Clock clock) {
    this.jdbc = jdbc;
    this.names = names;
    this.clock = clock;
  }

  /** The person with this id, by the last name that is known. */
  Optional<Named> person(Sight sight, String id) {
    return people(PERSON + "where id = :id order by from_position desc limit 1", sight)
        .param("id", Text.filter(id))
        .query((row, _) -> person(row))
        .optional();
  }

  /**
   * The first of those who fit.
   *
   * @param part a part of an id or a name; null for all
   */
  List<Named> people(Sight sight, @Nullable String part) {
    String text = Text.filter(part);
    return people(
            PERSON
                + """
                where present and (:text::text is null
                  or id ilike :text::text or id = any(:called::text[]))
                order by id limit :limit
                """,
            sight)
        .param("text", Text.containedFilter(text))
        .param("called", called(sight, text))
        .param("limit", AT_MOST)
        .query((row, _) -> person(row))
        .list();
  }

  private String[] called(Sight sight, @Nullable String text) {
    return text == null ? new String[0] : names.now(text, sight.partnerId()).toArray(String[]::new);
  }

  private JdbcClient.StatementSpec people(String sql, Sight sight) {
    return jdbc.sql(sql)
        .param("partner", sight.partnerId())
        .param("everybody", sight.everybody())
        .param("self", sight.self())
        .param("customer", sight.customerId());
  }

  /** The partner itself, or the customer of it, with this id. */
  Optional<Named> organization(String partnerId, String id) {
    return jdbc.sql(
            """
            select partner_id id, name from partner
            where partner_id = :partner and partner_id = :id and to_position is null
            union all
            select customer_id, name from customer
            where partner_id = :partner and customer_id = :id and to_position is null
            """)
        .param("partner", partnerId)
        .param("id", Text.filter(id))
        .query((row, _) -> named(row))
        .optional();
  }

  /**
   * The first of the organizations that fit: the partner, then its customers by their ids.
   *
   * @param visible which customers
   * @param part a part of an id or a name; null for all
   */
  List<Named> organizations(
      String self, String partnerId, VisibleCustomers visible, @Nullable String part) {
    return jdbc.sql(
            "select id, name from "
                + ORGANIZATIONS
                + """
                where :text::text is null
                  or id ilike :text::text or name collate pg_unicode_fast ilike :text::text
                order by place, id limit :limit
                """)
        .param("partner", partnerId)
        .param("all", visible == VisibleCustomers.ALL)
        .param("self", self)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("text", Text.containedFilter(part))
        .param("limit", AT_MOST)
        .query((row, _) -> named(row))
        .list();
  }

  private static Named person(ResultSet row) throws SQLException {
    return new Named(row.getString("id"), PersonRow.of(row).open(row.getString("name")));
  }

  private static Named named(ResultSet row) throws SQLException {
    return new Named(row.getString("id"), row.getString("name"));
  }
}
