package dev.mandate.access.projection;

import dev.mandate.access.facts.Customer;
import dev.mandate.access.facts.CustomerGrantKey;
import dev.mandate.access.facts.CustomerKey;
import dev.mandate.access.facts.CustomerUser;
import dev.mandate.access.facts.EntryKey;
import dev.mandate.access.facts.Facts;
import dev.mandate.access.facts.GrantKey;
import dev.mandate.access.facts.Held;
import dev.mandate.access.facts.ListEntry;
import dev.mandate.access.facts.Partner;
import dev.mandate.access.facts.PartnerUser;
import dev.mandate.access.facts.RestrictionKeys;
import dev.mandate.access.facts.RoleGrant;
import dev.mandate.access.facts.Timeline;
import dev.mandate.access.facts.UserKey;
import dev.mandate.access.reading.Rows;
import dev.mandate.events.GrantCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The tables of facts, as the migrations make them. */
final class FactTables {
  static final List<Column<String>> PARTNER_KEY =
      List.of(Column.text("partner_id", partnerId -> partnerId));

  static final List<Column<UserKey>> USER_KEY =
      List.of(
          Column.text("partner_id", UserKey::partnerId), Column.text("user_id", UserKey::userId));

  static final List<Column<EntryKey>> ENTRY_KEY =
      List.of(
          Column.text("partner_id", EntryKey::partnerId),
          Column.text("user_id", EntryKey::userId),
          Column.text("customer_id", EntryKey::customerId));

  static final List<Column<CustomerKey>> CUSTOMER_KEY =
      List.of(
          Column.text("partner_id", CustomerKey::partnerId),
          Column.text("customer_id", CustomerKey::customerId));

  static final FactTable<String, Partner> PARTNER =
      new FactTable<>(
          "partner",
          PARTNER_KEY,
          List.of(
              Column.text("name", Partner::name),
              Column.flag("sells_wholesale", Partner::sellsWholesale),
              Column.text("restrictions", p -> RestrictionKeys.write(p.restrictions()))),
          row -> row.getString("partner_id"),
          row ->
              new Partner(
                  row.getString("name"),
                  row.getBoolean("sells_wholesale"),
                  RestrictionKeys.read(row.getString("restrictions"))));

  static final FactTable<UserKey, PartnerUser> PARTNER_USER =
      new FactTable<>(
          "partner_user",
          USER_KEY,
          List.of(
              Column.text("display_name", PartnerUser::displayName),
              Column.text("email", PartnerUser::email),
              Column.text("alias", PartnerUser::alias)),
          FactTables::userKey,
          row ->
              new PartnerUser(
                  row.getString("display_name"), row.getString("email"), row.getString("alias")));

  static final FactTable<GrantKey, RoleGrant> ROLE_GRANT =
      new FactTable<>(
          "role_grant",
          List.of(
              Column.text("partner_id", GrantKey::partnerId),
              Column.text("user_id", GrantKey::userId),
              Column.text("role", key -> key.role().name())),
          List.of(
              Column.text("cause", grant -> grant.cause().name()),
              Column.instant("expires_at", RoleGrant::expiresAt),
              Column.number("since_position", grant -> grant.since().position()),
              Column.instant("since_decided", grant -> grant.since().decided())),
          row ->
              new GrantKey(
                  row.getString("partner_id"),
                  row.getString("user_id"),
                  Role.valueOf(row.getString("role"))),
          FactTables::roleGrant);

  static final FactTable<EntryKey, ListEntry> MANAGED_ENTRY =
      new FactTable<>(
          "managed_entry",
          ENTRY_KEY,
          List.of(
              Column.text("basis", entry -> entry.basis().name()),
              Column.number("since_position", entry -> entry.since().position()),
              Column.instant("since_decided", entry -> entry.since().decided())),
          row ->
              new EntryKey(
                  row.getString("partner_id"),
                  row.getString("user_id"),
                  row.getString("customer_id")),
          row ->
              new ListEntry(
                  AssignmentBasis.valueOf(row.getString("basis")), Rows.moment(row, "since")));

  static final FactTable<CustomerKey, Customer> CUSTOMER =
      new FactTable<>(
          "customer",
          CUSTOMER_KEY,
          List.of(
              Column.text("name", Customer::name),
              Column.text("origin", customer -> customer.origin().name()),
              Column.flag("restricted_mode", Customer::restrictedMode)),
          row -> new CustomerKey(row.getString("partner_id"), row.getString("customer_id")),
          row ->
              new Customer(
                  row.getString("name"),
                  Customer.Origin.valueOf(row.getString("origin")),
                  row.getBoolean("restricted_mode")));

  static final FactTable<UserKey, CustomerUser> CUSTOMER_USER =
      new FactTable<>(
          "customer_user",
          USER_KEY,
          List.of(
              Column.text("customer_id", CustomerUser::customerId),
              Column.text("display_name", CustomerUser::displayName),
              Column.text("email", CustomerUser::email)),
          FactTables::userKey,
          row ->
              new CustomerUser(
                  row.getString("customer_id"),
                  row.getString("display_name"),
                  row.getString("email")));

  static final FactTable<CustomerGrantKey, Held> CUSTOMER_ROLE_GRANT =
      new FactTable<>(
          "customer_role_grant",
          List.of(
              Column.text("partner_id", CustomerGrantKey::partnerId),
              Column.text("user_id", CustomerGrantKey::userId),
              Column.text("customer_id", CustomerGrantKey::customerId),
              Column.text("role", key -> key.role().name())),
          List.of(),
          row ->
              new CustomerGrantKey(
                  row.getString("partner_id"),
                  row.getString("user_id"),
                  row.getString("customer_id"),
                  Role.valueOf(row.getString("role"))),
          row -> Held.HELD);

  private FactTables() {}

  /**
   * The facts of one kind and the table that they belong into.
   *
   * @param table the table
   * @param timeline the facts
   */
  record Filling<K, V>(FactTable<K, V> table, Timeline<K, V> timeline) {}

  /** Every table, with what some facts have for it. */
  static List<Filling<?, ?>> fillings(Facts facts) {
    return List.of(
        new Filling<>(PARTNER, facts.partners()),
        new Filling<>(PARTNER_USER, facts.users()),
        new Filling<>(ROLE_GRANT, facts.grants()),
        new Filling<>(MANAGED_ENTRY, facts.entries()),
        new Filling<>(CUSTOMER, facts.customers()),
        new Filling<>(CUSTOMER_USER, facts.customerUsers()),
        new Filling<>(CUSTOMER_ROLE_GRANT, facts.customerGrants()));
  }

  private static UserKey userKey(ResultSet row) throws SQLException {
    return new UserKey(row.getString("partner_id"), row.getString("user_id"));
  }

  private static RoleGrant roleGrant(ResultSet row) throws SQLException {
    return new RoleGrant(
        GrantCause.valueOf(row.getString("cause")),
        Rows.instantOrNull(row, "expires_at"),
        Rows.moment(row, "since"));
  }
}
