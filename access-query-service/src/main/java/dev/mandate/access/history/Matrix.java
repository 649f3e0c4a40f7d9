package dev.mandate.access.history;

import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.personal.PersonRow;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.CustomersInScope;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Reach;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A partner's administrators by its customers: a cell for every customer that one of them reaches,
 * by user, then by customer.
 */
@Component
final class Matrix {
  /** The roles that reach customers by themselves; an add-on reaches no others. */
  private static final List<String> REACHING =
      Arrays.stream(Role.values())
          .filter(role -> Policy.standard().entry(role).customersInScope() != CustomersInScope.NONE)
          .map(Role::name)
          .toList();

  private final JdbcClient jdbc;
  private final Clock clock;

  Matrix(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A part of the matrix; the key of a cell is its user and its customer. */
  Page<MatrixCell> cells(String partnerId, Paging paging) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    String user = paging.after(0, "");
    String afterCustomer = paging.after(1, "");
    List<MatrixCell> cells = new ArrayList<>();
    while (cells.size() < paging.fetchSize()) {
      Administrator next = administratorFrom(partnerId, user, now);
      if (next == null) {
        break;
      }
      String after = next.userId().equals(user) ? afterCustomer : "";
      cells.addAll(cells(partnerId, next, after, paging.fetchSize() - cells.size(), now));
      user = next.userId() + '\u0001'; // behind this user, before every other
    }
    return paging.page(cells, cell -> List.of(cell.userId(), cell.customerId()));
  }

  /** A user with roles that reach customers. */
  private record Administrator(String userId, String displayName, RoleSet roles) {
    /** Whose name is not known, or erased, is called by its id. */
    static Administrator of(ResultSet row) throws SQLException {
      String id = row.getString("user_id");
      String name = PersonRow.of(row).open(row.getString("display_name"));
      return new Administrator(id, name == null ? id : name, RoleSet.of(Rows.roles(row, "roles")));
    }

    boolean reachesAll() {
      return roles.stream().anyMatch(role -> Policy.standard().entry(role).reachesAllCustomers());
    }
  }

  private @Nullable Administrator administratorFrom(
      String partnerId, String user, OffsetDateTime now) {
    return jdbc.sql(
            """
            select g.user_id, u.display_name, s.secret, string_agg(g.role, ',') as roles
            from role_in_force(:now) g
            left join partner_user u on u.partner_id = g.partner_id and u.user_id = g.user_id
              and u.to_position is null
            left join proof.person_secret s
              on s.partner_id = g.partner_id and s.user_id = g.user_id
            where g.partner_id = :partner and g.user_id = (
              select min(user_id) from role_in_force(:now)
              where partner_id = :partner and user_id >= :user and role in (:reaching))
            group by g.user_id, u.display_name, s.secret
            """)
        .param("partner", partnerId)
        .param("user", user)
        .param("now", now)
        .param("reaching", REACHING)
        .query((row, _) -> Administrator.of(row))
        .optional()
        .orElse(null);
  }

  private List<MatrixCell> cells(
      String partnerId, Administrator user, String after, int limit, OffsetDateTime now) {
    return jdbc.sql(
            """
            select c.customer_id, c.name, c.restricted_mode, m.basis
            from customer c
            left join managed_entry_in_force(:now) m on m.partner_id = c.partner_id
              and m.customer_id = c.customer_id and m.user_id = :user
            where c.partner_id = :partner and c.to_position is null and c.customer_id > :after
              and (:all or m.basis is not null)
            order by c.customer_id limit :limit
            """)
        .param("partner", partnerId)
        .param("user", user.userId())
        .param("now", now)
        .param("after", after)
        .param("all", user.reachesAll())
        .param("limit", limit)
        .query(
            (row, _) ->
                cell(
                    user,
                    row.getString("customer_id"),
                    row.getString("name"),
                    row.getBoolean("restricted_mode"),
                    row.getString("basis")))
        .list();
  }

  private static MatrixCell cell(
      Administrator user, String id, String name, boolean restricted, @Nullable String listed) {
    AssignmentBasis basis = listed == null ? null : AssignmentBasis.valueOf(listed);
    Access access = Access.inManagedCustomer(user.roles(), basis);
    Map<String, Level> capabilities = new LinkedHashMap<>();
    access.capabilities().forEach((key, level) -> capabilities.put(key.qualifiedKey(), level));
    Reach via =
        user.roles().stream()
            .map(role -> Reach.onCustomer(role, user.roles(), basis))
            .filter(Objects::nonNull)
            .min(Reach::compareTo)
            .orElseThrow();
    return new MatrixCell(
        user.userId(),
        user.displayName(),
        id,
        name,
        restricted,
        access.roles().toList(),
        via,
        basis,
        capabilities);
  }
}
