package dev.mandate.roles.batch;

import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.UserProvisioned;
import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Owners of the ids that a batch touches: those registered before, and those it claims itself. */
public final class IdOwners {
  private final Map<RegisteredId, IdOwner> known;
  private final Map<RegisteredId, IdOwner> claimed = new HashMap<>();

  /**
   * @param known the owners of registered ids; claimed ones are added
   */
  public IdOwners(Map<RegisteredId, IdOwner> known) {
    this.known = known;
  }

  /** Whose this user id is, or null if it was never used. */
  public @Nullable IdOwner ofUser(String userId) {
    return known.get(new RegisteredId(Namespace.USER, userId));
  }

  /** Whose this partner or customer id is, or null if it was never used. */
  public @Nullable IdOwner ofOrg(String orgId) {
    return known.get(new RegisteredId(Namespace.ORG, orgId));
  }

  /** What this batch must register before it commits. */
  Map<RegisteredId, IdOwner> claimed() {
    return claimed;
  }

  /** Binds the id that an event introduces, if it does. */
  public void claimFor(Event event) {
    String partner = event.partnerId();
    switch (event) {
      case PartnerRegistered _ -> claim(Namespace.ORG, partner, new IdOwner(partner, null));
      case UserProvisioned e -> claim(Namespace.USER, e.userId(), new IdOwner(partner, null));
      case CustomerProvisioned e ->
          claim(Namespace.ORG, e.customerId(), new IdOwner(partner, e.customerId()));
      case CustomerAttached e ->
          claim(Namespace.ORG, e.customerId(), new IdOwner(partner, e.customerId()));
      case CustomerRoleGranted e ->
          claim(Namespace.USER, e.userId(), new IdOwner(partner, e.customerId()));
      default -> {}
    }
  }

  private void claim(Namespace namespace, String id, IdOwner owner) {
    RegisteredId registered = new RegisteredId(namespace, id);
    if (known.putIfAbsent(registered, owner) == null) {
      claimed.put(registered, owner);
    }
  }
}
