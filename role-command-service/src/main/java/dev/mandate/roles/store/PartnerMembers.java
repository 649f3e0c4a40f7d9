package dev.mandate.roles.store;

import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everybody and everything that belongs to one partner, which no command ever needs to know: only
 * its consequences are about all of them.
 */
public final class PartnerMembers {
  private final JdbcTemplate jdbc;
  private final StateLoader loader;

  public PartnerMembers(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.loader = new StateLoader(jdbc);
  }

  /** The ids of all customers. */
  public Set<String> customers(String partnerId) {
    return new TreeSet<>(
        jdbc.queryForList(
            """
            select id from id_registry
            where partner_id = ? and customer_id is not null and namespace = 'ORG'
            """,
            String.class,
            partnerId));
  }

  /** The customers in which users of their own ever held a role. */
  public Map<String, CustomerOrgState> customersWithUsers(String partnerId) {
    List<String> aggregates =
        jdbc
            .queryForList(
                """
                select distinct customer_id from id_registry
                where partner_id = ? and customer_id is not null and namespace = 'USER'
                """,
                String.class,
                partnerId)
            .stream()
            .map(AggregateId::ofCustomer)
            .toList();
    Map<String, CustomerOrgState> customers = new HashMap<>();
    loader
        .load(aggregates)
        .forEach(
            (id, customer) ->
                customers.put(AggregateId.subjectOf(id), (CustomerOrgState) customer.state()));
    return customers;
  }

  /** The partner's own users that ever held a role. */
  public Map<String, PartnerAdminState> roleHolders(String partnerId) {
    List<String> aggregates =
        jdbc.queryForList(
            """
            select distinct aggregate_id from event
            where partner_id = ? and concerns_partner and starts_with(aggregate_id, 'user:')
            """,
            String.class,
            partnerId);
    Map<String, PartnerAdminState> users = new HashMap<>();
    loader
        .load(aggregates)
        .forEach(
            (id, user) -> users.put(AggregateId.subjectOf(id), (PartnerAdminState) user.state()));
    return users;
  }
}
