package dev.mandate.wire;

import dev.mandate.commands.Command;
import dev.mandate.policy.Id;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that is done to a good command, and what the contract makes of the record then.
 *
 * @param name what is done
 * @param expected what the record is then
 * @param modes in which modes it means anything
 * @param change done before the mode is chosen: to attributes and data
 */
record Breakage(String name, Kind expected, Set<Mode> modes, UnaryOperator<CommandRecord> change) {
  /** What a record can be. */
  enum Kind {
    UNREADABLE,
    INVALID,
    VALID;

    static Kind of(Received received) {
      return switch (received) {
        case Unreadable _ -> UNREADABLE;
        case CommandMessage message ->
            message.content() instanceof CommandMessage.Valid ? VALID : INVALID;
      };
    }
  }

  /** How a command travels. */
  enum Mode {
    BINARY,
    STRUCTURED,
    BASE64;

    CommandRecord of(CommandRecord record) {
      return switch (this) {
        case BINARY -> record;
        case STRUCTURED -> record.structured();
        case BASE64 -> record.structuredBase64();
      };
    }
  }

  private static final Set<Mode> ALL = Set.of(Mode.values());
  private static final Set<Mode> BINARY = Set.of(Mode.BINARY);

  /** What is no value of any JSON type but its own. */
  private static final List<String> VALUES =
      List.of("\"text\"", "true", "0", "1.5", "1e400", "[]", "{}", "[null]", "{\"a\":[]}");

  private static final List<String> NO_IDS =
      List.of("", " ", "a b", "a/b", "é", "a\\n", "\\u0000", "\\ud800", "a".repeat(65));

  private static final List<String> ANY_VALUE =
      List.of(
          "null",
          "-0",
          "1e400",
          "1E-2147483647",
          "123456789012345678901234567890",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\ufeff\"",
          "\"\u202e\u2028汉🌌\"",
          "[[[[]]]]",
          "{\"partnerId\":\"other\"}");

  @Override
  public String toString() {
    return name;
  }

  /** Everything that can be done to a command. */
  static List<Breakage> of(Command command) {
    List<Breakage> all = new ArrayList<>();
    for (RecordComponent component : command.getClass().getRecordComponents()) {
      ofField(all, component, command);
    }
    ofAttributes(all);
    ofData(all);
    return all;
  }

  private static void ofField(List<Breakage> all, RecordComponent component, Command command) {
    String field = component.getName();
    boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    Kind absent = optional ? Kind.VALID : Kind.UNREADABLE;
    all.add(of("no " + field, absent, record -> record.withoutField(field)));
    all.add(of("null as " + field, absent, record -> record.field(field, "null")));
    JsonNode value = CommandRecord.golden(fullName(command)).data().get(field);
    VALUES.stream()
        .filter(other -> !other.startsWith(value.toString().substring(0, 1)))
        .filter(other -> !value.isNumber() || !other.equals("0"))
        .filter(other -> !value.isBoolean() || !other.equals("true"))
        .forEach(
            other ->
                all.add(
                    of(
                        other + " as " + field,
                        Kind.UNREADABLE,
                        record -> raw(record.withoutField(field), field, other))));
    if (value.isArray()) {
      all.add(
          of(
              "an item of a wrong type in " + field,
              Kind.UNREADABLE,
              record -> record.field(field, "[1]")));
      all.add(
          of(
              "an unknown item in " + field,
              Kind.INVALID,
              record -> record.field(field, "[\"NO_SUCH_KEY\"]")));
    }
    if (component.isAnnotationPresent(Id.class)) {
      Kind kind = field.equals("partnerId") ? Kind.UNREADABLE : Kind.INVALID;
      NO_IDS.forEach(
          id ->
              all.add(
                  of(
                      "'%s' as %s".formatted(id, field),
                      kind,
                      record -> raw(record.withoutField(field), field, '"' + id + '"'))));
    }
  }

