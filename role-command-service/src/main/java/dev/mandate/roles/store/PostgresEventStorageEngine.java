package dev.mandate.roles.store;

import dev.mandate.events.Event;
import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.store.ArrayRows.Column;
import dev.mandate.wire.AttributesCodec;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.RecordedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Stores events in the order in which they will be visible, and loads aggregates from the states
 * that the running batch prepared. Must be called inside the transaction of a batch.
 *
 * <p>Global positions come from one row that the appending transaction updates last and holds until
 * it commits. So the order of positions is the order of commits, without gaps, and whoever reads
 * {@code global_position > ?} misses nothing.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
  /**
   * An event in its place.
   *
   * @param number which of the events that are appended together, from 1
   * @param sequence its number in the stream of its aggregate; none for a journal entry
   * @param written as it is sent
   */
  private record Row(
      long number, Event event, @Nullable Long sequence, Place place, CloudEvent written) {}

  private static final ArrayRows<Row> EVENTS =
      new ArrayRows<>(
          List.of(
              Column.number("number", Row::number),
              Column.text("partner_id", row -> row.event().partnerId()),
              Column.number("position", row -> row.place().position()),
              Column.text("aggregate_id", row -> AggregateId.of(row.event())),
              Column.number("sequence_number", Row::sequence),
              Column.text("type", row -> row.written().type()),
              Column.flag("concerns_partner", row -> StateLoader.concernsPartner(row.event())),
              Column.instant("decided_at", row -> row.place().decided()),
              Column.bytes("attributes", row -> AttributesCodec.write(row.written().attributes())),
              Column.bytes("data", row -> row.written().data())));

  /** Takes the next global positions; everybody else who appends waits until this commits. */
  private static final String APPEND =
      """
      with head as (
        update event_head set position = position + ? returning position - ? as before
      )
      insert into event
        (global_position, partner_id, position, aggregate_id, sequence_number, type,
         concerns_partner, decided_at, attributes, data)
      select head.before + n.number, partner_id, position, aggregate_id, sequence_number, type,
             concerns_partner, decided_at, attributes, data
      from head, %s as n (%s)
      """
          .formatted(EVENTS.source(), EVENTS.names());

  private final Clock clock;

  public PostgresEventStorageEngine(Clock clock) {
    this.clock = clock;
  }

  /** Adds the events to what the batch writes. */
  @Override
  public void appendEvents(List<? extends EventMessage<?>> messages) {
    if (messages.isEmpty()) {
      return;
    }
    Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Row> rows =
        IntStream.range(0, messages.size())
            .mapToObj(i -> row(i + 1, messages.get(i), recorded))
            .toList();
    Exchange.current()
        .update(
            APPEND,
            2 + EVENTS.values(),
            (statement, first) -> {
              statement.setLong(first, rows.size());
              statement.setLong(first + 1, rows.size());
              EVENTS.bind(statement, first + 2, rows);
            },
            rows.size(),
            "Not all events were stored; the table event_head may have lost its row");
  }

  private static Row row(long number, EventMessage<?> message, Instant recorded) {
    Event event = (Event) message.getPayload();
    Place place = Place.from(message.getMetaData());
    CloudEvent written =
        EventCodec.write(
            new RecordedEvent(
                event, place.position(), place.decided(), recorded, place.provenance()));
    Long sequence =
        message instanceof DomainEventMessage<?> own ? (Long) own.getSequenceNumber() : null;
    return new Row(number, event, sequence, place, written);
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return Optional.of(BatchStates.current().asSnapshot(aggregateIdentifier));
  }

  /** Nothing follows the snapshot: the batch's states are complete up to the locked position. */
  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    return DomainEventStream.empty();
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken trackingToken, boolean mayBlock) {
    throw new UnsupportedOperationException(
        "Events are read by global position, through the relay");
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("Snapshots are states, not messages");
  }
}
