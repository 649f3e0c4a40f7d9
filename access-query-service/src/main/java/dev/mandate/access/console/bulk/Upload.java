package dev.mandate.access.console.bulk;

import dev.mandate.access.console.door.ConsoleSession;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody has uploaded, and how far it is with it. One thread works on it, others look
 * and may tell it to stop.
 */
final class Upload {
  /** What is being done with it. */
  enum Phase {
    /** Row by row it is foretold what would happen. */
    PLANNING,
    /** That is known of all rows; nothing is done yet. */
    PLANNED,
    /** Row by row it happens. */
    APPLYING,
    /** Everything was sent that was to be sent. */
    DONE;

    /** Whether a thread is at work. */
    boolean isRunning() {
      return this == PLANNING || this == APPLYING;
    }
  }

  /** Why the work stopped before its end. */
  enum Stop {
    CANCELLED,
    /** The command service does not answer, or not what it should. */
    NO_ANSWER
  }

  /**
   * How far the work is, at one moment.
   *
   * @param stop why it stopped before its end; null if it did not
   * @param done how many rows it has been through
   */
  record Standing(Phase phase, @Nullable Stop stop, int done) {
    /** Whether a thread is at work, or about to be. */
    boolean isRunning() {
      return phase.isRunning() && stop == null;
    }
  }

  private final String partnerId;
  private final String fileName;
  private final BulkKind kind;
  private final List<String> columns;
  private final AtomicReferenceArray<PlannedRow> rows;
  private volatile ConsoleSession session;
  private volatile Phase phase = Phase.PLANNING;
  private volatile @Nullable Stop stop;
  private volatile boolean cancelled;
  private volatile int done;
  private volatile long position;

  /**
   * @param session that of whoever uploads it, in whose name it is worked on
   */
  Upload(
      String partnerId,
      String fileName,
      BulkFile file,
      List<PlannedRow> rows,
      ConsoleSession session) {
    this.partnerId = partnerId;
    this.fileName = fileName;
    this.kind = file.kind();
    this.columns = file.columns();
    this.rows = new AtomicReferenceArray<>(rows.toArray(PlannedRow[]::new));
    this.session = session;
  }

  String partnerId() {
    return partnerId;
  }

  String fileName() {
    return fileName;
  }

  BulkKind kind() {
    return kind;
  }

  List<String> columns() {
    return columns;
  }

  int size() {
    return rows.length();
  }

  /** All rows, as they are now. */
  Stream<PlannedRow> rows() {
    return IntStream.range(0, size()).mapToObj(rows::get);
  }

  PlannedRow row(int index) {
    return rows.get(index);
  }

  /** A row is known better. */
  void put(int index, PlannedRow row) {
    rows.set(index, row);
    position = Math.max(position, row.position());
  }

  /** How many rows are in each state. */
  Map<RowState, Long> counts() {
    Map<RowState, Long> counts = new EnumMap<>(RowState.class);
    for (RowState state : RowState.values()) {
      counts.put(state, 0L);
    }
    rows().forEach(row -> counts.merge(row.state(), 1L, Long::sum));
    return counts;
  }

  Phase phase() {
    return phase;
  }

  /** Whether a thread is at work, or about to be. */
  boolean isRunning() {
    return standing().isRunning();
  }

  /** Why it stopped before its end; null if it did not. */
  @Nullable Stop stop() {
    return stop;
  }

  /** How far the work is now. */
  synchronized Standing standing() {
    return new Standing(phase, stop, done);
  }

  /** The position of the partner's history after everything that was accepted so far. */
  long position() {
    return position;
  }

  /** The session in whose name to ask. */
  ConsoleSession session() {
    return session;
  }

  /** Whoever uploaded it is there: their token lasts longer now than the one before. */
  void renew(ConsoleSession present) {
    session = present;
  }

  /**
   * Work begins.
   *
   * @return false if it cannot: another is under way, or nothing is left to do
   */
  synchronized boolean begin(Phase next) {
    boolean fits =
        switch (next) {
          case PLANNING -> phase == Phase.PLANNING && stop != null;
          case APPLYING -> phase == Phase.PLANNED || (phase == Phase.APPLYING && stop != null);
          case PLANNED, DONE -> false;
        };
    if (fits) {
      phase = next;
      stop = null;
      cancelled = false;
      done = 0;
    }
    return fits;
  }

  /** The work has been through another row. */
  synchronized void advance() {
    done++;
  }

  /** The work has been through all rows. */
  synchronized void finish() {
    phase = phase == Phase.PLANNING ? Phase.PLANNED : Phase.DONE;
  }

  /** The work ends before it has been through all rows. */
  synchronized void stop(Stop why) {
    stop = why;
  }

  /** The work shall end after the row that it is at. */
  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }
}