  private static void ofAttributes(List<Breakage> all) {
    for (String name : List.of("id", "source", "type", "specversion")) {
      String header = "ce_" + name;
      all.add(of("no " + name, Kind.UNREADABLE, record -> record.without(header)));
      all.add(of("an empty " + name, Kind.UNREADABLE, record -> record.header(header, "")));
      all.add(
          of(
              name + " too long",
              Kind.UNREADABLE,
              record -> record.header(header, "x".repeat(257))));
      all.add(
          of(name + " with U+0000", Kind.UNREADABLE, record -> record.header(header, "1.0\u0000")));
      all.add(
          of(
              name + " in capitals",
              Kind.UNREADABLE,
              record ->
                  record.without(header).header("CE_" + name.toUpperCase(Locale.ROOT), "1.0")));
      all.add(
          inBinary(
              name + " is null", Kind.UNREADABLE, record -> record.header(header, (byte[]) null)));
    }
    for (String name : List.of("id", "authid", "time", "correlationid", "unheardof")) {
      all.add(
          inBinary(
              name + " twice",
              Kind.UNREADABLE,
              record -> record.header("ce_" + name, "1").addHeader("ce_" + name, "2")));
      all.add(
          inBinary(
              name + " is no UTF-8",
              Kind.UNREADABLE,
              record -> record.header("ce_" + name, new byte[] {(byte) 0xC0, (byte) 0x80})));
    }
    for (String type : List.of("", "User", "SYSTEM", "admin", "user ", "\u0000")) {
      all.add(
          of(
              "authtype '%s'".formatted(type),
              Kind.INVALID,
              record -> record.header("ce_authtype", type)));
    }
    for (String id : List.of("", " ", "a\nb", "x".repeat(257), "\ufeffanna")) {
      all.add(
          of("authid '%s'".formatted(id), Kind.INVALID, record -> record.header("ce_authid", id)));
    }
    for (String time : List.of("", "now", "0", "2026-02-30T00:00:00Z", "9".repeat(500))) {
      all.add(
          of("time '%s'".formatted(time), Kind.INVALID, record -> record.header("ce_time", time)));
    }
    for (String name : List.of("authtype", "authid")) {
      all.add(of("no " + name, Kind.INVALID, record -> record.without("ce_" + name)));
    }
    for (String name : List.of("correlationid", "traceparent", "tracestate")) {
      all.add(of("no " + name, Kind.VALID, record -> record.without("ce_" + name)));
      all.add(of("an empty " + name, Kind.VALID, record -> record.header("ce_" + name, "")));
      all.add(
          of(
              name + " with a control character",
              Kind.INVALID,
              record -> record.header("ce_" + name, "a\u0085b")));
    }
    all.add(
        of("an unknown extension", Kind.VALID, record -> record.header("ce_unheardof", "\u0007")));
    all.add(inBinary("another header", Kind.VALID, record -> record.header("x\u0000", "\u0000")));
  }

  private static void ofData(List<Breakage> all) {
    for (String value : ANY_VALUE) {
      all.add(
          of(
              "an unknown field with " + value,
              Kind.VALID,
              record -> raw(record, "unheardOf", value)));
    }
    for (String number : List.of("9".repeat(60_000), "1e99999999999", "9".repeat(997) + "e9")) {
      all.add(
          of(
              "an unknown field with a number of %d characters".formatted(number.length()),
              Kind.UNREADABLE,
              record -> raw(record, "unheardOf", number)));
    }
    all.add(
        of(
            "nested 32 deep",
            Kind.VALID,
            record -> raw(record, "unheardOf", "[".repeat(31) + "]".repeat(31))));
    all.add(
        of(
            "nested 33 deep",
            Kind.UNREADABLE,
            record -> raw(record, "unheardOf", "[".repeat(32) + "]".repeat(32))));
    all.add(
        of(
            "nested 10 000 deep",
            Kind.UNREADABLE,
            record -> raw(record, "unheardOf", "[".repeat(10_000) + "]".repeat(10_000))));
    all.add(
        of(
            "a key twice",
            Kind.UNREADABLE,
            record -> raw(raw(record, "unheardOf", "1"), "unheardO\\u0066", "1")));
    for (String behind : List.of("x", "{}", "\u0000", "\ufeff", "//", "}")) {
      all.add(
          of(
              "'%s' behind the data".formatted(behind),
              Kind.UNREADABLE,
              record -> record.value(text(record) + behind)));
      if (!behind.equals("}")) {
        all.add(
            of(
                "'%s' before the data".formatted(behind),
                Kind.UNREADABLE,
                record -> record.value(behind + text(record))));
      }
    }
    for (String other : List.of("", "null", "[]", "\"{}\"", "0", "{", "{\"partnerId\":\"acme\"")) {
      all.add(
          of(
              "'%s' instead of the data".formatted(other),
              Kind.UNREADABLE,
              record -> record.value(other)));
    }
  }

  /** Adds a field as it stands: no writer would write some of them. */
  private static CommandRecord raw(CommandRecord record, String field, String json) {
    String text = text(record).stripTrailing();
    String comma = record.data().isEmpty() ? "" : ",";
    return record.value(
        "%s%s\"%s\":%s}".formatted(text.substring(0, text.length() - 1), comma, field, json));
  }

  private static String text(CommandRecord record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static String fullName(Command command) {
    return command.getClass().getSimpleName() + ".v1";
  }

  private static Breakage of(String name, Kind kind, UnaryOperator<CommandRecord> change) {
    return new Breakage(name, kind, ALL, change);
  }

  private static Breakage inBinary(String name, Kind kind, UnaryOperator<CommandRecord> change) {
    return new Breakage(name, kind, BINARY, change);
  }

  /** Every thing that can be done to every command, in every mode that it means anything in. */
  static List<Broken> all() {
    return CommandExamples.ALL.stream()
        .flatMap(
            example ->
                of(example.value()).stream()
                    .flatMap(
                        breakage ->
                            Arrays.stream(Mode.values())
                                .filter(breakage.modes()::contains)
                                .map(mode -> new Broken(example.name(), breakage, mode))))
        .toList();
  }

  /** A command, what is done to it, and how it travels then. */
  record Broken(String command, Breakage breakage, Mode mode) {
    CommandRecord record() {
      return mode.of(breakage.change().apply(CommandRecord.golden(command)));
    }

    @Override
    public String toString() {
      return "%s, %s: %s".formatted(command, mode, breakage);
    }
  }
}
