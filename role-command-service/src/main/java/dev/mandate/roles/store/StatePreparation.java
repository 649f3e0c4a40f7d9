package dev.mandate.roles.store;

import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.domain.IdOwner;
import dev.mandate.roles.domain.PartnerOrgState;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PreparedBatch.Share;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Loads what a batch needs in at most five queries, however many commands it has: owners of ids,
 * and snapshots and later events of partner organizations, and of users and customers. What the
 * cache still knows is not asked again.
 */
public final class StatePreparation {
  private final StateCache cache;
  private final IdRegistry registry;
  private final StateLoader loader;

  public StatePreparation(StateCache cache, IdRegistry registry, JdbcTemplate jdbc) {
    this.cache = cache;
    this.registry = registry;
    this.loader = new StateLoader(jdbc);
  }

  /**
   * Prepares a batch whose partners are locked.
   *
   * @param mentioned per partner, the ids that its commands mention
   * @param heads the heads at which the partners are locked
   * @param alsoTouched the users that commands of a partner touch without mentioning them
   */
  public PreparedBatch prepare(
      Map<String, Set<RegisteredId>> mentioned, Map<String, Head> heads, TouchedUsers alsoTouched) {
    PreparedBatch batch = new PreparedBatch();
    mentioned.forEach(
        (partner, ids) -> {
          long position = position(heads, partner);
          batch.shares.put(partner, new Share(cache.take(partner, position), ids));
        });
    findOwners(batch);
    loadPartners(batch);
    batch.shares.forEach((partner, share) -> collectAggregates(batch, partner, share, alsoTouched));
    loadAggregates(batch);
    return batch;
  }

  /** Puts the states of a committed batch back, as of the new positions. */
  public void keep(PreparedBatch batch, Map<String, Head> heads) {
    batch.shares.forEach(
        (partner, share) -> {
          for (String aggregate : share.aggregates) {
            Versioned<?> state = batch.states().get(aggregate);
            if (state.sequence() != Versioned.NO_EVENTS) {
              share.kept.states.put(aggregate, state);
            }
          }
          share.mentioned.forEach(id -> share.kept.owners.computeIfAbsent(id, batch.owners()::get));
          cache.put(partner, position(heads, partner), share.kept);
        });
  }

  private static long position(Map<String, Head> heads, String partner) {
    return Objects.requireNonNull(heads.get(partner), "The partner is not locked").position();
  }

  private void findOwners(PreparedBatch batch) {
    Set<RegisteredId> unknown = new LinkedHashSet<>();
    for (Share share : batch.shares.values()) {
      for (RegisteredId id : share.mentioned) {
        IdOwner owner = share.kept.owners.get(id);
        if (owner == null) {
          unknown.add(id);
        } else {
          batch.owners().put(id, owner);
        }
      }
    }
    unknown.removeAll(batch.owners().keySet());
    batch.owners().putAll(registry.owners(unknown));
  }

  private void loadPartners(PreparedBatch batch) {
    Set<String> missing = new LinkedHashSet<>();
    batch.shares.forEach(
        (partner, share) -> {
          String aggregate = AggregateId.ofPartner(partner);
          share.aggregates.add(aggregate);
          if (!useKept(batch, share, aggregate)) {
            missing.add(partner);
          }
        });
    if (!missing.isEmpty()) {
      putAll(batch, missing, AggregateId::ofPartner, loader.loadPartners(missing));
    }
  }

  private static void collectAggregates(
      PreparedBatch batch, String partner, Share share, TouchedUsers alsoTouched) {
    for (RegisteredId id : share.mentioned) {
      IdOwner owner = batch.owners().get(id);
      if (owner == null) {
        addUnused(batch, share, id);
      } else if (id.namespace() == Namespace.USER) {
        addUser(batch, share, partner, id.id(), owner);
      } else if (owner.isCustomerOf(partner)) {
        share.aggregates.add(AggregateId.ofCustomer(id.id()));
      }
    }
    if (batch.states().get(AggregateId.ofPartner(partner)).state() instanceof PartnerOrgState org) {
      alsoTouched.by(partner, org).forEach(user -> addOwnUser(batch, share, partner, user));
    }
  }

  /** A user who is not mentioned, so that nobody has asked yet whose the id is. */
  private static void addOwnUser(PreparedBatch batch, Share share, String partner, String userId) {
    share.aggregates.add(AggregateId.ofUser(userId));
    batch.owners().put(new RegisteredId(Namespace.USER, userId), new IdOwner(partner, null));
  }

  /** An id that may come into use with this batch; nobody has it, so that it has no events. */
  private static void addUnused(PreparedBatch batch, Share share, RegisteredId id) {
    String aggregate =
        id.namespace() == Namespace.USER
            ? AggregateId.ofUser(id.id())
            : AggregateId.ofCustomer(id.id());
    share.aggregates.add(aggregate);
    batch.states().put(aggregate, Versioned.empty(aggregate));
  }

  /** A user of the partner, or one who asks for its own customer. */
  private static void addUser(
      PreparedBatch batch, Share share, String partner, String userId, IdOwner owner) {
    if (owner.isUserOf(partner)) {
      share.aggregates.add(AggregateId.ofUser(userId));
    } else if (owner.customerId() != null && owner.partnerId().equals(partner)) {
      share.aggregates.add(AggregateId.ofCustomer(owner.customerId()));
      batch.owners().put(new RegisteredId(Namespace.ORG, owner.customerId()), owner);
    }
  }

  private void loadAggregates(PreparedBatch batch) {
    Set<String> missing = new LinkedHashSet<>();
    for (Share share : batch.shares.values()) {
      for (String aggregate : share.aggregates) {
        if (!batch.states().has(aggregate) && !useKept(batch, share, aggregate)) {
          missing.add(aggregate);
        }
      }
    }
    if (!missing.isEmpty()) {
      putAll(batch, missing, Function.identity(), loader.load(missing));
    }
  }

  private static boolean useKept(PreparedBatch batch, Share share, String aggregate) {
    Versioned<?> kept = share.kept.states.get(aggregate);
    if (kept == null) {
      return false;
    }
    batch.states().put(aggregate, kept);
    return true;
  }

  private static void putAll(
      PreparedBatch batch,
      Collection<String> ids,
      Function<String, String> toAggregateId,
      Map<String, Versioned<?>> loaded) {
    for (String id : ids) {
      String aggregate = toAggregateId.apply(id);
      Versioned<?> state = loaded.get(aggregate);
      batch.states().put(aggregate, state == null ? Versioned.empty(aggregate) : state);
    }
  }
}
