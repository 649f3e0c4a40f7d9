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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches over HTTP find what the rules say, and all their pages are about one moment. */
class SearchTest extends ServiceTest {
  private static final String SUBJECT = "/access/v1/search/subject";
  private static final String RESOURCE = "/access/v1/search/resource";
  private static final String ACTION = "/access/v1/search/action";

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void R27_searches_find_exactly_what_an_independent_model_permits(long seed) {
    String p = "searched" + seed;
    History history = RandomHistory.of(p, 250, seed);
    topic.send(history.events());
    List<String> lines = Model.at(history.position(), history.events());
    Instant now = Instant.now(); // all that expires has expired long ago
    List<String> users = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> users.add(RandomHistory.user(p, i)));
    IntStream.range(0, 6).forEach(i -> users.add(RandomHistory.ownUser(p, i)));
    List<String> customers =
        IntStream.range(0, 6).mapToObj(i -> RandomHistory.customer(p, i)).toList();

    for (String user : users) {
      assertThat(found(history, ACTION, action(user, "partner_org", p)))
          .isEqualTo(actions(lines, user, p, now));
      for (String customer : customers) {
        assertThat(found(history, ACTION, action(user, "customer_org", customer)))
            .as("%s in %s", user, customer)
            .isEqualTo(actions(lines, user, customer, now));
      }
    }
    for (String action :
        List.of(
            "view:CUSTOMER_LIST",
            "edit:USERS_AND_LICENSES",
            "edit:ORG_DOMAIN",
            "view:ORG_DOMAIN")) {
      for (String customer : customers) {
        assertThat(found(history, SUBJECT, subject(action, "customer_org", customer)))
            .as("%s in %s", action, customer)
            .isEqualTo(
                users.stream()
                    .filter(u -> actions(lines, u, customer, now).contains(action))
                    .sorted()
                    .toList());
      }
      for (String user : users) {
        assertThat(found(history, RESOURCE, resource(user, action, "customer_org")))
            .as("%s of %s", action, user)
            .isEqualTo(
                customers.stream()
                    .filter(c -> actions(lines, user, c, now).contains(action))
                    .toList());
      }
    }
    String inPartner = "view:HUB_ANALYTICS";
    List<String> may =
        users.stream().filter(u -> actions(lines, u, p, now).contains(inPartner)).toList();
    assertThat(found(history, SUBJECT, subject(inPartner, "partner_org", p))).isEqualTo(may);
    for (String user : users) {
      assertThat(found(history, RESOURCE, resource(user, inPartner, "partner_org")))
          .isEqualTo(may.contains(user) ? List.of(p) : List.of());
    }
  }

  @Test
  void the_pages_of_a_search_are_about_one_moment_whatever_happens_between_them() {
    String p = "paged";
    History history = partner(p);
    history.add(user(p, "paged-all", "All"), granted(p, "paged-all", Role.PARTNER_FULL_ADMIN));
    history.add(user(p, "paged-some", "Some"), granted(p, "paged-some", Role.PARTNER_ADMIN));
    for (int i = 0; i < 9; i++) {
      history.add(new CustomerProvisioned(p, "paged-c" + i, "C" + i, null, true));
      history.add(
          new CustomerAssigned(p, "paged-some", "paged-c" + i, AssignmentBasis.PROVISIONED));
      history.add(user(p, "paged-u" + i, "U"), granted(p, "paged-u" + i, Role.PARTNER_FULL_ADMIN));
      history.add(ownRole(p, "paged-c0", "paged-v" + i, Role.CUSTOMER_FULL_ADMIN));
    }
    history.add(new RestrictedModeToggled(p, "paged-c0", false));
    topic.send(history.events());
    String subjects = subject("edit:USERS_MANUAL_ADD_MODIFY", "customer_org", "paged-c0");
    String all = resource("paged-all", "edit:USERS_MANUAL_ADD_MODIFY", "customer_org");
    String some = resource("paged-some", "edit:MANAGE_TRIALS", "customer_org");
    String actions = action("paged-some", "customer_org", "paged-c1");
    List<Paged> searches =
        List.of(
            new Paged(SUBJECT, subjects, found(history, SUBJECT, subjects)),
            new Paged(RESOURCE, all, found(history, RESOURCE, all)),
            new Paged(RESOURCE, some, found(history, RESOURCE, some)),
            new Paged(ACTION, actions, found(history, ACTION, actions)));
    assertThat(searches).allSatisfy(search -> assertThat(search.whole()).hasSizeGreaterThan(8));
    long first = history.position();
    searches.forEach(search -> search.next(first));

    // Everything that was found is taken away, and something is put in between.
    history.add(new RestrictedModeToggled(p, "paged-c0", true));
    history.add(new CustomerProvisioned(p, "paged-c3b", "Between", null, true));
    history.add(user(p, "paged-u3b", "U"), granted(p, "paged-u3b", Role.PARTNER_FULL_ADMIN));
    for (String user : List.of("paged-all", "paged-u5", "paged-u8")) {
      history.add(new RoleRevoked(p, user, Role.PARTNER_FULL_ADMIN, RevocationCause.COMMAND));
    }
    for (int i = 0; i < 9; i++) {
      history.add(
          new CustomerUnassigned(
              p, "paged-some", "paged-c" + i, UnassignmentCause.ROLE_LOST, null));
    }
    history.add(new RoleRevoked(p, "paged-some", Role.PARTNER_ADMIN, RevocationCause.COMMAND));
    topic.send(history.events());
    assertThat(found(history, RESOURCE, all)).isEmpty();
    assertThat(found(history, RESOURCE, some)).isEmpty();
    assertThat(found(history, ACTION, actions)).isEmpty();
    assertThat(found(history, SUBJECT, subjects)).contains("paged-u3b").doesNotContain("paged-v1");

    for (Paged search : searches) {
      while (search.next(first)) {
        assertThat(search.pages).hasSizeLessThan(100);
      }
      assertThat(search.pages).isEqualTo(search.whole());
    }
  }

  /** A search whose pages are fetched one by one. */
  private static final class Paged {
    private final String path;
    private final String body;
    private final List<String> whole;
    private final List<String> pages = new ArrayList<>();
    private String token = "";

    Paged(String path, String body, List<String> whole) {
      this.path = path;
      this.body = body;
      this.whole = whole;
    }

    List<String> whole() {
      return whole;
    }

    /** Fetches a page of two, and says whether there is another. */
    boolean next(long position) {
      String page = token.isEmpty() ? "{\"limit\": 2}" : "{\"token\": \"%s\"}".formatted(token);
      Answer answer = api.post(path, body.replaceFirst("}\\s*$", ", \"page\": " + page + "}"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.fields()).containsExactly("page", "results");
      assertThat(answer.header("Mandate-Position")).isEqualTo(Long.toString(position));
      List<String> results = results(answer);
      assertThat(results.size()).isEqualTo(answer.body().get("page").get("count").asInt());
      pages.addAll(results);
      token = answer.body().get("page").get("next_token").asString();
      assertThat(results)
          .hasSize(token.isEmpty() ? whole.size() - (pages.size() - results.size()) : 2);
      return !token.isEmpty();
    }
  }

  @Test
  void a_token_of_another_search_or_a_damaged_one_is_a_bad_request() {
    String p = "tokens";
    History history = partner(p);
    history.add(user(p, "tokens-u", "U"), granted(p, "tokens-u", Role.PARTNER_FULL_ADMIN));
    history.add(new CustomerProvisioned(p, "tokens-c", "C", null, true));
    topic.send(history.events());
    String body = action("tokens-u", "customer_org", "tokens-c");
    found(history, ACTION, body);
    String token =
        api.post(ACTION, paged(body, "{\"limit\": 1}"))
            .body()
            .get("page")
            .get("next_token")
            .asString();
    String page = "{\"token\": \"%s\"}".formatted(token);
    assertThat(api.post(ACTION, paged(body, page)).status()).isEqualTo(200);
    String otherUser = body.replace("tokens-u", "tokens-v");
    expectBadRequest(ACTION, paged(otherUser, page));
    expectBadRequest(
        RESOURCE, paged(resource("tokens-u", "view:ORG_DOMAIN", "customer_org"), page));
    expectBadRequest(ACTION, paged(body, page.replace(token.charAt(9), '_')));
    expectBadRequest(ACTION, paged(body, "{\"limit\": -1}"));
    expectBadRequest(ACTION, paged(body, "{\"limit\": \"1\"}"));
    Answer nothing = api.post(ACTION, paged(body, "{\"limit\": 0}"));
    assertThat(results(nothing)).isEmpty();
    assertThat(nothing.body().get("page").get("next_token").asString()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/access/v1/search/subject, user, u, view:CUSTOMER_LIST, customer_org, nowhere",
    "/access/v1/search/subject, user, u, view:NOTHING, customer_org, unfound-c",
    "/access/v1/search/subject, robot, u, view:CUSTOMER_LIST, customer_org, unfound-c",
    "/access/v1/search/subject, user, u, view:CUSTOMER_LIST, record, unfound-c",
    "/access/v1/search/subject, user, u, view:HUB_ANALYTICS, partner_org, unfound-c",
    "/access/v1/search/subject, user, u, view:CUSTOMER_LIST, customer_org, unfound",
    "/access/v1/search/subject, user, u, view:CUSTOMER_LIST, customer_org, '\\u0000'",
    "/access/v1/search/resource, user, nobody, view:CUSTOMER_LIST, customer_org, x",
    "/access/v1/search/resource, user, '\\u0000', view:CUSTOMER_LIST, customer_org, x",
    "/access/v1/search/resource, user, unfound-u, view:CUSTOMER_LIST, spaceship, x",
    "/access/v1/search/resource, user, unfound-u, sing, customer_org, x",
    "/access/v1/search/action, user, nobody, x, customer_org, unfound-c",
    "/access/v1/search/action, user, unfound-u, x, customer_org, nowhere",
    "/access/v1/search/action, user, unfound-u, x, partner_org, unfound-c",
    "/access/v1/search/action, spaceship, unfound-u, x, customer_org, unfound-c"
  })
  void what_nobody_knows_is_found_nowhere_and_is_no_error(
      String path, String subjectType, String user, String action, String type, String org) {
    String p = "unfound";
    History history = partner(p).add(new CustomerProvisioned(p, "unfound-c", "C", null, true));
    history.add(user(p, "unfound-u", "U"), granted(p, "unfound-u", Role.PARTNER_FULL_ADMIN));
    topic.send(history.events());
    found(history, ACTION, action("unfound-u", "customer_org", "unfound-c"));
    String body =
        """
        {"subject": {"type": "%s", "id": "%s"}, "action": {"name": "%s"},
         "resource": {"type": "%s", "id": "%s"}}
        """
            .formatted(subjectType, user, action, type, org);
    Answer answer = api.post(path, body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString()).isEqualTo("{\"results\":[]}");
    assertThat(api.post(path, paged(body, "{\"limit\": 5}")).body().toString())
        .isEqualTo("{\"page\":{\"next_token\":\"\",\"count\":0},\"results\":[]}");
  }

  private static List<String> actions(List<String> lines, String user, String org, Instant now) {
    ExpectedAccess access = ExpectedAccess.of(lines, user, org, now);
    Set<String> actions = new TreeSet<>();
    access
        .capabilities()
        .forEach((key, level) -> add(actions, key.replaceFirst(".*\\.", ""), level));
    access.settings().forEach((key, level) -> add(actions, key, level));
    return List.copyOf(actions);
  }

  private static void add(Set<String> actions, String key, String level) {
    if (!level.equals("NONE")) {
      actions.add("view:" + key);
    }
    if (level.equals("FULL")) {
      actions.add("edit:" + key);
    }
  }

  private static List<String> found(History history, String path, String body) {
    Answer answer =
        api.post(path, body, "Mandate-At-Least-Position", Long.toString(history.position()));
    assertThat(answer.status()).as(body).isEqualTo(200);
    assertThat(answer.header("Mandate-Position")).isIn(null, Long.toString(history.position()));
    assertThat(answer.fields()).containsExactly("results");
    return results(answer);
  }

  private static List<String> results(Answer answer) {
    return StreamSupport.stream(answer.body().get("results").spliterator(), false)
        .map(result -> result.get(result.has("id") ? "id" : "name").asString())
        .toList();
  }

  private static void expectBadRequest(String path, String body) {
    Answer answer = api.post(path, body);
    assertThat(answer.status()).as(body).isEqualTo(400);
    assertThat(answer.text("code")).isEqualTo("BAD_REQUEST");
  }

  private static String paged(String body, String page) {
    return body.replaceFirst("}\\s*$", ", \"page\": " + page + "}");
  }

  private static String subject(String action, String type, String org) {
    return """
    {"subject": {"type": "user"}, "action": {"name": "%s"},
     "resource": {"type": "%s", "id": "%s"}}
    """
        .formatted(action, type, org);
  }

  private static String resource(String user, String action, String type) {
    return """
    {"subject": {"type": "user", "id": "%s"}, "action": {"name": "%s"},
     "resource": {"type": "%s"}}
    """
        .formatted(user, action, type);
  }

  private static String action(String user, String type, String org) {
    return """
    {"subject": {"type": "user", "id": "%s"}, "resource": {"type": "%s", "id": "%s"}}
    """
        .formatted(user, type, org);
  }
}
