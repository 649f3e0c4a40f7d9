package dev.mandate.export;

import dev.mandate.audit.Actor;
import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.Named;
import dev.mandate.audit.Outcome;
import dev.mandate.audit.PersonalValues;
import dev.mandate.audit.Summary;
import dev.mandate.csv.CsvTableReader;
import dev.mandate.csv.CsvTableWriter;
import dev.mandate.personal.Salt;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import dev.mandate.policy.Role;
import dev.mandate.wire.Instants;
import dev.mandate.wire.JsonValues;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Entries as a table. Everything that an entry says is in it, so that it can be read back; what is
 * no single value is JSON, and roles have a blank between them.
 */
final class CsvEntries implements EntryFormat {
  private static final List<String> NAMES =
      List.of(
          "position",
          "partnerId",
          "decided",
          "outcome",
          "summary",
          "event",
          "command",
          "code",
          "detail",
          "actorType",
          "actorId",
          "actorName",
          "actorRoles",
          "targetUser",
          "targetName",
          "customerId",
          "customerName",
          "role",
          "old",
          "new",
          "cause",
          "reason",
          "asked",
          "recorded",
          "commandId",
          "commandSource",
          "correlationId",
          "traceId",
          "request",
          "actorSalt",
          "targetSalt");

  private static final String BETWEEN_ROLES = " ";

  private final Language language;
  private final StringWriter text = new StringWriter();
  private final CsvTableWriter rows = new CsvTableWriter(text);

  CsvEntries(Language language) {
    this.language = language;
  }

  @Override
  public String header() {
    return row(NAMES);
  }

  @Override
  public String write(AuditEntry entry) {
    return row(cells(entry));
  }

  private String row(List<@Nullable String> cells) {
    rows.write(cells);
    String row = text.toString();
    text.getBuffer().setLength(0);
    return row;
  }

  private List<@Nullable String> cells(AuditEntry entry) {
    return Arrays.asList(
        Long.toString(entry.position()),
        entry.partnerId(),
        Instants.format(entry.decided()),
        entry.outcome().name(),
        Summary.of(entry, language),
        entry.event(),
        entry.command(),
        entry.code(),
        entry.detail(),
        entry.actor().type(),
        entry.actor().id(),
        entry.actor().name(),
        entry.actor().roles().stream().map(Role::name).collect(Collectors.joining(BETWEEN_ROLES)),
        entry.targetUser(),
        entry.targetName(),
        entry.customerId(),
        entry.customerName(),
        entry.role(),
        EntryForm.values(entry.oldValues()),
        EntryForm.values(entry.newValues()),
        entry.cause(),
        entry.reason(),
        Instants.format(entry.asked()),
        Instants.format(entry.recorded()),
        entry.commandId(),
        entry.commandSource(),
        entry.correlationId(),
        entry.traceId(),
        entry.request() == null ? null : EntryForm.values(JsonValues.of(entry.request())),
        text(entry.actor().salt()),
        text(entry.target() == null ? null : entry.target().salt()));
  }

  private static @Nullable String text(@Nullable Salt salt) {
    return salt == null ? null : salt.text();
  }

  /** Between an odd number of quotes and the next one, line ends are part of a text. */
  @Override
  public boolean opensOrCloses(String line) {
    return line.chars().filter(c -> c == '"').count() % 2 != 0;
  }

  @Override
  public AuditEntry read(String record) {
    List<@Nullable String> cells = CsvTableReader.row(record);
    if (cells.size() != NAMES.size()) {
      throw new IllegalArgumentException(
          "the row has %d cells, not %d".formatted(cells.size(), NAMES.size()));
    }
    try {
      AuditEntry entry = entry(new Cells(cells));
      PersonalValues.requireShown(entry);
      return entry;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static AuditEntry entry(Cells cells) {
    return new AuditEntry(
        cells.text("partnerId"),
        Long.parseLong(cells.text("position")),
        cells.text("event"),
        cells.text("command"),
        Outcome.valueOf(cells.text("outcome")),
        cells.textOrNull("code"),
        cells.textOrNull("detail"),
        actor(cells),
        cells.named("targetUser", "targetName", cells.salt("targetSalt")),
        cells.named("customerId", "customerName", null),
        cells.textOrNull("role"),
        cells.values("old"),
        cells.values("new"),
        cells.textOrNull("cause"),
        cells.textOrNull("reason"),
        Instants.parse(cells.text("asked")),
        Instants.parse(cells.text("decided")),
        Instants.parse(cells.text("recorded")),
        cells.text("commandId"),
        cells.text("commandSource"),
        cells.text("correlationId"),
        cells.textOrNull("traceId"),
        cells.json("request"));
  }

  private static Actor actor(Cells cells) {
    String roles = cells.text("actorRoles");
    return new Actor(
        cells.text("actorType"),
        cells.text("actorId"),
        cells.textOrNull("actorName"),
        cells.salt("actorSalt"),
        roles.isEmpty()
            ? List.of()
            : Arrays.stream(roles.split(BETWEEN_ROLES, -1)).map(Role::valueOf).toList());
  }

  /** A row by the names of its columns. */
  private record Cells(List<@Nullable String> row) {
    @Nullable String textOrNull(String name) {
      return row.get(NAMES.indexOf(name));
    }

    String text(String name) {
      String text = textOrNull(name);
      if (text == null) {
        throw new IllegalArgumentException(name + " is missing");
      }
      return text;
    }

    @Nullable Named named(String idColumn, String nameColumn, @Nullable Salt salt) {
      String id = textOrNull(idColumn);
      String name = textOrNull(nameColumn);
      if (id == null && (name != null || salt != null)) {
        throw new IllegalArgumentException(
            "what is said of %s is there without it".formatted(idColumn));
      }
      return id == null ? null : new Named(id, name, salt);
    }

    @Nullable Salt salt(String name) {
      String text = textOrNull(name);
      return text == null ? null : Salt.parse(text);
    }

    @Nullable Map<String, Object> values(String name) {
      String text = textOrNull(name);
      return text == null ? null : JsonValues.read(text);
    }

    @Nullable JsonText json(String name) {
      String text = EntryForm.values(values(name));
      return text == null ? null : new JsonText(text);
    }
  }
}
