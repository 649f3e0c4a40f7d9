package dev.mandate.local.redrive;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words behind {@code redrive}, one after the other. */
final class CommandLine {
  private static final int USUAL_LIMIT = 20;

  private final Deque<String> words;

  private boolean all;
  private boolean valueOnly;
  private int limit = USUAL_LIMIT;
  private @Nullable String code;
  private @Nullable String detail;
  private @Nullable Instant since;
  private @Nullable String key;
  private @Nullable Path value;
  private final Map<String, Task.Header> headers = new LinkedHashMap<>();

  private CommandLine(String... words) {
    this.words = new ArrayDeque<>(List.of(words));
  }

  /**
   * Reads what is to be done.
   *
   * @throws UsageException if it is not clear
   */
  static Task parse(String... words) {
    return new CommandLine(words).task();
  }

  private Task task() {
    String verb = words.isEmpty() ? "" : words.removeFirst();
    return switch (verb) {
      case "list" -> list();
      case "show" -> show();
      case "send" -> send();
      default -> throw new UsageException("there are list, show and send, not '" + verb + "'");
    };
  }

  private Task list() {
    options("--limit", "--code", "--detail", "--since");
    return new Task.List(new Filter(code, detail, since), limit);
  }

  private Task show() {
    Place place = place();
    valueOnly = "--value".equals(words.peekFirst());
    if (valueOnly) {
      words.removeFirst();
    }
    options();
    return new Task.Show(place, valueOnly);
  }

  private Task send() {
    all = "--all".equals(words.peekFirst());
    if (all) {
      words.removeFirst();
      options("--code", "--detail", "--since");
      return new Task.SendAll(new Filter(code, detail, since));
    }
    Place place = place();
    options("--value", "--header", "--remove-header", "--key");
    return new Task.Send(place, new Task.Changes(key, value, headers));
  }

  private Place place() {
    if (words.isEmpty()) {
      throw new UsageException("which dead letter? Say partition/offset, such as 0/17");
    }
    return Place.parse(words.removeFirst());
  }

  private void options(String... known) {
    while (!words.isEmpty()) {
      String option = words.removeFirst();
      if (!List.of(known).contains(option)) {
        throw new UsageException("'%s' does not belong here".formatted(option));
      }
      if (words.isEmpty()) {
        throw new UsageException(option + " needs a value behind it");
      }
      take(option, words.removeFirst());
    }
  }

  private void take(String option, String argument) {
    switch (option) {
      case "--limit" -> limit = number(argument);
      case "--code" -> code = argument;
      case "--detail" -> detail = argument;
      case "--since" -> since = instant(argument);
      case "--key" -> key = argument;
      case "--value" -> value = Path.of(argument);
      case "--remove-header" -> headers.put(argument, new Task.Header(null));
      default -> header(argument);
    }
  }

  private void header(String argument) {
    int equals = argument.indexOf('=');
    if (equals < 1) {
      throw new UsageException("--header is NAME=VALUE, not '%s'".formatted(argument));
    }
    headers.put(argument.substring(0, equals), new Task.Header(argument.substring(equals + 1)));
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new UsageException("--limit is a number from 1, not '%s'".formatted(text));
    }
    return Integer.parseInt(text);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UsageException(
          "--since is an instant such as 2026-11-22T08:00:00Z, not '%s'".formatted(text));
    }
  }
}
