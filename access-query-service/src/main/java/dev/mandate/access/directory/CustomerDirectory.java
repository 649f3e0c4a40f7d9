package dev.mandate.access.directory;

import dev.mandate.access.directory.CustomerAnswer.Item;
import dev.mandate.access.directory.CustomerAnswer.OwnAdministrator;
import dev.mandate.access.facts.Customer;
import dev.mandate.access.facts.RestrictedMode;
import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.personal.PersonRow;
import dev.mandate.access.reading.Rows;
import dev.mandate.policy.RestrictionSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks customers up. */
@Component
public final class CustomerDirectory {
  private final JdbcClient jdbc;
  private final ManagedListDirectory managedLists;
  private final Clock clock;

  CustomerDirectory(JdbcClient jdbc, ManagedListDirectory managedLists, Clock clock) {
    this.jdbc = jdbc;
    this.managedLists = managedLists;
    this.clock = clock;
  }

  /**
   * What to look for; what is null filters nothing.
   *
   * @param listedBy the user on whose managed list they are
   */
  public record Filter(
      @Nullable Boolean restrictedMode, @Nullable String namePattern, @Nullable String listedBy) {}

  /** The customers of a partner, by customer id. */
  public Page<Item> customers(String partnerId, Filter filter, Paging paging) {
    List<Item> items =
        jdbc.sql(
                """
                select customer_id, name, restricted_mode, origin from customer
                where partner_id = :partner and to_position is null and customer_id > :after
                  and (:mode::boolean is null or restricted_mode = :mode::boolean)
                  and (:name::text is null or name collate pg_unicode_fast ilike :name::text)
                  and (:user::text is null or customer_id in (
                    select m.customer_id from managed_entry_in_force(:now) m
                    where m.partner_id = :partner and m.user_id = :user::text))
                order by customer_id limit :limit
                """)
            .param("partner", partnerId)
            .param("after", paging.after(0, ""))
            .param("mode", filter.restrictedMode())
            .param("name", filter.namePattern())
            .param("user", filter.listedBy())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("limit", paging.fetchSize())
            .query((row, _) -> item(row))
            .list();
    return paging.page(items, item -> List.of(item.customerId()));
  }

  /** The partner of a customer. */
  public Optional<String> partnerOf(String customerId) {
    return jdbc.sql("select partner_id from customer where customer_id = ? and to_position is null")
        .param(customerId)
        .query(String.class)
        .optional();
  }

  /** A customer by its id. */
  public CustomerAnswer customer(String partnerId, String customerId) {
    Item item = item(partnerId, customerId);
    RestrictedMode mode = new RestrictedMode(item.restrictedMode(), restrictions(partnerId));
    return new CustomerAnswer(
        customerId,
        item.name(),
        item.restrictedMode(),
        item.origin(),
        partnerId,
        mode.banner(),
        mode.manageUsersDisabled(),
        ownAdministrators(partnerId, customerId),
        managedLists.managersOf(partnerId, customerId));
  }

  private Item item(String partnerId, String customerId) {
    return jdbc.sql(
            """
            select customer_id, name, restricted_mode, origin from customer
            where partner_id = ? and customer_id = ? and to_position is null
            """)
        .param(partnerId)
        .param(customerId)
        .query((row, _) -> item(row))
        .optional()
        .orElseThrow(NotFoundException::new);
  }

  private RestrictionSet restrictions(String partnerId) {
    return jdbc.sql("select restrictions from partner where partner_id = ? and to_position is null")
        .param(partnerId)
        .query(String.class)
        .optional()
        .map(RestrictionKeys::read)
        .orElseThrow(NotFoundException::new);
  }

  private List<OwnAdministrator> ownAdministrators(String partnerId, String customerId) {
    return jdbc.sql(
            """
            select g.user_id, u.display_name, u.email, s.secret, string_agg(g.role, ',') roles
            from customer_role_grant g
            left join customer_user u on u.partner_id = g.partner_id and u.user_id = g.user_id
              and u.to_position is null
            left join proof.person_secret s
              on s.partner_id = g.partner_id and s.user_id = g.user_id
            where g.partner_id = ? and g.customer_id = ? and g.to_position is null
            group by g.user_id, u.display_name, u.email, s.secret order by g.user_id
            """)
        .param(partnerId)
        .param(customerId)
        .query((row, _) -> ownAdministrator(row))
        .list();
  }

  private static OwnAdministrator ownAdministrator(ResultSet row) throws SQLException {
    PersonRow person = PersonRow.of(row);
    return new OwnAdministrator(
        row.getString("user_id"),
        person.open(row.getString("display_name")),
        person.open(row.getString("email")),
        Rows.roles(row, "roles").stream().sorted().toList(),
        person.isErased());
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getString("customer_id"),
        row.getString("name"),
        row.getBoolean("restricted_mode"),
        Customer.Origin.valueOf(row.getString("origin")));
  }
}
