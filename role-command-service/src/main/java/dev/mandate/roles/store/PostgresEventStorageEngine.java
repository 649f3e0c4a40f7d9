package dev.mandate.roles.store;

import dev.mandate.events.Event;
import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.store.ArrayInsert.Column;
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
import org.springframework.jdbc.core.JdbcTemplate;

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
   * @param global its global position
   * @param sequence its number in the stream of its aggregate; none for a journal entry
   * @param written as it is sent
   */
  private record Row(
      long global, Event event, @Nullable Long sequence, Place place, CloudEvent written) {}

  private static final ArrayInsert<Row> EVENTS =
      new ArrayInsert<>(
          "event",
          List.of(
              Column.number("global_position", Row::global),
              Column.text("partner_id", row -> row.event().partnerId()),
              Column.number("position", row -> row.place().position()),
              Column.text("aggregate_id", row -> AggregateId.of(row.event())),
              Column.number("sequence_number", Row::sequence),
              Column.text("type", row -> row.written().type()),
              Column.flag("concerns_partner", row -> StateLoader.concernsPartner(row.event())),
              Column.instant("decided_at", row -> row.place().decided()),
              Column.bytes("attributes", row -> AttributesCodec.write(row.written().attributes())),
              Column.bytes("data", row -> row.written().data())));

  private final JdbcTemplate jdbc;
  private final Clock clock;

  public PostgresEventStorageEngine(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> messages) {
    if (messages.isEmpty()) {
      return;
    }
    Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long first = allocate(messages.size());
    EVENTS.insert(
        jdbc,
        IntStream.range(0, messages.size())
            .mapToObj(i -> row(first + i, messages.get(i), recorded))
            .toList());
  }

  /** Takes the next global positions; everybody else who appends waits until this commits. */
  private long allocate(int count) {
    Long last =
        jdbc.queryForObject(
            "update event_head set position = position + ? returning position", Long.class, count);
    if (last == null) {
      throw new IllegalStateException("The table event_head has lost its row");
    }
    return last - count + 1;
  }

  private static Row row(long global, EventMessage<?> message, Instant recorded) {
    Event event = (Event) message.getPayload();
    Place place = Place.from(message.getMetaData());
    CloudEvent written =
        EventCodec.write(
            new RecordedEvent(
                event, place.position(), place.decided(), recorded, place.provenance()));
    Long sequence =
        message instanceof DomainEventMessage<?> own ? (Long) own.getSequenceNumber() : null;
    return new Row(global, event, sequence, place, written);
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
