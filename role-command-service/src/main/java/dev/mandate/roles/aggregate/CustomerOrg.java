package dev.mandate.roles.aggregate;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.roles.domain.CustomerOrgState;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A customer organization, with the roles of its own users. */
public final class CustomerOrg {
  @AggregateIdentifier private @Nullable String id;
  private CustomerOrgState state;

  /** For Axon, when the history of an aggregate begins with its first event. */
  CustomerOrg() {
    state = CustomerOrgState.UNKNOWN;
  }

  /** An aggregate whose history was folded already. */
  public CustomerOrg(String id, CustomerOrgState state) {
    this.id = id;
    this.state = state;
  }

  public CustomerOrgState state() {
    return state;
  }

  /** Records what the rules decided. */
  public void record(CustomerOrgEvent event, MetaData metaData) {
    AggregateLifecycle.apply(event, metaData);
  }

  @EventSourcingHandler
  void on(CustomerOrgEvent event) {
    id = Objects.requireNonNullElse(id, AggregateId.of(event));
    state = state.evolve(event);
  }
}
