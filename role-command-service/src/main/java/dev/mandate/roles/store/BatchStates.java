package dev.mandate.roles.store;

import dev.mandate.events.Event;
import dev.mandate.roles.aggregate.CustomerOrg;
import dev.mandate.roles.aggregate.PartnerAdmin;
import dev.mandate.roles.aggregate.PartnerOrg;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerOrgState;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The states of the aggregates that a batch may touch: at first as of the positions at which its
 * partners are locked, then as its own events change them. Axon gets a fresh aggregate around a
 * state whenever it loads one.
 */
public final class BatchStates {
  private static final String RESOURCE = BatchStates.class.getName();

  private final Map<String, Versioned<?>> byAggregate = new HashMap<>();

  /** Makes these the states of a unit of work and of those nested in it. */
  public void attachTo(UnitOfWork<?> root) {
    root.resources().put(RESOURCE, this);
  }

  /** The states of the running batch. */
  public static BatchStates current() {
    Object states = CurrentUnitOfWork.get().root().getResource(RESOURCE);
    return (BatchStates)
        Objects.requireNonNull(states, "An aggregate was loaded outside of a batch");
  }

  /** Sets the prepared state of an aggregate. */
  void put(String aggregateId, Versioned<?> state) {
    byAggregate.put(aggregateId, state);
  }

  /**
   * Sets the state of an aggregate after an event of its own.
   *
   * @param sequence the number of the event in the aggregate's stream
   */
  public void changed(String aggregateId, Object state, long sequence) {
    put(aggregateId, new Versioned<>(state, sequence, get(aggregateId).folded() + 1));
  }

  /** Sets the state of a partner organization after an event of one of its users. */
  public void followed(String aggregateId, Object state, Event event) {
    Versioned<?> before = get(aggregateId);
    int more = StateLoader.concernsPartner(event) ? 1 : 0;
    put(aggregateId, new Versioned<>(state, before.sequence(), before.folded() + more));
  }

  /** Every prepared state with the id of its aggregate. */
  public void forEach(BiConsumer<String, Object> action) {
    byAggregate.forEach((id, versioned) -> action.accept(id, versioned.state()));
  }

  boolean has(String aggregateId) {
    return byAggregate.containsKey(aggregateId);
  }

  Versioned<?> get(String aggregateId) {
    return Objects.requireNonNull(
        byAggregate.get(aggregateId),
        () -> "The batch touches an aggregate that was not prepared: " + aggregateId);
  }

  DomainEventMessage<?> asSnapshot(String aggregateId) {
    Versioned<?> versioned = get(aggregateId);
    Object root =
        switch (versioned.state()) {
          case PartnerOrgState state -> new PartnerOrg(aggregateId, state);
          case PartnerAdminState state -> new PartnerAdmin(aggregateId, state);
          case CustomerOrgState state -> new CustomerOrg(aggregateId, state);
          default ->
              throw new IllegalStateException("No aggregate has the state of " + aggregateId);
        };
    return new GenericDomainEventMessage<>(
        root.getClass().getSimpleName(), aggregateId, versioned.sequence(), root);
  }
}
