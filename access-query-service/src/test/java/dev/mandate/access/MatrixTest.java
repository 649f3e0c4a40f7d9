package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.RandomHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Administrators by customers, over HTTP. */
class MatrixTest extends ServiceTest {
  @Test
  void R16_there_is_a_cell_for_every_customer_that_an_administrator_reaches_with_its_access() {
    String p = "cells";
    History history = RandomHistory.of(p, 200, 16);
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);

    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (JsonNode cell : pages(p, 4)) {
      Map<String, String> capabilities = new LinkedHashMap<>();
      cell.get("capabilities")
          .properties()
          .forEach(entry -> capabilities.put(entry.getKey(), entry.getValue().asString()));
      cells.put(
          cell.get("userId").asString() + " " + cell.get("customerId").asString(), capabilities);
    }

    assertThat(cells).isEqualTo(expected(history)).isNotEmpty();
    assertThat(List.copyOf(cells.keySet())).isSorted();
  }

  private static Map<String, Map<String, String>> expected(History history) {
    List<String> lines = Model.at(history.position(), history.events());
    Map<String, Map<String, String>> expected = new LinkedHashMap<>();
    IntStream.range(0, 5)
        .mapToObj(i -> RandomHistory.user(history.partnerId(), i))
        .forEach(
            user ->
                IntStream.range(0, 6)
                    .mapToObj(i -> RandomHistory.customer(history.partnerId(), i))
                    .forEach(
                        customer -> {
                          Map<String, String> capabilities =
                              ExpectedAccess.of(lines, user, customer, Instant.now())
                                  .capabilities();
                          if (!capabilities.isEmpty()) {
                            expected.put(user + " " + customer, capabilities);
                          }
                        }));
    return expected;
  }

  private static List<JsonNode> pages(String partner, int limit) {
    List<JsonNode> cells = new ArrayList<>();
    String cursor = "";
    do {
      Answer page =
          api.get("/v1/access/matrix?partner=%s&limit=%d%s".formatted(partner, limit, cursor));
      page.body().get("items").forEach(cells::add);
      JsonNode next = page.body().get("nextCursor");
      cursor = next == null ? "" : "&cursor=" + next.asString();
    } while (!cursor.isEmpty());
    return cells;
  }

  @Test
  void only_a_registered_partner_has_a_matrix() {
    topic.send(partner("cells-none").events());
    assertThat(api.getAt(1, "/v1/access/matrix?partner=cells-none").items("userId")).isEmpty();

    expectProblem(404, "NOT_FOUND", "/v1/access/matrix?partner=cells-unknown");
    expectProblem(400, "BAD_REQUEST", "/v1/access/matrix?partner=cells-none&cursor=x");
    expectProblem(400, "BAD_REQUEST", "/v1/access/matrix");
  }
}
