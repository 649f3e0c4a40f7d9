package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.EventStream;
import dev.mandate.access.testing.EventStream.Block;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.PolicyTables;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Servers;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserRemoved;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stream of changes, over HTTP. */
class ChangesTest extends ServiceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> CUSTOMER_SCOPES = Set.of("CUSTOMER_ORG");

  private int port;

  @BeforeEach
  void port(@LocalServerPort int number) {
    port = number;
  }

  @Test
  void the_whole_history_comes_as_structured_CloudEvents_in_order_without_gaps() {
    History history =
        RandomHistory.withoutErasures("stream-all", 160, 21).because("\u4e2d\u6587 \"why\"\n");
    history
        .byUser("stream-all-u1", Role.FULL_ADMIN)
        .add(new UserRemoved("stream-all", "stream-all-u0"));
    topic.send(history.events());
    try (EventStream stream = follow(history, "&from=0")) {
      assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
      List<Block> events = stream.upTo(history.position()).stream().filter(Block::isEvent).toList();
      assertThat(events).hasSize((int) history.position());
      for (RecordedEvent event : history.events()) {
        Block block = events.get((int) event.position() - 1);
        assertThat(block.id()).isEqualTo(Long.toString(event.position()));
        assertThat(block.json()).isEqualTo(structured(event));
      }
    }
  }

  @Test
  void a_stream_goes_on_after_the_position_where_it_was_cut_off_with_the_same_messages() {
    History history = withoutExpiry("stream-resume", 120, 5);
    topic.send(history.events());
    List<Block> whole;
    try (EventStream stream = follow(history, "&from=0")) {
      whole = stream.upTo(120);
    }
    for (long cut : List.of(1L, 47L, 99L, 119L)) {
      List<Block> rest = new ArrayList<>(whole);
      while (!Long.toString(cut).equals(rest.removeFirst().id())) {}
      // The header counts, because a browser comes back to the address it knows.
      String[] header = {"Last-Event-ID", Long.toString(cut)};
      try (EventStream stream = follow(history, "&from=0", header)) {
        assertThat(stream.upTo(120)).as("after %d", cut).isEqualTo(rest);
      }
      try (EventStream stream = follow(history, "&from=" + cut)) {
        assertThat(stream.upTo(120)).as("after %d", cut).isEqualTo(rest);
      }
    }
  }

  @Test
  void a_stream_without_a_start_tells_what_comes_and_the_same_as_a_resumed_one() {
    String p = "stream-live";
    History history = withoutExpiry(p, 60, 6);
    topic.send(history.events().subList(0, 20));
    api.getAt(20, "/v1/partners/" + p);
    List<Block> live;
    try (EventStream stream = follow(history, 20, "")) {
      assertThat(stream.header("Mandate-Position")).isEqualTo("20");
      assertThat(stream.next()).isEqualTo(new Block("20", null, null, "2000", null));
      topic.send(history.events().subList(20, 60));
      live = stream.upTo(60);
    }
    try (EventStream stream = follow(history, "&from=20")) {
      assertThat(stream.upTo(60)).isEqualTo(live);
    }
  }

  @Test
  void an_event_reaches_a_live_stream_within_a_fraction_of_a_second() {
    String p = "stream-fast";
    History history = partner(p);
    topic.send(history.events());
    try (EventStream stream = follow(history, "")) {
      stream.next();
      long slowest = 0;
      for (int i = 0; i < 5; i++) {
        history.add(new CustomerProvisioned(p, p + "-c" + i, "C", null, true));
        long start = System.nanoTime();
        topic.send(List.of(history.last()));
        stream.upTo(history.position());
        slowest = Math.max(slowest, System.nanoTime() - start);
      }
      assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void each_event_comes_with_the_changes_of_access_that_it_causes() {
    String p = "stream-causes";
    String c = p + "-c";
    String d = p + "-d";
    History history = partner(p).add(new CustomerProvisioned(p, c, "C", null, true));
    topic.send(history.events());
    try (EventStream stream = follow(history, "&from=0")) {
      assertThat(changes(stream, 2)).isEmpty();

      List<JsonNode> granted =
          changesOf(stream, history, granted(p, "all", Role.PARTNER_FULL_ADMIN));
      assertThat(orgs(granted)).containsExactly("all PARTNER " + p, "all CUSTOMER " + c);
      Map<String, String> full =
          PolicyTables.capabilities(Set.of("PARTNER_FULL_ADMIN"), CUSTOMER_SCOPES);
      assertThat(levels(granted.getLast(), "after", "capabilities")).isEqualTo(full);
      assertThat(levels(granted.getLast(), "before", "capabilities"))
          .hasSameSizeAs(full)
          .containsValue("NONE");
      assertThat(granted.getFirst().get("position").asLong()).isEqualTo(3);

      assertThat(orgs(changesOf(stream, history, new CustomerProvisioned(p, d, "D", "all", true))))
          .containsExactly("all CUSTOMER " + d);

      history.add(granted(p, "lister", Role.PARTNER_ADMIN));
      topic.send(List.of(history.last()));
      changes(stream, history.position());
      List<JsonNode> assigned =
          changesOf(
              stream, history, new CustomerAssigned(p, "lister", c, AssignmentBasis.ASSIGNED));
      assertThat(orgs(assigned)).containsExactly("lister CUSTOMER " + c);
      List<JsonNode> unassigned =
          changesOf(
              stream,
              history,
              new CustomerUnassigned(p, "lister", c, UnassignmentCause.COMMAND, null));
      assertThat(orgs(unassigned)).containsExactly("lister CUSTOMER " + c);
      assertThat(unassigned.getFirst().get("after")).isEqualTo(assigned.getFirst().get("before"));
      assertThat(unassigned.getFirst().get("before")).isEqualTo(assigned.getFirst().get("after"));

      assertThat(changesOf(stream, history, new CustomerRenamed(p, c, "Other"))).isEmpty();
    }
  }

  @Test
  void R23_R24_switch_and_list_change_the_settings_of_the_customers_own_administrators() {
    String p = "stream-modes";
    String c = p + "-c";
    History history =
        partner(p)
            .add(new CustomerProvisioned(p, c, "C", null, true))
            .add(granted(p, "all", Role.PARTNER_FULL_ADMIN))
            .add(ownRole(p, c, "own", Role.CUSTOMER_FULL_ADMIN));
    topic.send(history.events());
    try (EventStream stream = follow(history, "")) {
      List<JsonNode> listed =
          changesOf(
              stream,
              history,
              new RestrictionListChanged(p, restrictions(List.of("USERS_MANUAL_ADD_MODIFY"))));
      assertThat(orgs(listed)).containsExactly("own CUSTOMER " + c);
      assertThat(levels(listed.getFirst(), "after", "settings"))
          .doesNotContainKey("USERS_MANUAL_ADD_MODIFY");

      List<JsonNode> off = changesOf(stream, history, new RestrictedModeToggled(p, c, false));
      assertThat(orgs(off)).containsExactly("own CUSTOMER " + c);
      assertThat(levels(off.getFirst(), "before", "capabilities")).isEmpty();
      assertThat(levels(off.getFirst(), "before", "settings"))
          .containsOnlyKeys("USERS_MANUAL_ADD_MODIFY");
      assertThat(levels(off.getFirst(), "after", "settings"))
          .isEqualTo(Map.of("USERS_MANUAL_ADD_MODIFY", "FULL"));

      // While the mode is off, the list changes nobody's access.
      assertThat(
              changesOf(
                  stream,
                  history,
                  new RestrictionListChanged(p, Policy.standard().defaultRestrictionList())))
          .isEmpty();
    }
  }

  @Test
  void R4_removing_a_user_ends_its_access_with_the_roles() {
    String p = "stream-removal";
    String c = p + "-c";
    History history =
        partner(p)
            .add(user(p, "leaver", "L"))
            .add(new CustomerProvisioned(p, c, "C", null, true))
            .add(granted(p, "leaver", Role.PARTNER_ADMIN))
            .add(granted(p, "leaver", Role.FULL_ADMIN))
            .add(new CustomerAssigned(p, "leaver", c, AssignmentBasis.ASSIGNED));
    topic.send(history.events());
    long before = history.position();
    history
        .add(new CustomerUnassigned(p, "leaver", c, UnassignmentCause.USER_REMOVED, null))
        .add(new RoleRevoked(p, "leaver", Role.FULL_ADMIN, RevocationCause.USER_REMOVED))
        .add(new RoleRevoked(p, "leaver", Role.PARTNER_ADMIN, RevocationCause.USER_REMOVED))
        .add(new UserRemoved(p, "leaver"));
    topic.send(history.events().subList((int) before, (int) history.position()));
    try (EventStream stream = follow(history, "&from=" + before)) {
      assertThat(orgs(changes(stream, before + 1))).containsExactly("leaver CUSTOMER " + c);
      List<JsonNode> last = changes(stream, before + 2);
      assertThat(orgs(last)).containsExactly("leaver PARTNER " + p);
      assertThat(Set.copyOf(levels(last.getFirst(), "after", "capabilities").values()))
          .isEqualTo(Set.of("NONE"));
      // Without a list, the other role gives nothing any more; and the user has nothing left.
      assertThat(changes(stream, before + 4)).isEmpty();
    }
  }

  @Test
  void R27_the_sum_of_all_changes_is_the_access_now() {
    String p = "stream-sum";
    History history = withoutExpiry(p, 200, 31);
    topic.send(history.events());
    Map<String, Map<String, String>> sum = new TreeMap<>();
    try (EventStream stream = follow(history, "&from=0")) {
      for (Block block : stream.upTo(history.position())) {
        if (!block.isEvent()) {
          add(sum, block.json());
        }
      }
    }
    List<String> orgs = new ArrayList<>(List.of(p));
    List<String> users = new ArrayList<>(List.of("nobody"));
    for (int i = 0; i < 6; i++) {
      orgs.add(RandomHistory.customer(p, i));
      users.add(RandomHistory.user(p, i));
      users.add(RandomHistory.ownUser(p, i));
    }
    int reached = 0;
    for (String user : users) {
      for (String org : orgs) {
        Answer now = access(history, user, org);
        Map<String, String> levels = new TreeMap<>(map(now, "capabilities"));
        levels.putAll(map(now, "settings"));
        levels.values().removeIf("NONE"::equals);
        assertThat(sum.getOrDefault(user + " " + org, Map.of())).isEqualTo(levels);
        reached += levels.isEmpty() ? 0 : 1;
      }
    }
    assertThat(reached).isGreaterThan(5);
  }

  @Test
  void a_stream_that_cannot_begin_is_answered_with_a_problem() {
    topic.send(partner("stream-known").events());
    api.getAt(1, "/v1/partners/stream-known");
    expectProblem(404, "NOT_FOUND", "/v1/changes?partner=stream-unknown");
    expectProblem(404, "NOT_FOUND", "/v1/changes?partner=no%20id");
    expectProblem(400, "BAD_REQUEST", "/v1/changes");
    expectProblem(400, "BAD_REQUEST", "/v1/changes?partner=stream-known&from=x");
    expectProblem(400, "BAD_REQUEST", "/v1/changes?partner=stream-known&from=-1");
    Answer bad =
        api.get(
            "/v1/changes?partner=stream-known",
            "Last-Event-ID",
            "soon",
            "Accept",
            "text/event-stream");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.header("Content-Type")).startsWith("application/problem+json");
    assertThat(bad.text("code")).isEqualTo("BAD_REQUEST");
    // It may be the projection that is behind: nobody can tell.
    expectProblem(503, "NOT_YET", "/v1/changes?partner=stream-known&from=2");
  }

  @Test
  void a_position_that_is_on_its_way_is_waited_for() {
    String p = "stream-ahead";
    History history = partner(p).add(user(p, p + "-u", "U")).add(user(p, p + "-v", "V"));
    topic.send(history.events());
    try (EventStream stream = EventStream.open(port, "/v1/changes?partner=" + p + "&from=2")) {
      assertThat(stream.upTo(3)).hasSize(1);
    }
  }

  @Test
  void an_idle_stream_waits_out_a_database_that_is_away() {
    String p = "stream-outage";
    History history = partner(p);
    topic.send(history.events());
    try (EventStream stream = follow(history, "")) {
      stream.next();
      Servers.killPostgres();
      try {
        awaitHealth(503);
      } finally {
        Servers.restartPostgres();
      }
      awaitHealth(200);
      history.add(user(p, p + "-u", "U"));
      topic.send(List.of(history.last()));
      assertThat(stream.upTo(2)).hasSize(1);
    }
  }

  @Test
  void a_question_for_the_headers_alone_ends() {
    topic.send(partner("stream-head").events());
    api.getAt(1, "/v1/partners/stream-head");
    Answer head = api.send("HEAD", "/v1/changes?partner=stream-head");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
  }

  @Test
  void a_client_that_is_gone_is_found_out_and_counted_no_more() {
    History history = partner("stream-gone");
    topic.send(history.events());
    try (EventStream stream = follow(history, "")) {
      stream.next();
      assertThat(openStreams()).isPositive();
    }
    // Even if nothing happens at the partner: keeping the stream alive finds the connection closed.
    await().atMost(Duration.ofSeconds(20)).until(() -> openStreams() == 0);
  }

  private static double openStreams() {
    return api.get("/actuator/metrics/mandate.changes.streams")
        .body()
        .get("measurements")
        .get(0)
        .get("value")
        .asDouble();
  }

  private EventStream follow(History history, String rest, String... headers) {
    return follow(history, history.position(), rest, headers);
  }

  private EventStream follow(History history, long known, String rest, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Mandate-At-Least-Position");
    all.add(Long.toString(known));
    return EventStream.open(
        port, "/v1/changes?partner=" + history.partnerId() + rest, all.toArray(String[]::new));
  }

  private static List<JsonNode> changesOf(EventStream stream, History history, Event event) {
    history.add(event);
    topic.send(List.of(history.last()));
    return changes(stream, history.position());
  }

  /** The changes that come with the events up to a position. */
  private static List<JsonNode> changes(EventStream stream, long position) {
    List<JsonNode> changes = new ArrayList<>();
    for (Block block : stream.upTo(position)) {
      if (!block.isEvent()) {
        assertThat(block.event()).isEqualTo("accessChanged");
        changes.add(block.json());
      }
    }
    return changes;
  }

  private static List<String> orgs(List<JsonNode> changes) {
    return changes.stream()
        .map(
            change ->
                String.join(
                    " ",
                    change.get("user").asString(),
                    change.get("orgType").asString(),
                    change.get("org").asString()))
        .toList();
  }

  private static Map<String, String> levels(JsonNode change, String side, String field) {
    Map<String, String> levels = new LinkedHashMap<>();
    change
        .get(side)
        .get(field)
        .properties()
        .forEach(level -> levels.put(level.getKey(), level.getValue().asString()));
    return levels;
  }

  private static void add(Map<String, Map<String, String>> sum, JsonNode change) {
    Map<String, String> known =
        sum.computeIfAbsent(
            change.get("user").asString() + " " + change.get("org").asString(),
            _ -> new TreeMap<>());
    known.putAll(levels(change, "after", "capabilities"));
    known.putAll(levels(change, "after", "settings"));
    known.values().removeIf("NONE"::equals);
  }

  private static JsonNode structured(RecordedEvent event) {
    Map<String, Object> all = new LinkedHashMap<>(EventCodec.write(event).attributes());
    all.put("data", JSON.readTree(Objects.requireNonNull(EventCodec.write(event).data())));
    return JSON.valueToTree(all);
  }

  /**
   * A random history in which no role ends by itself, so that it does not matter what time it is.
   */
  private static History withoutExpiry(String partner, int events, long seed) {
    History history = History.of(partner);
    for (RecordedEvent event : RandomHistory.withoutErasures(partner, events, seed).events()) {
      history.add(
          event.event() instanceof RoleGranted granted
              ? new RoleGranted(partner, granted.userId(), granted.role(), GrantCause.COMMAND, null)
              : event.event());
    }
    return history;
  }
}
