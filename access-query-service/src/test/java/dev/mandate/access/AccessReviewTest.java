package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Model;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.csv.CsvTableReader;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.Event;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.Scope;
import dev.mandate.wire.Instants;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who could do something, then, and through which grants, over HTTP. */
class AccessReviewTest extends ServiceTest {
  private static final int QUESTIONS = 120;

  /** A question about a moment of a history, and what the model says of it. */
  private record Question(
      String org, String capability, String at, List<String> lines, Instant now) {
    static Question about(History history, Random random) {
      List<String> orgs = RandomHistory.organizations(history.partnerId());
      int place = random.nextInt(orgs.size());
      long position = random.nextLong(12, history.position() + 1); // everything is there
      Instant now = History.decidedAt(position).plusMillis(random.nextBoolean() ? 700 : 0);
      boolean exact = now.equals(History.decidedAt(position)) && random.nextBoolean();
      return new Question(
          orgs.get(place),
          any(capabilities(place > 0), random),
          exact ? Long.toString(position) : Instants.format(now),
          Model.at(position, history.events()),
          now);
    }

    private static List<String> capabilities(boolean inCustomer) {
      Stream<String> capabilities =
          Policy.standard().capabilities().stream()
              .filter(capability -> (capability.scope() == Scope.CUSTOMER_ORG) == inCustomer)
              .map(capability -> capability.qualifiedKey());
      Stream<String> settings =
          Policy.standard().restrictions().stream()
              .map(setting -> setting.key())
              .filter(_ -> inCustomer);
      return Stream.concat(capabilities, settings).toList();
    }

    /** The level of everybody who has one above NONE, by user id. */
    Map<String, String> levels(String partner) {
      Map<String, String> levels = new LinkedHashMap<>();
      RandomHistory.users(partner).stream()
          .sorted()
          .forEach(
              user -> {
                ExpectedAccess access = ExpectedAccess.of(lines, user, org, now);
                String level =
                    access
                        .capabilities()
                        .getOrDefault(
                            capability, access.settings().getOrDefault(capability, "NONE"));
                if (!level.equals("NONE")) {
                  levels.put(user, level);
                }
              });
      return levels;
    }

    @Nullable String name(String user) {
      String prefix = "user " + user + " name = ";
      return lines.stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length()))
          .findFirst()
          .orElse(null);
    }

    String path() {
      return "/v1/audit/review?capability=%s&org=%s&at=%s".formatted(capability, org, at);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 27})
  void R27_a_review_names_exactly_those_whom_an_independent_model_permits_then(long seed) {
    String p = "reviewed" + seed;
    History history = RandomHistory.withoutErasures(p, 250, seed);
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    Random random = new Random(seed);
    int named = 0;
    int restricted = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = Question.about(history, random);
      Map<String, String> levels = new LinkedHashMap<>();
      for (JsonNode item : items(question.path(), 1 + random.nextInt(3))) {
        String user = item.get("userId").asString();
        levels.put(user, item.get("level").asString());
        assertThat(item.has("displayName") ? item.get("displayName").asString() : null)
            .isEqualTo(question.name(user));
        expectGrants(history, question, item);
        restricted += item.has("restriction") ? 1 : 0;
        named++;
      }
      assertThat(levels).as("%s", question.path()).isEqualTo(question.levels(p));
      assertThat(List.copyOf(levels.keySet())).isSorted();
    }
    assertThat(named).isPositive();
    assertThat(restricted).isPositive();
  }

  /** Every grant comes from an event that granted it, and together they give the level. */
  private static void expectGrants(History history, Question question, JsonNode item) {
    String user = item.get("userId").asString();
    String first = item.get("grants").get(0).get("level").asString();
    JsonNode restriction = item.get("restriction");
    assertThat(first)
        .isEqualTo((restriction == null ? item.get("level") : restriction.get("from")).asString());
    if (restriction != null) {
      assertThat(restriction.get("to")).isEqualTo(item.get("level"));
    }
    for (JsonNode grant : item.get("grants")) {
      long position = grant.get("position").asLong();
      assertThat(granted(history.event(position).event(), grant))
          .as("%s: %s of %s", question.path(), grant, user)
          .contains(user);
      assertThat(Instant.parse(grant.get("since").asString()))
          .isEqualTo(History.decidedAt(position))
          .isBeforeOrEqualTo(question.now());
    }
  }

  /** Whom an event gave a grant, if it did. */
  private static List<String> granted(Event event, JsonNode grant) {
    String role = grant.get("role").asString();
    String held = role.equals("PROVISIONING_ADMIN") ? "PARTNER_ADMIN" : role;
    String basis = grant.has("basis") ? grant.get("basis").asString() : "";
    return switch (event) {
      case RoleGranted e when e.role().name().equals(held) -> List.of(e.userId());
      case CustomerAssigned e when e.basis().name().equals(basis) -> List.of(e.userId());
      case CustomerRoleGranted e when e.role().name().equals(role) -> List.of(e.userId());
      default -> List.of();
    };
  }

  @Test
  void R28_grants_are_told_as_explanations_tell_them() {
    String p = "through";
    History history = partner(p).add(user(p, "through-u", "=Ada"));
    history.add(granted(p, "through-u", Role.PARTNER_ADMIN));
    history.add(new CustomerProvisioned(p, "through-c", "C", null, true)); // 4
    history.add(new CustomerAssigned(p, "through-u", "through-c", AssignmentBasis.ASSIGNED)); // 5
    history.add(granted(p, "through-u", Role.PARTNER_FULL_ADMIN)); // 6
    history.add(ownRole(p, "through-c", "through-own", Role.CUSTOMER_FULL_ADMIN)); // 7
    topic.send(history.events());
    String path = "/v1/audit/review?capability=ORG_DOMAIN&org=through-c";

    Answer then = api.getAt(7, path + "&at=7");
    assertThat(then.header("Mandate-Position")).isEqualTo("7");
    assertThat(then.response().body())
        .isEqualTo(
            """
            {"org":"through-c","orgType":"CUSTOMER","capability":"ORG_DOMAIN","position":7,\
            "at":"2026-03-01T08:00:07.000Z","items":[\
            {"userId":"through-own","displayName":"Own through-own","level":"READ_ONLY","grants":[\
            {"role":"CUSTOMER_FULL_ADMIN","level":"FULL","via":"OWN_ORG",\
            "since":"2026-03-01T08:00:07.000Z","position":7}],\
            "restriction":{"from":"FULL","to":"READ_ONLY","effect":"READ_ONLY","position":4}},\
            {"userId":"through-u","displayName":"=Ada","level":"FULL","grants":[\
            {"role":"PARTNER_FULL_ADMIN","level":"FULL","via":"ALL_CUSTOMERS",\
            "since":"2026-03-01T08:00:06.000Z","position":6},\
            {"role":"PARTNER_ADMIN","level":"FULL","via":"MANAGED_LIST","basis":"ASSIGNED",\
            "since":"2026-03-01T08:00:05.000Z","position":5}]}]}\
            """);
    assertThat(api.get(path).items("userId")).containsExactly("through-own", "through-u");
    assertThat(api.get(path + "&level=FULL").items("userId")).containsExactly("through-u");
    assertThat(api.get(path + "&at=6").items("userId")).containsExactly("through-u");
    assertThat(api.get(path + "&at=4").items("userId")).isEmpty();
    assertThat(api.get(path.replace("ORG_DOMAIN", "SERVICES_MIGRATIONS")).items("userId"))
        .as("R23: what is suppressed is open to nobody within")
        .containsExactly("through-u");
    assertThat(api.get(path.replace("ORG_DOMAIN", "ORGANIZATION_SETTINGS")).text("capability"))
        .isEqualTo("CUSTOMER_ORG.ORGANIZATION_SETTINGS");

    assertThat(api.getText(path + "&at=7&format=csv"))
        .isEqualToNormalizingNewlines(
            """
            userId,displayName,level,role,roleLevel,via,basis,since,position,restrictedFrom,\
            restrictionEffect,restrictionPosition
            through-own,Own through-own,READ_ONLY,CUSTOMER_FULL_ADMIN,FULL,OWN_ORG,,\
            2026-03-01T08:00:07.000Z,7,FULL,READ_ONLY,4
            through-u,'=Ada,FULL,PARTNER_FULL_ADMIN,FULL,ALL_CUSTOMERS,,\
            2026-03-01T08:00:06.000Z,6,,,
            through-u,'=Ada,FULL,PARTNER_ADMIN,FULL,MANAGED_LIST,ASSIGNED,\
            2026-03-01T08:00:05.000Z,5,,,
            """);
  }

  @Test
  void R29_the_pages_of_a_review_are_about_one_moment_whatever_happens_between_them() {
    String p = "turning";
    History history = partner(p);
    List<String> users = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      users.add("turning-u" + i);
      history.add(user(p, users.getLast(), "U"), granted(p, users.getLast(), Role.FULL_ADMIN));
    }
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    String path = "/v1/audit/review?capability=LEGAL_HOLD&org=" + p;

    List<String> seen =
        api.all(
            path,
            2,
            "userId",
            () -> {
              String last = users.get(4);
              history.add(new RoleRevoked(p, last, Role.FULL_ADMIN, RevocationCause.COMMAND));
              history.add(user(p, "turning-u3b", "New"));
              history.add(granted(p, "turning-u3b", Role.FULL_ADMIN));
              topic.send(history.events());
              api.getAt(history.position(), "/v1/partners/" + p);
            });

    assertThat(seen).isEqualTo(users);
    assertThat(api.get(path).items("userId")).contains("turning-u3b").doesNotContain(users.get(4));
  }

  @Test
  void a_table_has_the_rows_of_all_pages() {
    String p = "tabled";
    History history = partner(p);
    int users = 1_003; // more than the largest page, and than the tables are asked for at once
    for (int i = 0; i < users; i++) {
      String user = "tabled-u" + i;
      history.add(user(p, user, "U"), granted(p, user, Role.READ_ONLY_ADMIN));
    }
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    String path = "/v1/audit/review?capability=LICENSES_AND_UPGRADES&org=" + p;
    List<String> all = api.all(path, 300, "userId", () -> {});
    assertThat(all).hasSize(users).isSorted().doesNotHaveDuplicates();

    HttpResponse<String> table = api.accept("text/csv", path);

    assertThat(header(table, "Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
    assertThat(header(table, "Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"review-tabled-PARTNER_ORG.LICENSES_AND_UPGRADES-2007.csv\"");
    assertThat(header(table, "Mandate-Position")).isEqualTo("2007");
    List<String> rows = new ArrayList<>();
    new CsvTableReader(new StringReader(table.body()))
        .forEach(row -> rows.add(String.valueOf(row.getFirst())));
    assertThat(rows.removeFirst()).isEqualTo("userId");
    assertThat(rows).isEqualTo(all);
  }

  @Test
  void the_form_is_that_of_the_parameter_or_else_of_the_header() {
    topic.send(partner("formed").add(user("formed", "formed-u", "U")).events());
    String path = "/v1/audit/review?capability=LEGAL_HOLD&org=formed";
    api.getAt(2, path);
    String json = "application/json";

    expectForm(json, path, "*/*");
    expectForm(json, path + "&format=", "application/json, text/csv");
    expectForm(json, path + "&format=json", "text/csv");
    expectForm("text/csv", path + "&format=csv", json);
    expectForm("text/csv", path, "text/csv, application/json;q=0.5");
    expectForm("application/problem+json", path + "&format=xml", "text/csv");
    expectForm("application/problem+json", path.replace("org=formed", "org=no"), "text/csv");
    assertThat(api.get(path, "Accept", "text/html").status()).isEqualTo(406);
  }

  private static void expectForm(String mediaType, String path, String accept) {
    assertThat(header(api.accept(accept, path), "Content-Type"))
        .as("%s, %s", path, accept)
        .startsWith(mediaType);
  }

  @Test
  void errors_say_what_can_be_asked() {
    String p = "asking";
    History history = partner(p).add(user(p, "asking-u", "U"));
    history.add(new CustomerProvisioned(p, "asking-c", "C", null, true));
    history.add(new RestrictedModeToggled(p, "asking-c", false));
    topic.send(history.events());
    String ask = "/v1/audit/review?capability=%s&org=%s";
    assertThat(api.getAt(4, ask.formatted("RESTRICTED_MODE", "asking-c")).status()).isEqualTo(200);

    assertThat(api.get(ask.formatted("RESTRICTED_MODE", p)).text("detail"))
        .startsWith("capability has to be one of a partner: ASSIGN_ADMIN_ROLES, ")
        .endsWith("HUB_CREATE_CUSTOMERS");
    assertThat(api.get(ask.formatted("HUB_ANALYTICS", "asking-c")).text("detail"))
        .contains("CUSTOMER_LIST")
        .contains("SERVICES_CONNECTED_UC")
        .doesNotContain("HUB_");
    expectProblem(400, "BAD_REQUEST", ask.formatted("ORG_DOMAIN", p));
    expectProblem(400, "BAD_REQUEST", ask.formatted("PARTNER_ORG.TROUBLESHOOTING", "asking-c"));
    expectProblem(400, "BAD_REQUEST", ask.formatted("", p));
    expectProblem(400, "BAD_REQUEST", ask.formatted("LEGAL_HOLD", ""));
    expectProblem(400, "BAD_REQUEST", "/v1/audit/review?org=" + p);
    expectProblem(404, "NOT_FOUND", ask.formatted("LEGAL_HOLD", "asking-nowhere"));
    expectProblem(404, "NOT_FOUND", ask.formatted("LEGAL_HOLD", "asking-c") + "&at=2");
    String right = ask.formatted("LEGAL_HOLD", p);
    for (String wrong :
        List.of(
            "at=soon",
            "at=",
            "level=NONE",
            "level=SOME",
            "limit=0",
            "cursor=x",
            "format=pdf",
            "format=csv&format=csv")) {
      expectProblem(400, "BAD_REQUEST", right + "&" + wrong);
    }
  }

  private static @Nullable String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  private static List<JsonNode> items(String path, int limit) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    while (true) {
      Answer page = api.get(path + "&limit=" + limit + cursor);
      assertThat(page.status()).as(path).isEqualTo(200);
      page.body().get("items").forEach(items::add);
      JsonNode next = page.body().get("nextCursor");
      if (next == null) {
        return items;
      }
      cursor = "&cursor=" + next.asString();
    }
  }

  private static <T> T any(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
