package dev.mandate.roles.aggregate;

import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.roles.domain.PartnerOrgState;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A partner organization; also follows which of its users hold the roles that rules count. */
public final class PartnerOrg {
  @AggregateIdentifier private @Nullable String id;
  private PartnerOrgState state;

  /** For Axon, when the history of an aggregate begins with its first event. */
  PartnerOrg() {
    state = PartnerOrgState.UNKNOWN;
  }

  /** An aggregate whose history was folded already. */
  public PartnerOrg(String id, PartnerOrgState state) {
    this.id = id;
    this.state = state;
  }

  public PartnerOrgState state() {
    return state;
  }

  /** Records what the rules decided. */
  public void record(PartnerOrgEvent event, MetaData metaData) {
    AggregateLifecycle.apply(event, metaData);
  }

  /**
   * Takes note of an event of one of the partner's users, which is recorded in that user's stream.
   */
  public void follow(PartnerAdminEvent event) {
    state = state.evolve(event);
  }

  @EventSourcingHandler
  void on(PartnerOrgEvent event) {
    id = Objects.requireNonNullElse(id, AggregateId.of(event));
    state = state.evolve(event);
  }
}
