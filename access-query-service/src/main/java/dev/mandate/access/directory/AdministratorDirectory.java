package dev.mandate.access.directory;

import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.access.directory.AdministratorAnswer.ManagedCustomers;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.personal.PeopleByName;
import dev.mandate.access.personal.PersonRow;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks a partner's users, their roles and their managed lists up. */
@Component
public final class AdministratorDirectory {
  private static final String USERS =
      """
      select u.user_id, u.display_name, u.email, u.alias, s.secret, managed.count
      from partner_user u
      left join proof.person_secret s on s.partner_id = u.partner_id and s.user_id = u.user_id
      cross join lateral (
        select count(*) from managed_entry_in_force(:now) m
        where m.partner_id = u.partner_id and m.user_id = u.user_id) managed
      where u.partner_id = :partner and u.to_position is null
      """;

  private static final String WITH_A_ROLE =
      """
        and u.user_id > :after
        and exists (
          select from role_in_force(:now) g
          where g.partner_id = u.partner_id and g.user_id = u.user_id
            and (:role::text is null or g.role = :role::text))
        and (:near::boolean is null or (managed.count >= :nearLimit) = :near::boolean)
        and (:named::text[] is null or u.user_id = any(:named::text[]))
      order by u.user_id limit :limit
      """;

  private final JdbcClient jdbc;
  private final PeopleByName people;
  private final Clock clock;

  AdministratorDirectory(JdbcClient jdbc, PeopleByName people, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What to look for; what is null filters nothing.
   *
   * @param name a part of the name, in upper or lower case
   */
  public record Filter(@Nullable Role role, @Nullable Boolean nearLimit, @Nullable String name) {}

  /** The users of a partner who hold a role, by user id. */
  public Page<AdministratorAnswer> administrators(String partnerId, Filter filter, Paging paging) {
    OffsetDateTime now = now();
    List<User> users =
        jdbc.sql(USERS + WITH_A_ROLE)
            .param("partner", partnerId)
            .param("now", now)
            .param("after", paging.after(0, ""))
            .param("role", filter.role() == null ? null : filter.role().name())
            .param("near", filter.nearLimit())
            .param("nearLimit", ManagedCustomers.NEAR_LIMIT)
            .param("named", named(filter.name(), partnerId))
            .param("limit", paging.fetchSize())
            .query((row, _) -> User.of(row))
            .list();
    return paging.page(withRoles(partnerId, users, now), user -> List.of(user.userId()));
  }

  private String @Nullable [] named(@Nullable String name, String partnerId) {
    return name == null ? null : people.now(name, partnerId).toArray(String[]::new);
  }

  /** These users of a partner, with or without a role at an instant, by user id. */
  public List<AdministratorAnswer> administrators(
      String partnerId, List<String> userIds, Instant now) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    List<User> users =
        jdbc.sql(USERS + "and u.user_id = any(:users) order by u.user_id")
            .param("partner", partnerId)
            .param("now", at)
            .param("users", userIds.toArray(String[]::new))
            .query((row, _) -> User.of(row))
            .list();
    return withRoles(partnerId, users, at);
  }

  /** A user of a partner, with or without a role. */
  public AdministratorAnswer administrator(String partnerId, String userId) {
    return administrators(partnerId, List.of(userId), clock.instant()).stream()
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  /** How many users of a partner hold each role; a role that nobody holds is not in it. */
  public Map<Role, Long> holders(String partnerId) {
    Map<Role, Long> holders = new EnumMap<>(Role.class);
    jdbc.sql(
            """
            select role, count(*) from role_in_force(:now)
            where partner_id = :partner group by role
            """)
        .param("now", now())
        .param("partner", partnerId)
        .query(
            row -> {
              holders.put(Role.valueOf(row.getString("role")), row.getLong("count"));
            });
    return holders;
  }

  /** The roles that of all users of a partner only this one holds without an end (R13). */
  public Set<Role> rolesWithoutAnother(String partnerId, String userId) {
    return jdbc.sql(
            """
            select role from role_grant
            where partner_id = :partner and to_position is null and expires_at is null
            group by role having every(user_id = :user)
            """)
        .param("partner", partnerId)
        .param("user", userId)
        .query((row, _) -> Role.valueOf(row.getString("role")))
        .set();
  }

  /** Whether a partner has a user. */
  boolean has(String partnerId, String userId) {
    return jdbc.sql(
            """
            select exists (select from partner_user
              where partner_id = ? and user_id = ? and to_position is null)
            """)
        .param(partnerId)
        .param(userId)
        .query(Boolean.class)
        .single();
  }

  private List<AdministratorAnswer> withRoles(
      String partnerId, List<User> users, OffsetDateTime now) {
    Map<String, List<HeldRole>> roles = new HashMap<>();
    jdbc.sql(
            """
            select user_id, role, since_decided, expires_at from role_in_force(:now)
            where partner_id = :partner and user_id = any(:users)
            """)
        .param("now", now)
        .param("partner", partnerId)
        .param("users", users.stream().map(User::userId).toArray(String[]::new))
        .query(
            row -> {
              roles
                  .computeIfAbsent(row.getString("user_id"), _ -> new ArrayList<>())
                  .add(heldRole(row));
            });
    return users.stream()
        .map(user -> user.with(roles.getOrDefault(user.userId(), List.of())))
        .toList();
  }

  private static HeldRole heldRole(ResultSet row) throws SQLException {
    return new HeldRole(
        Role.valueOf(row.getString("role")),
        Rows.instant(row, "since_decided"),
        Rows.instantOrNull(row, "expires_at"));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** A user, before its roles are known. */
  private record User(
      String userId,
      String displayName,
      String email,
      @Nullable String alias,
      boolean erased,
      long managed) {
    static User of(ResultSet row) throws SQLException {
      PersonRow person = PersonRow.of(row);
      return new User(
          row.getString("user_id"),
          person.openOrEmpty(row.getString("display_name")),
          person.openOrEmpty(row.getString("email")),
          person.open(row.getString("alias")),
          person.isErased(),
          row.getLong("count"));
    }

    AdministratorAnswer with(List<HeldRole> roles) {
      return new AdministratorAnswer(
          userId,
          displayName,
          email,
          alias,
          roles.stream().sorted(Comparator.comparing(HeldRole::role)).toList(),
          !roles.isEmpty(), // a partner's user holds partner-side roles only (R3)
          ManagedCustomers.of(managed),
          erased);
    }
  }
}
