package dev.mandate.access.console.audit;

import dev.mandate.access.audit.AuditFilter;
import dev.mandate.access.audit.Related;
import dev.mandate.access.console.page.Times;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Text;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Outcome;
import dev.mandate.wire.CommandReader;
import dev.mandate.wire.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What entries are looked for, as the fields of a form and as a link say it: by name, without those
 * that are empty.
 */
record EntrySearch(Map<String, String> fields) {
  /** The position of an entry: its command is what is looked for. */
  private static final String COMMAND_OF = "commandOf";

  private static final String CORRELATION = "correlation";

  /** The position of an entry: its trace is what is looked for, as long as traces take. */
  private static final String TRACE_OF = "traceOf";

  private static final Duration TRACE_TIME = Duration.ofHours(1);

  /** What forms have no field for. */
  private static final Set<String> RELATED = Set.of(COMMAND_OF, CORRELATION, TRACE_OF);

  /** What forms show when they are asked for more. */
  private static final Set<String> MORE = Set.of("actor", "target", "customer", "from", "to");

  private static final List<String> NAMES =
      List.of(
          "q",
          "actor",
          "target",
          "customer",
          "action",
          "outcome",
          "from",
          "to",
          COMMAND_OF,
          CORRELATION,
          TRACE_OF);

  /** Keeps those parameters of a request that are meant for it. */
  static EntrySearch of(Map<String, ? extends @Nullable String> parameters) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = Text.filter(parameters.get(name));
      if (value != null && !value.isBlank()) {
        fields.put(name, value.strip());
      }
    }
    return new EntrySearch(fields);
  }

  /** What a filter says, as whoever looks reads times; without what belongs together. */
  static EntrySearch of(AuditFilter filter, Times times) {
    Map<String, @Nullable String> fields = new HashMap<>();
    fields.put("q", filter.q());
    fields.put("actor", filter.actor());
    fields.put("target", filter.target());
    fields.put("customer", filter.customer());
    fields.put("action", filter.action());
    fields.put("outcome", filter.outcome() == null ? null : filter.outcome().name());
    fields.put("from", filter.from() == null ? null : times.field(filter.from()));
    fields.put("to", filter.to() == null ? null : times.field(filter.to()));
    return of(fields);
  }

  /** What a field says, or null. */
  public @Nullable String get(String name) {
    return fields.get(name);
  }

  /** Whether nothing is looked for in particular. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Whether something is looked for of what is asked less often. */
  public boolean hasMore() {
    return fields.keySet().stream().anyMatch(MORE::contains);
  }

  /** Whether what belongs together is looked for. */
  public boolean isForRelated() {
    return fields.keySet().stream().anyMatch(RELATED::contains);
  }

  /** The position of the entry whose command or trace is looked for; null if none is named. */
  @Nullable Long relatedTo() {
    String position = fields.getOrDefault(COMMAND_OF, fields.get(TRACE_OF));
    try {
      return position == null ? null : Long.valueOf(position);
    } catch (NumberFormatException _) {
      throw new BadRequestException("an entry is named by its position");
    }
  }

  /**
   * The same as a filter.
   *
   * @param times how whoever looks reads times
   * @param entry the one that {@link #relatedTo} names
   * @throws BadRequestException if a field says what makes no sense
   */
  AuditFilter filter(OpenLog log, Times times, @Nullable AuditEntry entry) {
    Instant from = time("from", times);
    Instant to = time("to", times);
    Related related = null;
    if (entry != null && fields.containsKey(COMMAND_OF)) {
      related = Related.command(entry.commandSource(), entry.commandId());
      from = entry.decided();
      to = entry.decided().plusMillis(1);
    } else if (entry != null && entry.traceId() != null) {
      related = Related.trace(entry.traceId());
      from = entry.decided().minus(TRACE_TIME);
      to = entry.decided().plus(TRACE_TIME);
    } else if (fields.containsKey(CORRELATION)) {
      related = Related.correlation(Objects.requireNonNull(get(CORRELATION)));
    }
    return new AuditFilter(
        log.partnerId(),
        log.customerId() == null ? get("customer") : log.customerId(),
        get("actor"),
        get("target"),
        get("action"),
        outcome(),
        from,
        to,
        get("q"),
        null,
        related);
  }

  private @Nullable Outcome outcome() {
    String name = get("outcome");
    if (name == null) {
      return null;
    }
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadRequestException("there is no such outcome"));
  }

  private @Nullable Instant time(String name, Times times) {
    String text = get(name);
    if (text == null) {
      return null;
    }
    Instant time = times.read(text);
    if (time == null) {
      throw new BadRequestException(name + " has to be a day and a time");
    }
    return time;
  }

  /** The same without what belongs together, which only a list can look for. */
  EntrySearch withoutRelated() {
    Map<String, String> rest = new LinkedHashMap<>(fields);
    rest.keySet().removeAll(RELATED);
    return new EntrySearch(rest);
  }

  /** An address that looks for the same. */
  public String link(String path) {
    return link(path, null);
  }

  /** The same, from a place on. */
  public String link(String path, @Nullable String cursor) {
    return Links.to(path, fields, "cursor", cursor);
  }

  /** The events that can be looked for. */
  public List<String> events() {
    return EventCodec.names();
  }

  /** The commands that can be looked for. */
  public List<String> commands() {
    return CommandReader.names();
  }

  /** The outcomes that can be looked for. */
  public List<Outcome> outcomes() {
    return List.of(Outcome.values());
  }
}
