package dev.mandate.roles.batch;

import dev.mandate.roles.store.ExpiryChanges;
import dev.mandate.roles.store.PartnerHistories.Head;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The partners of the running transaction, each locked. */
final class Batch {
  private static final String RESOURCE = Batch.class.getName();

  private final Map<String, PartnerSession> partners = new TreeMap<>();
  private final ExpiryChanges expiryChanges = new ExpiryChanges();
  private final IdOwners owners;
  private final People people;

  Batch(Map<String, Head> heads, Aggregates aggregates, IdOwners owners, People people) {
    this.owners = owners;
    this.people = people;
    heads.forEach(
        (id, head) ->
            partners.put(
                id, new PartnerSession(id, head, aggregates, owners, people, expiryChanges)));
  }

  void attachTo(UnitOfWork<?> root) {
    root.resources().put(RESOURCE, this);
  }

  static Batch of(UnitOfWork<?> unit) {
    Object batch = unit.root().getResource(RESOURCE);
    return (Batch) Objects.requireNonNull(batch, "Commands are handled in batches only");
  }

  PartnerSession partner(String partnerId) {
    return Objects.requireNonNull(partners.get(partnerId), "The partner is not in the batch");
  }

  /** Whose the ids are, those included that this batch claims. */
  IdOwners owners() {
    return owners;
  }

  /** Whom the commands name or erase. */
  People people() {
    return people;
  }

  /** Which roles end by themselves after this batch, and no longer do. */
  ExpiryChanges expiryChanges() {
    return expiryChanges;
  }

  /** The new heads of all histories. */
  Map<String, Head> heads() {
    Map<String, Head> heads = new TreeMap<>();
    partners.forEach((id, partner) -> heads.put(id, partner.head()));
    return heads;
  }
}
