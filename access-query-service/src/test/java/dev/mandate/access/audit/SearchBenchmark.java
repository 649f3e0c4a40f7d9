package dev.mandate.access.audit;

import dev.mandate.access.bench.LogFiller;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.audit.AuditEntry;
import dev.mandate.export.EntryFormat;
import dev.mandate.export.ExportFormat;
import dev.mandate.policy.Language;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How soon a page of the audit log is found, for each filter, at the beginning and a thousand pages
 * later; and what an entry takes. The log is made through the fold that a rebuild uses.
 */
final class SearchBenchmark {
  private static final int PAGE = 100;

  /** What is skipped at once on the way to a page far behind. */
  private static final int STRIDE = 1_000;

  private static final int DEPTH = 1_000 * PAGE;
  private static final int MEASUREMENTS = 200;

  private static final String LARGEST = LogFiller.partner(0);
  private static final long EXPORTED = 500_000;
  private static final int EXPORT_PAGE = 500;

  private final JdbcClient jdbc;
  private final AuditLog log;
  private final LogReader reader;
  private final PrintStream out = System.out;

  SearchBenchmark(JdbcClient jdbc, AuditFixture fixture) {
    this.jdbc = jdbc;
    log = fixture.log();
    reader = fixture.reader();
  }

  /** Makes so many entries and prints a table. */
  public static void main(String... arguments) throws SQLException {
    Locale.setDefault(Locale.ROOT);
    int entries = Integer.parseInt(arguments[0]);
    try (TestDatabase database = new TestDatabase()) {
      long start = System.nanoTime();
      LogFiller.fill(database, entries);
      AuditFixture fixture = new AuditFixture(database);
      SearchBenchmark benchmark = new SearchBenchmark(database.reading().client(), fixture);
      benchmark.out.printf(
          "%,d entries, %.0f/s%n%n", entries, entries * 1e9 / (System.nanoTime() - start));
      benchmark.sizes(entries);
      benchmark.filters();
      benchmark.exports();
      fixture.close();
    }
  }

  /** What an export does with entries, but for sending them. */
  void exports() {
    out.printf("%n| export | rows/s |%n|---|---|%n");
    for (ExportFormat format : ExportFormat.values()) {
      export(format, EXPORTED / 10);
      long start = System.nanoTime();
      long rows = export(format, EXPORTED);
      out.printf("| %s | %,.0f |%n", format.label(), rows * 1e9 / (System.nanoTime() - start));
    }
  }

  private long export(ExportFormat format, long upTo) {
    AuditFilter filter =
        new AuditFilter(LARGEST, null, null, null, null, null, null, null, null, null);
    EntryFormat records = format.in(Language.ENGLISH);
    MessageDigest digest = sha256();
    long rows = 0;
    long last = 0;
    List<AuditEntry> page;
    do {
      page = reader.entries(filter, new LogReader.Part(LARGEST, last, upTo), EXPORT_PAGE);
      for (AuditEntry entry : page) {
        digest.update(records.write(entry).getBytes(StandardCharsets.UTF_8));
        last = entry.position();
      }
      rows += page.size();
    } while (!page.isEmpty());
    return rows;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void sizes(int entries) {
    Map<String, Object> bytes =
        jdbc.sql(
                """
                select sum(pg_table_size(inhrelid)) as entries,
                  sum(pg_indexes_size(inhrelid)) as indexes from pg_inherits
                where inhparent = 'audit_entry'::regclass
                """)
            .query()
            .singleRow();
    out.printf(
        "bytes per entry: %d, and %d in indexes%n%n",
        perEntry(bytes.get("entries"), entries), perEntry(bytes.get("indexes"), entries));
  }

  private static long perEntry(@Nullable Object bytes, int entries) {
    return ((Number) Objects.requireNonNull(bytes)).longValue() / entries;
  }

  void filters() {
    out.println("| filter | p50 | p99 | p99 a thousand pages later |");
    out.println("|---|---|---|---|");
    SearchFilters.ALL.forEach(this::filter);
  }

  private void filter(String name, Function<Random, AuditFilter> filters) {
    Random random = new Random(name.hashCode());
    double[] first = measure(() -> page(filters.apply(random), PAGE, null));
    AuditFilter filter = filters.apply(random);
    String cursor = far(filter);
    String deep =
        cursor == null
            ? "has fewer"
            : "%.1f ms".formatted(at(measure(() -> page(filter, PAGE, cursor)), 0.99));
    out.printf("| %s | %.1f ms | %.1f ms | %s |%n", name, at(first, 0.5), at(first, 0.99), deep);
  }

  private Page<AuditEntry> page(AuditFilter filter, int limit, @Nullable String cursor) {
    return log.search(filter, Paging.of(limit, cursor, AuditLog.KEY_LENGTH, "bench"));
  }

  private @Nullable String far(AuditFilter filter) {
    String cursor = page(filter, STRIDE, null).nextCursor();
    for (int i = 1; i < DEPTH / STRIDE && cursor != null; i++) {
      cursor = page(filter, STRIDE, cursor).nextCursor();
    }
    return cursor;
  }

  /** In milliseconds, sorted; the first ones warm up. */
  private static double[] measure(Runnable question) {
    double[] millis = new double[MEASUREMENTS];
    for (int i = -MEASUREMENTS / 2; i < MEASUREMENTS; i++) {
      long start = System.nanoTime();
      question.run();
      millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double at(double[] sorted, double part) {
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
