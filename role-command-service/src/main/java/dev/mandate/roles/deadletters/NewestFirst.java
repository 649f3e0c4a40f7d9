package dev.mandate.roles.deadletters;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the dead letters of all partitions newest first: within a partition by offset, between them
 * by time. It reads backwards, in steps that grow, so that a page costs about what it holds.
 */
final class NewestFirst {
  /** A page ends early here, as everything that it lists was read from Kafka as a whole. */
  private static final long PAGE_BYTES = 16L * 1024 * 1024;

  private static final int LONGEST_STEP = 64;

  private final List<Tail> tails = new ArrayList<>();
  private final Source source;

  private NewestFirst(Map<Integer, Offsets> left, Source source) {
    left.forEach((partition, offsets) -> tails.add(new Tail(partition, offsets)));
    this.source = source;
  }

  /**
   * Makes a page.
   *
   * @param left the parts of the partitions that are to be listed
   * @param limit how many dead letters the page has at most
   */
  static DeadLetterPage page(Map<Integer, Offsets> left, int limit, Source source) {
    return new NewestFirst(left, source).page(limit);
  }

  private DeadLetterPage page(int limit) {
    List<DeadLetter> items = new ArrayList<>();
    long bytes = 0;
    while (items.size() < limit && bytes < PAGE_BYTES) {
      tails.forEach(Tail::fill);
      tails.removeIf(tail -> tail.read.isEmpty());
      if (tails.isEmpty()) {
        break;
      }
      DeadLetter newest =
          tails.stream()
              .min(Comparator.comparing(Tail::timeOfLast).reversed())
              .orElseThrow()
              .take();
      items.add(newest);
      bytes += newest.size();
    }
    return new DeadLetterPage(items, nextCursor());
  }

  private @Nullable String nextCursor() {
    Map<Integer, Offsets> left = new TreeMap<>();
    tails.forEach(tail -> left.put(tail.partition, tail.unlisted));
    left.values().removeIf(Offsets::isEmpty);
    return left.isEmpty() ? null : Cursor.write(left);
  }

  /** Reads a part of a partition, in the order of its offsets. */
  interface Source {
    List<DeadLetter> read(int partition, Offsets offsets);
  }

  /** The end of a partition that is not listed yet. */
  private final class Tail {
    private final int partition;
    private final Deque<DeadLetter> read = new ArrayDeque<>();
    private Offsets unread;
    private Offsets unlisted;
    private int step = 1;

    Tail(int partition, Offsets offsets) {
      this.partition = partition;
      this.unread = offsets;
      this.unlisted = offsets;
    }

    void fill() {
      while (read.isEmpty() && !unread.isEmpty()) {
        Offsets part = unread.last(step);
        read.addAll(source.read(partition, part));
        unread = unread.before(part.first());
        step = Math.min(2 * step, LONGEST_STEP);
      }
    }

    Instant timeOfLast() {
      return read.getLast().timestamp();
    }

    DeadLetter take() {
      DeadLetter last = read.removeLast();
      unlisted = unlisted.before(last.offset());
      return last;
    }
  }
}
