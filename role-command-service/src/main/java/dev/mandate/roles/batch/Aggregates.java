package dev.mandate.roles.batch;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.aggregate.CustomerOrg;
import dev.mandate.roles.aggregate.PartnerAdmin;
import dev.mandate.roles.aggregate.PartnerOrg;
import dev.mandate.roles.store.BatchStates;
import dev.mandate.roles.store.Place;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Axon's repositories of the three aggregates. Within a batch, an aggregate is loaded once; it
 * needs no lock of its own, because the row of its partner is locked.
 */
public final class Aggregates {
  private final EventStore eventStore;
  private final Repository<PartnerOrg> partners;
  private final Repository<PartnerAdmin> users;
  private final Repository<CustomerOrg> customers;

  public Aggregates(EventStore eventStore) {
    this.eventStore = eventStore;
    partners = repository(PartnerOrg.class, eventStore);
    users = repository(PartnerAdmin.class, eventStore);
    customers = repository(CustomerOrg.class, eventStore);
  }

  private static <T> Repository<T> repository(Class<T> type, EventStore eventStore) {
    return EventSourcingRepository.builder(type)
        .eventStore(eventStore)
        .lockFactory(NullLockFactory.INSTANCE)
        .build();
  }

  Aggregate<PartnerOrg> partner(String partnerId) {
    return partners.load(AggregateId.ofPartner(partnerId));
  }

  Aggregate<PartnerAdmin> user(String userId) {
    return users.load(AggregateId.ofUser(userId));
  }

  Aggregate<CustomerOrg> customer(String customerId) {
    return customers.load(AggregateId.ofCustomer(customerId));
  }

  /** Lets the aggregate that an event belongs to record it in its place. */
  void record(Event event, Place place) {
    MetaData metaData = place.toMetaData();
    switch (event) {
      case PartnerOrgEvent e -> {
        Aggregate<PartnerOrg> org = partner(e.partnerId());
        org.execute(o -> o.record(e, metaData));
        keep(AggregateId.ofPartner(e.partnerId()), org, PartnerOrg::state);
      }
      case PartnerAdminEvent e -> {
        Aggregate<PartnerAdmin> user = users.load(AggregateId.ofUser(e.userId()));
        user.execute(u -> u.record(e, metaData));
        keep(AggregateId.ofUser(e.userId()), user, PartnerAdmin::state);
        Aggregate<PartnerOrg> org = partner(e.partnerId());
        org.execute(o -> o.follow(e));
        BatchStates.current()
            .followed(AggregateId.ofPartner(e.partnerId()), org.invoke(PartnerOrg::state), e);
      }
      case CustomerOrgEvent e -> {
        Aggregate<CustomerOrg> customer = customer(e.customerId());
        customer.execute(c -> c.record(e, metaData));
        keep(AggregateId.ofCustomer(e.customerId()), customer, CustomerOrg::state);
      }
      case JournalEvent e -> eventStore.publish(new GenericEventMessage<>(e, metaData));
    }
  }

  private static <T> void keep(String id, Aggregate<T> aggregate, Function<T, Object> state) {
    Long version = Objects.requireNonNull(aggregate.version(), "The event was not applied");
    BatchStates.current().changed(id, aggregate.invoke(state), version);
  }
}
