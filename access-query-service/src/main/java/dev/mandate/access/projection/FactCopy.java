package dev.mandate.access.projection;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.facts.Period;
import dev.mandate.access.facts.Timeline;
import dev.mandate.access.projection.FactTables.Filling;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyManager;

/**
 * Copies facts into their tables. A period is written when it has ended, and one that holds at the
 * very end: so every row is written once and never changed.
 */
final class FactCopy {
  private final List<Part<?, ?>> parts;

  FactCopy(Facts facts) {
    parts = new ArrayList<>();
    for (Filling<?, ?> filling : FactTables.fillings(facts)) {
      parts.add(new Part<>(filling));
    }
  }

  /** One kind of facts and its rows. */
  private static final class Part<K, V> {
    private final Timeline<K, V> timeline;
    private final CopyBuffer<Period<K, V>> rows;

    Part(Filling<K, V> filling) {
      timeline = filling.timeline();
      rows = new CopyBuffer<>(filling.table().name(), filling.table().periodColumns());
    }

    void writeEnded(CopyManager copy) throws SQLException {
      rows.addAll(timeline.takeEnded());
      rows.writeTo(copy);
    }

    void writeHolding(CopyManager copy) throws SQLException {
      rows.addAll(timeline.holding());
      rows.writeTo(copy);
    }
  }

  /** Writes the periods that have ended since the last time. */
  void writeEnded(CopyManager copy) throws SQLException {
    for (Part<?, ?> part : parts) {
      part.writeEnded(copy);
    }
  }

  /** Writes the periods that hold; nothing may follow. */
  void writeHolding(CopyManager copy) throws SQLException {
    for (Part<?, ?> part : parts) {
      part.writeHolding(copy);
    }
  }
}
