package dev.mandate.roles.store;

import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * Axon's event store without its search through all events staged so far, which every load would
 * repeat and which grows with the square of the batch. An aggregate that staged events is still
 * managed by the batch's unit of work and never loaded again: a batch commits or fails as a whole.
 */
public final class EventStoreWithoutStagedScan extends EmbeddedEventStore {
  public EventStoreWithoutStagedScan(EventStorageEngine engine) {
    super(EmbeddedEventStore.builder().storageEngine(engine));
  }

  @Override
  protected Stream<? extends DomainEventMessage<?>> stagedDomainEventMessages(
      String aggregateIdentifier) {
    return Stream.empty();
  }
}
