package dev.mandate.roles.store;

import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.store.ArrayRows.Column;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whose every id is, across all partners. Written in the transaction of the events that claim an
 * id; when two transactions claim the same one, the second fails with a duplicate key and its batch
 * is judged again.
 */
public final class IdRegistry {
  /** Users have one namespace, partners and customers together another. */
  public enum Namespace {
    USER,
    ORG
  }

  /** An id in its namespace. */
  public record RegisteredId(Namespace namespace, String id) {}

  private static final ArrayInsert<Map.Entry<RegisteredId, IdOwner>> CLAIMS =
      new ArrayInsert<>(
          "id_registry",
          List.of(
              Column.text("namespace", claim -> claim.getKey().namespace().name()),
              Column.text("id", claim -> claim.getKey().id()),
              Column.text("partner_id", claim -> claim.getValue().partnerId()),
              Column.text("customer_id", claim -> claim.getValue().customerId())));

  private final JdbcTemplate jdbc;

  public IdRegistry(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The owners of those ids that have one. */
  public Map<RegisteredId, IdOwner> owners(Collection<RegisteredId> ids) {
    Map<RegisteredId, IdOwner> owners = new HashMap<>();
    if (ids.isEmpty()) {
      return owners;
    }
    jdbc.query(
        """
        select r.namespace, r.id, r.partner_id, r.customer_id from id_registry r
        join unnest(?, ?) as asked (namespace, id) using (namespace, id)
        """,
        row -> {
          owners.put(
              new RegisteredId(Namespace.valueOf(row.getString("namespace")), row.getString("id")),
              new IdOwner(row.getString("partner_id"), row.getString("customer_id")));
        },
        ids.stream().map(id -> id.namespace().name()).toArray(String[]::new),
        ids.stream().map(RegisteredId::id).toArray(String[]::new));
    return owners;
  }

  /**
   * Claims ids, in a fixed order so that two batches never wait for each other in a circle; a
   * duplicate key if another transaction was first.
   */
  public void claim(Exchange exchange, Map<RegisteredId, IdOwner> claims) {
    CLAIMS.insert(
        exchange,
        claims.entrySet().stream()
            .sorted(
                Map.Entry.comparingByKey(
                    Comparator.comparing(RegisteredId::namespace).thenComparing(RegisteredId::id)))
            .toList());
  }
}
