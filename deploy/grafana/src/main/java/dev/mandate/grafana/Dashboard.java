package dev.mandate.grafana;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard of Grafana. */
public final class Dashboard {
  /** As seen from each service. */
  private static final Path FOLDER = Path.of("..", "deploy", "grafana", "dashboards");

  private final JsonNode json;

  private Dashboard(JsonNode json) {
    this.json = json;
  }

  /** Reads the one of this name. */
  public static Dashboard read(String name) {
    return new Dashboard(new JsonMapper().readTree(FOLDER.resolve(name + ".json")));
  }

  /** What its panels ask Prometheus, by metric. */
  public List<Selector> selectors() {
    return targets("expr").flatMap(query -> Selector.in(query).stream()).distinct().toList();
  }

  /** What its panels and variables ask a database, with Grafana's macros and variables in it. */
  public List<String> statements() {
    return Stream.concat(
            targets("rawSql"),
            elements(json.at("/templating/list")).map(each -> text(each, "query")))
        .toList();
  }

  private Stream<String> targets(String field) {
    return elements(json.get("panels"))
        .flatMap(panel -> elements(panel.path("targets")))
        .map(target -> text(target, field));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Fails if it is not there: a panel of this dashboard that asks something else. */
  private static String text(JsonNode node, String field) {
    return node.required(field).asString();
  }
}
