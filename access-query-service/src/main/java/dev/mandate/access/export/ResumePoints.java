package dev.mandate.access.export;

import dev.mandate.proof.Sha256;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Where a download that broke off can be continued without making everything before it again. They
 * are in memory: where there is none, as after a restart, an export is made from its beginning, and
 * what the other side has is left out.
 */
@Component
final class ResumePoints {
  private static final int MAX_EXPORTS = 64;

  /** In bytes: ten million entries have about a thousand points of half a kilobyte. */
  private static final long DISTANCE = 8L << 20;

  private final LinkedHashMap<UUID, NavigableMap<Long, Point>> points = new LinkedHashMap<>();

  /**
   * A place between two entries.
   *
   * @param bytes how much of the export is before it
   * @param digest the hash of that, to be copied and continued
   * @param rows how many entries that is
   * @param partnerId the log that is being read
   * @param tally what has been read of that log
   */
  record Point(long bytes, MessageDigest digest, long rows, String partnerId, Tally tally) {
    private static Point beginning() {
      return new Point(0, Sha256.begin(), 0, "", Tally.NOTHING);
    }

    boolean isBeginning() {
      return bytes == 0;
    }
  }

  /** Keeps a place, unless there is one just before it. */
  synchronized void add(UUID exportId, Point point) {
    NavigableMap<Long, Point> known = points.computeIfAbsent(exportId, _ -> new TreeMap<>());
    Long before = known.floorKey(point.bytes);
    if (before == null || point.bytes - before >= DISTANCE) {
      known.put(point.bytes, point);
    }
    if (points.size() > MAX_EXPORTS) {
      points.pollFirstEntry();
    }
  }

  /** The last place that is at this offset or before it. */
  synchronized Point before(UUID exportId, long offset) {
    NavigableMap<Long, Point> known = points.get(exportId);
    Map.Entry<Long, Point> last = known == null ? null : known.floorEntry(offset);
    return last == null ? Point.beginning() : last.getValue();
  }
}
