package dev.mandate.local.redrive;

import dev.mandate.local.redrive.DeadLetterApi.Page;
import dev.mandate.local.redrive.DeadLetterApi.Sent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what the command line says. */
final class Redrive {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PAGE = 500;

  private final DeadLetterApi api;
  private final PrintStream out;

  Redrive(DeadLetterApi api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /**
   * Does it.
   *
   * @throws RedriveException if that is not possible
   */
  void run(Task task) {
    switch (task) {
      case Task.List list -> list(list.filter(), list.limit());
      case Task.Show show when show.valueOnly() -> value(show.place());
      case Task.Show show ->
          out.println(
              Printable.ofLines(
                  JSON.writerWithDefaultPrettyPrinter()
                      .writeValueAsString(api.show(show.place()))));
      case Task.Send send -> send(send.place(), send.changes());
      case Task.SendAll all -> sendAll(all.filter());
    }
  }

  private void list(Filter filter, int limit) {
    List<Line> found = matching(filter, limit + 1);
    found.stream().limit(limit).forEach(line -> out.println(line.text()));
    if (found.isEmpty()) {
      out.println("no dead letters");
    }
    if (found.size() > limit) {
      out.println("and more; --limit shows them");
    }
  }

  private void value(Place place) {
    JsonNode value = api.show(place).path("record").path("valueBase64");
    if (!value.isString()) {
      throw new RedriveException("dead letter %s has no value".formatted(place));
    }
    out.writeBytes(value.binaryValue());
  }

  private void send(Place place, Task.Changes changes) {
    Sent sent = api.send(place, changes.areNone() ? null : json(changes));
    out.println(told(place, sent));
    if (!sent.readable()) {
      out.println("it is no command, and becomes a dead letter again: " + sent.detail());
    } else {
      out.println("its outcome: GET " + sent.outcome());
    }
  }

  /**
   * Sends in the order of their arrival, which is that of their partners. What the service cannot
   * read stays: it would only die again, and be twice as much the next time.
   */
  private void sendAll(Filter filter) {
    List<Line> found = matching(filter, Integer.MAX_VALUE);
    List<Line> readable =
        found.stream()
            .filter(Line::readable)
            .sorted(
                Comparator.comparing(Line::timestamp)
                    .thenComparing(Line::partition)
                    .thenComparing(Line::offset))
            .toList();
    int count = 0;
    try {
      for (Line line : readable) {
        out.println(told(line.place(), api.send(line.place(), null)));
        count++;
      }
    } finally {
      out.println(
          "%d of %d sent; %d left, as the service cannot read them"
              .formatted(count, readable.size(), found.size() - readable.size()));
    }
  }

  private List<Line> matching(Filter filter, int limit) {
    List<Line> found = new ArrayList<>();
    String cursor = null;
    do {
      Page page = api.page(Math.min(PAGE, limit), cursor);
      page.items().stream().filter(filter::matches).forEach(found::add);
      cursor = page.nextCursor();
    } while (cursor != null && found.size() < limit);
    return found;
  }

  private static String told(Place place, Sent sent) {
    return "%s sent as %s %d/%d".formatted(place, sent.topic(), sent.partition(), sent.offset());
  }

  private static ObjectNode json(Task.Changes changes) {
    ObjectNode json = JSON.createObjectNode();
    if (changes.key() != null) {
      json.put("key", changes.key());
    }
    if (changes.value() != null) {
      json.put("valueBase64", bytes(changes.value()));
    }
    if (!changes.headers().isEmpty()) {
      ObjectNode headers = json.putObject("headers");
      changes.headers().forEach((name, header) -> headers.put(name, header.value()));
    }
    return json;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RedriveException("the file %s cannot be read".formatted(file), e);
    }
  }
}
