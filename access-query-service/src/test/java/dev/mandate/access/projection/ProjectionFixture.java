package dev.mandate.access.projection;

import dev.mandate.access.http.ContractForms;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.wire.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A projection into a database, without Kafka. */
public final class ProjectionFixture {
  private final Projection projection;
  private final ConsumerOffsets offsets;

  public ProjectionFixture(TestDatabase database) {
    JdbcTemplate jdbc = database.jdbc();
    JsonMapper json = JsonMapper.builder().addModule(new ContractForms()).build();
    offsets = new ConsumerOffsets(jdbc);
    projection =
        new Projection(
            new TransactionTemplate(database.transactions()),
            offsets,
            new PartnerProgress(jdbc),
            new FactStore(jdbc),
            new AuditTable(jdbc, json),
            new Subjects(json));
  }

  Projection projection() {
    return projection;
  }

  ConsumerOffsets offsets() {
    return offsets;
  }

  /** Takes events in as polls of random size bring them, now and then one of them again. */
  public void takeIn(List<RecordedEvent> events, Random random) {
    long offset = offsets.read(List.of(0)).getOrDefault(0, 0L);
    int next = 0;
    while (next < events.size()) {
      int from = Math.max(0, next - random.nextInt(3));
      int to = Math.min(events.size(), next + 1 + random.nextInt(25));
      Slice slice = slice(0, offset, events.subList(from, to));
      offset = projection.takeIn(List.of(slice)).getFirst().next();
      next = to;
    }
  }

  static Slice slice(int partition, long from, List<RecordedEvent> events) {
    List<Slice.Item> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      items.add(new Slice.Item(from + i, events.get(i)));
    }
    return new Slice(partition, from, from + events.size(), items, null);
  }
}
