package dev.mandate.roles.aggregate;

import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.roles.domain.PartnerAdminState;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A user of a partner's own organization, with its roles and managed list. */
public final class PartnerAdmin {
  @AggregateIdentifier private @Nullable String id;
  private PartnerAdminState state;

  /** For Axon, when the history of an aggregate begins with its first event. */
  PartnerAdmin() {
    state = PartnerAdminState.UNKNOWN;
  }

  /** An aggregate whose history was folded already. */
  public PartnerAdmin(String id, PartnerAdminState state) {
    this.id = id;
    this.state = state;
  }

  public PartnerAdminState state() {
    return state;
  }

  /** Records what the rules decided. */
  public void record(PartnerAdminEvent event, MetaData metaData) {
    AggregateLifecycle.apply(event, metaData);
  }

  @EventSourcingHandler
  void on(PartnerAdminEvent event) {
    id = Objects.requireNonNullElse(id, AggregateId.of(event));
    state = state.evolve(event);
  }
}
