package dev.mandate.access.bench;

import dev.mandate.access.projection.PartitionFold;
import dev.mandate.access.projection.PartnerOwners;
import dev.mandate.access.testing.Relay;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.wire.CloudEvent;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.RecordedEvent;
import dev.mandate.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.springframework.jdbc.core.JdbcTemplate;

/** Fills the tables with a {@link LogWorkload}, as if Kafka had brought it. */
public final class LogFiller {
  public static final Instant START = LogWorkload.START;
  public static final int DAYS = (int) LogWorkload.TIME.toDays();

  private static final int PORTION = 4_000;

  private LogFiller() {}

  /** Takes so many events in. */
  public static void fill(TestDatabase database, int events) throws SQLException {
    LogWorkload workload = new LogWorkload(events);
    Relay relay = new Relay();
    List<String> indexes = takeOffIndexes(database.ownerJdbc());
    PartitionFold fold = new PartitionFold(0, new PartnerOwners());
    try (Connection connection = database.ownerDataSource().getConnection()) {
      long offset = 0;
      List<ConsumerRecord<byte[], byte[]>> records = portion(workload, relay, offset);
      while (!records.isEmpty()) {
        fold.takeIn(records);
        fold.writeEnded(connection);
        offset += records.size();
        records = portion(workload, relay, offset);
      }
      fold.finish(connection, offset, "bench");
    }
    database.ownerJdbc().execute("set maintenance_work_mem = '512MB'");
    indexes.forEach(database.ownerJdbc()::execute);
    database.ownerJdbc().execute("vacuum analyze");
  }

  /** As a rebuild does: made from all entries they take a fraction of the time. */
  private static List<String> takeOffIndexes(JdbcTemplate jdbc) {
    List<String> names =
        jdbc.queryForList(
            """
            select indexrelid::regclass::text from pg_index
            where indrelid = 'audit_entry'::regclass and not indisprimary order by 1
            """,
            String.class);
    List<String> definitions =
        names.stream()
            .map(
                name ->
                    jdbc.queryForObject("select pg_get_indexdef(?::regclass)", String.class, name))
            .map(definition -> Objects.requireNonNull(definition).replace(" ON ONLY ", " ON "))
            .toList();
    names.forEach(name -> jdbc.execute("drop index " + name));
    return definitions;
  }

  private static List<ConsumerRecord<byte[], byte[]>> portion(
      LogWorkload workload, Relay relay, long offset) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(PORTION);
    while (records.size() < PORTION) {
      RecordedEvent event = workload.next();
      if (event == null) {
        break;
      }
      records.add(message(event, relay, offset + records.size()));
    }
    return records;
  }

  private static ConsumerRecord<byte[], byte[]> message(
      RecordedEvent event, Relay relay, long offset) {
    CloudEvent message = relay.message(event);
    return new ConsumerRecord<>(
        Topics.EVENTS,
        0,
        offset,
        event.recorded().toEpochMilli(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        event.event().partnerId().getBytes(StandardCharsets.UTF_8),
        message.data(),
        new RecordHeaders(KafkaBinding.headers(message)),
        Optional.empty());
  }

  /** Some partner, each as often as it has entries. */
  public static int anyPartner(Random random) {
    return LogWorkload.partner(random);
  }

  public static String partner(int number) {
    return LogWorkload.partner(number);
  }

  /** Some administrator. */
  public static String user(Random random) {
    int partner = anyPartner(random);
    return LogWorkload.user(partner, random.nextInt(LogWorkload.people(partner)));
  }

  /** Some customer. */
  public static String customer(Random random) {
    int partner = anyPartner(random);
    return LogWorkload.customer(partner, random.nextInt(LogWorkload.people(partner)));
  }

  /** One of the systems that ask. */
  public static String system(Random random) {
    return LogWorkload.system(random.nextInt(4));
  }
}
