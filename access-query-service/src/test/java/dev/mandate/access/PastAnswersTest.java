package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.wire.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Access in the past, its reasons, and what changed in between, over HTTP. */
class PastAnswersTest extends ServiceTest {
  private static final List<String> LEVELS = List.of("NONE", "READ_ONLY", "FULL");

  @Test
  void R29_access_at_every_position_is_what_was_answered_then() {
    String p = "past-random";
    History history = RandomHistory.of(p, 70, 29);
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);

    for (long position = 2; position <= history.position(); position++) {
      List<String> lines = Model.at(position, history.events());
      Instant instant = History.decidedAt(position);
      String customer = RandomHistory.customer(p, (int) (position % 6));
      boolean known =
          lines.stream().anyMatch(line -> line.startsWith("customer " + customer + " "));
      String user = RandomHistory.user(p, (int) (position % 5));
      String own = RandomHistory.ownUser(p, (int) (position % 6));
      expect(lines, user, p, Long.toString(position), position, instant);
      if (known) {
        expect(lines, user, customer, Long.toString(position), position, instant);
        expect(lines, own, customer, Long.toString(position), position, instant);
        Instant later = instant.plusMillis(700);
        expect(lines, user, customer, Instants.format(later), position, later);
      }
    }
  }

  private static void expect(
      List<String> lines, String user, String org, String at, long position, Instant instant) {
    Answer answer =
        api.get("/v1/access?explain=true&user=%s&org=%s&at=%s".formatted(user, org, at));
    String what = user + " in " + org + " at " + at;
    assertThat(answer.status()).as(what).isEqualTo(200);
    ExpectedAccess expected = ExpectedAccess.of(lines, user, org, instant);
    assertThat(map(answer, "capabilities")).as(what).isEqualTo(expected.capabilities());
    assertThat(map(answer, "settings")).as(what).isEqualTo(expected.settings());
    assertThat(answer.body().get("position").asLong()).as(what).isEqualTo(position);
    assertThat(answer.header("Mandate-Position")).as(what).isEqualTo(Long.toString(position));
    expectReasons(answer, expected, position, what);
  }

  /** R28: the reasons give exactly the levels, and come from events that had happened. */
  private static void expectReasons(
      Answer answer, ExpectedAccess expected, long position, String what) {
    JsonNode why = answer.body().get("explanation");
    assertThat(why.get("capabilities").propertyNames())
        .as(what)
        .containsExactlyElementsOf(expected.capabilities().keySet());
    why.get("capabilities")
        .properties()
        .forEach(
            explained -> {
              List<String> levels = new ArrayList<>();
              explained
                  .getValue()
                  .forEach(
                      reason -> {
                        levels.add(reason.get("level").asString());
                        assertThat(reason.get("position").asLong()).isBetween(1L, position);
                      });
              assertThat(levels.getFirst())
                  .as(what)
                  .isEqualTo(expected.capabilities().get(explained.getKey()));
              assertThat(levels)
                  .as(what)
                  .isSortedAccordingTo((a, b) -> LEVELS.indexOf(b) - LEVELS.indexOf(a));
            });
    why.get("settings")
        .properties()
        .forEach(
            lowered ->
                assertThat(lowered.getValue().get("to").asString())
                    .as(what)
                    .isEqualTo(expected.settings().get(lowered.getKey())));
  }

  @Test
  void R28_the_reasons_of_now_are_those_of_the_last_position() {
    String p = "past-now";
    History history = partner(p).add(user(p, "past-now-u", "U"));
    history.add(granted(p, "past-now-u", Role.PARTNER_ADMIN));
    history.add(new CustomerProvisioned(p, "past-now-c", "C", null, true));
    history.add(new CustomerAssigned(p, "past-now-u", "past-now-c", AssignmentBasis.ASSIGNED));
    topic.send(history.events());

    Answer answer =
        api.getAt(history.position(), "/v1/access?user=past-now-u&org=past-now-c&explain=true");

    JsonNode reason =
        answer
            .body()
            .get("explanation")
            .get("capabilities")
            .get("CUSTOMER_ORG.TROUBLESHOOTING")
            .get(0);
    assertThat(reason.get("role").asString()).isEqualTo("PARTNER_ADMIN");
    assertThat(reason.get("via").asString()).isEqualTo("MANAGED_LIST");
    assertThat(reason.get("basis").asString()).isEqualTo("ASSIGNED");
    assertThat(reason.get("position").asLong()).isEqualTo(5);
    assertThat(reason.get("since").asString()).isEqualTo(Instants.format(History.decidedAt(5)));
    assertThat(access(history, "past-now-u", "past-now-c").body().has("explanation")).isFalse();
  }

  @Test
  void R29_an_organization_that_was_not_there_yet_is_not_known() {
    String p = "past-early";
    History history = partner(p).add(new CustomerProvisioned(p, "past-early-c", "C", null, true));
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);

    expectProblem(404, "NOT_FOUND", "/v1/access?user=u&org=past-early-c&at=1");
    expectProblem(404, "NOT_FOUND", "/v1/access?user=u&org=past-early&at=0");
    expectProblem(404, "NOT_FOUND", "/v1/access?user=u&org=past-early&at=2026-03-01T07:00:00Z");
    assertThat(api.get("/v1/access?user=u&org=past-early-c&at=2").status()).isEqualTo(200);
  }

  @Test
  void a_moment_that_is_none_is_refused() {
    for (String at : List.of("yesterday", "-1", "2026-03-01", "2999-01-01T00:00:00Z", "")) {
      expectProblem(400, "BAD_REQUEST", "/v1/access?user=u&org=past-early&at=" + at);
    }
    expectProblem(400, "BAD_REQUEST", "/v1/access?user=u&org=o&explain=perhaps");
  }

  @Test
  void the_difference_between_two_moments_names_each_command_that_changed_it() {
    String p = "past-diff";
    String u = "past-diff-u";
    String c = "past-diff-c";
    History history =
        partner(p).add(user(p, u, "U"), new CustomerProvisioned(p, c, "C", null, true));
    history.add(granted(p, u, Role.PARTNER_ADMIN)); // 4
    history.add(new CustomerAssigned(p, u, c, AssignmentBasis.ASSIGNED)); // 5
    history.add(new RestrictedModeToggled(p, c, false)); // 6: changes nothing for this user
    history.add(granted(p, u, Role.PARTNER_FULL_ADMIN)); // 7: no level that was not there
    history.add(new CustomerUnassigned(p, u, c, UnassignmentCause.COMMAND, null)); // 8
    history.add(new RoleRevoked(p, u, Role.PARTNER_FULL_ADMIN, RevocationCause.COMMAND)); // 9
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);

    Answer whole = api.get("/v1/access/diff?user=%s&org=%s&from=3&to=9".formatted(u, c));
    assertThat(whole.body().get("before").get("capabilities").size()).isZero();
    assertThat(positions(whole)).contains(5L, 9L).doesNotContain(4L, 6L);
    JsonNode revoked = whole.body().get("changes").get(positions(whole).indexOf(9L));
    assertThat(revoked.get("role").asString()).isEqualTo("PARTNER_FULL_ADMIN");

    Answer gained = api.get("/v1/access/diff?user=%s&org=%s&from=4&to=5".formatted(u, c));
    assertThat(map(gained.body().get("before"), "capabilities").values()).containsOnly("NONE");
    assertThat(map(gained.body().get("after"), "capabilities"))
        .isEqualTo(map(api.get("/v1/access?user=%s&org=%s&at=5".formatted(u, c)), "capabilities"));
    JsonNode change = gained.body().get("changes").get(0);
    assertThat(change.get("event").asString()).isEqualTo("CustomerAssigned");
    assertThat(change.has("role")).isFalse();
    assertThat(change.get("commandId").asString()).isEqualTo("command-5");
    assertThat(change.get("actor").get("type").asString()).isEqualTo("system");
    assertThat(change.get("after")).isEqualTo(gained.body().get("after"));
    assertThat(gained.body().get("changes").size()).isEqualTo(1);
  }

  @Test
  void a_difference_by_instants_is_that_by_their_positions() {
    String p = "past-instants";
    History history = RandomHistory.of(p, 60, 7);
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    String ask = "/v1/access/diff?user=%s&org=%s".formatted(RandomHistory.user(p, 1), p);

    Answer byPosition = api.get(ask + "&from=20&to=50");
    Answer byInstant =
        api.get(
            "%s&from=%s&to=%s"
                .formatted(
                    ask,
                    Instants.format(History.decidedAt(20)),
                    Instants.format(History.decidedAt(50))));

    assertThat(byInstant.body()).isEqualTo(byPosition.body());
  }

  @Test
  void moments_in_the_wrong_order_are_refused() {
    String p = "past-order";
    topic.send(partner(p).add(user(p, "past-order-u", "U")).events());
    api.getAt(2, "/v1/partners/" + p);

    expectProblem(400, "BAD_REQUEST", "/v1/access/diff?user=u&org=past-order&from=2&to=1");
    expectProblem(404, "NOT_FOUND", "/v1/access/diff?user=u&org=past-nowhere&from=0");
    expectProblem(400, "BAD_REQUEST", "/v1/access/diff?user=u&org=past-order");
  }

  private static List<Long> positions(Answer diff) {
    List<Long> positions = new ArrayList<>();
    diff.body().get("changes").forEach(change -> positions.add(change.get("position").asLong()));
    return positions;
  }

  private static Map<String, String> map(JsonNode node, String field) {
    Map<String, String> map = new LinkedHashMap<>();
    node.get(field)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }
}
