package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api;
import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.History;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Partners, administrators and customers, over HTTP. */
class DirectoryAnswersTest extends ServiceTest {
  @Test
  void answers_have_the_fields_of_the_contract_and_no_empty_ones() {
    String p = "shapes";
    Instant end = Instant.parse("2099-01-01T00:00:00Z");
    History history =
        partner(p)
            .add(user(p, "shapes-u", "Ada"))
            .add(new UserProvisioned(p, "shapes-v", "Bob", "bob@example.com", "bobby"))
            .add(new RoleGranted(p, "shapes-u", Role.PARTNER_ADMIN, GrantCause.COMMAND, end))
            .add(granted(p, "shapes-u", Role.FULL_ADMIN))
            .add(new CustomerAttached(p, "shapes-c", "C", "shapes-u", true))
            .add(new CustomerAssigned(p, "shapes-u", "shapes-c", AssignmentBasis.ATTACHED))
            .add(new CustomerAssigned(p, "shapes-u", "shapes-c", AssignmentBasis.ASSIGNED))
            .add(ownRole(p, "shapes-c", "shapes-own", Role.CUSTOMER_FULL_ADMIN))
            .add(ownRole(p, "shapes-c", "shapes-own", Role.CUSTOMER_DEVICE_ADMIN));
    topic.send(history.events());

    Answer partner = api.getAt(history.position(), "/v1/partners/shapes");
    assertThat(partner.header("Mandate-Position")).isEqualTo("" + history.position());
    assertThat(partner.body().get("restrictions").size()).isEqualTo(20);
    ((ObjectNode) partner.body()).remove("restrictions");
    assertThat(partner.body().toString())
        .isEqualTo(
            """
            {"partnerId":"shapes","name":"Partner shapes","sellsWholesale":true,\
            "counts":{"administrators":1,"customers":1,"restrictedCustomers":1}}\
            """);
    assertThat(api.get("/v1/partners/shapes/administrators/shapes-u").response().body())
        .isEqualTo(
            """
            {"userId":"shapes-u","displayName":"Ada","email":"shapes-u@example.com","roles":[\
            {"role":"FULL_ADMIN","since":"2026-03-01T08:00:05.000Z"},\
            {"role":"PARTNER_ADMIN","since":"2026-03-01T08:00:04.000Z",\
            "expiresAt":"2099-01-01T00:00:00.000Z"}],"hubAccess":true,\
            "managedCustomers":{"count":1,"limit":500,"nearLimit":false}}\
            """);
    assertThat(api.get("/v1/partners/shapes/administrators/shapes-v").response().body())
        .isEqualTo(
            """
            {"userId":"shapes-v","displayName":"Bob","email":"bob@example.com","alias":"bobby",\
            "roles":[],"hubAccess":false,\
            "managedCustomers":{"count":0,"limit":500,"nearLimit":false}}\
            """);
    assertThat(api.get("/v1/partners/shapes/administrators/shapes-u/customers").response().body())
        .isEqualTo(
            """
            {"items":[{"customerId":"shapes-c","name":"C","basis":"ASSIGNED",\
            "since":"2026-03-01T08:00:07.000Z"}]}\
            """);
    assertThat(api.get("/v1/partners/shapes/customers").response().body())
        .isEqualTo(
            """
            {"items":[{"customerId":"shapes-c","name":"C","restrictedMode":true,\
            "origin":"ATTACHED"}]}\
            """);
    assertThat(api.get("/v1/customers/shapes-c").response().body())
        .isEqualTo(
            """
            {"customerId":"shapes-c","name":"C","restrictedMode":true,"origin":"ATTACHED",\
            "partnerId":"shapes","banner":true,"manageUsersDisabled":true,\
            "administrators":[{"userId":"shapes-own","displayName":"Own shapes-own",\
            "roles":["CUSTOMER_FULL_ADMIN","CUSTOMER_DEVICE_ADMIN"]}],\
            "managedBy":[{"userId":"shapes-u","basis":"ASSIGNED",\
            "since":"2026-03-01T08:00:07.000Z"}]}\
            """);
    assertThat(access(history, "nobody", "shapes-c").response().body())
        .isEqualTo(
            """
            {"user":"nobody","org":"shapes-c","orgType":"CUSTOMER","position":%d,\
            "capabilities":{},"settings":{},"partial":[],"restrictedMode":true,"banner":false,\
            "manageUsersDisabled":false}\
            """
                .formatted(history.position()));
    assertThat(access(history, "nobody", p).body().get("restrictedMode").asBoolean()).isFalse();
  }

  @Test
  void R4_a_removed_user_is_not_found_and_starts_without_roles_when_it_comes_back() {
    String p = "removed";
    History history =
        partner(p)
            .add(user(p, "removed-u", "Ada"))
            .add(granted(p, "removed-u", Role.FULL_ADMIN))
            .add(new RoleRevoked(p, "removed-u", Role.FULL_ADMIN, RevocationCause.USER_REMOVED))
            .add(new UserRemoved(p, "removed-u"));
    topic.send(history.events());
    String path = "/v1/partners/removed/administrators/removed-u";
    assertThat(api.getAt(history.position(), path).text("code")).isEqualTo("NOT_FOUND");
    assertThat(api.get(path + "/customers").status()).isEqualTo(404);
    history.add(user(p, "removed-u", "Ada again"));
    topic.send(List.of(history.last()));
    Answer back = api.getAt(history.position(), path);
    assertThat(back.text("displayName")).isEqualTo("Ada again");
    assertThat(back.body().get("roles").isEmpty()).isTrue();
  }

  @Test
  void R20_lists_filter_by_role_name_and_how_full_the_managed_list_is() {
    String p = "filters";
    History history = partner(p);
    List<String> names = List.of("Ada 100%", "ada_lovelace", "Bob\\Smith", "Über Ärger");
    for (int i = 0; i < names.size(); i++) {
      history.add(user(p, "filters-u" + i, names.get(i)));
      history.add(granted(p, "filters-u" + i, i == 0 ? Role.PARTNER_ADMIN : Role.FULL_ADMIN));
    }
    history.add(user(p, "filters-none", "Ada without a role"));
    for (int i = 0; i < 450; i++) {
      history.add(new CustomerProvisioned(p, "filters-c" + i, "Customer " + i, null, true));
      history.add(
          new CustomerAssigned(p, "filters-u0", "filters-c" + i, AssignmentBasis.PROVISIONED));
    }
    history.add(new RestrictedModeToggled(p, "filters-c7", false));
    topic.send(history.events());
    String list = "/v1/partners/filters/administrators";
    assertThat(api.getAt(history.position(), list).items("userId"))
        .containsExactly("filters-u0", "filters-u1", "filters-u2", "filters-u3");
    assertThat(api.get(list + "?role=PARTNER_ADMIN").items("userId")).containsExactly("filters-u0");
    assertThat(api.get(list + "?nearLimit=true").items("userId")).containsExactly("filters-u0");
    assertThat(api.get(list + "?nearLimit=false").items("userId")).hasSize(3);
    assertThat(api.get(list + "?name=ADA").items("userId"))
        .containsExactly("filters-u0", "filters-u1");
    assertThat(api.get(list + "?role=&nearLimit=&name=").items("userId")).hasSize(4);
    Map.of("%", "filters-u0", "_", "filters-u1", "\\", "filters-u2", "ärg", "filters-u3")
        .forEach(
            (part, user) ->
                assertThat(api.get(list + "?name=" + Api.encoded(part)).items("userId"))
                    .as("name contains %s", part)
                    .containsExactly(user));
    assertThat(api.get("/v1/partners/filters/customers?restrictedMode=false").items("customerId"))
        .containsExactly("filters-c7");
    assertThat(
            api.get("/v1/partners/filters/customers?restrictedMode=true&name=mer%20449")
                .items("customerId"))
        .containsExactly("filters-c449");
    assertThat(api.get(list + "/filters-u0").body().get("managedCustomers").toString())
        .isEqualTo("{\"count\":450,\"limit\":500,\"nearLimit\":true}");
    // R18: in the order in which the list will lose them.
    assertThat(api.all(list + "/filters-u0/customers", 200, "customerId", () -> {}))
        .isEqualTo(IntStream.range(0, 450).mapToObj(i -> "filters-c" + i).toList());
  }

  @Test
  void pages_neither_repeat_nor_lose_an_item_while_the_list_changes() {
    String p = "pages";
    History history = partner(p);
    List<String> expected = new ArrayList<>();
    for (int i = 100; i < 140; i++) {
      expected.add("pages-c" + i);
      history.add(new CustomerProvisioned(p, "pages-c" + i, "C", null, true));
    }
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/pages");
    int before = (int) history.position();

    List<String> seen =
        api.all(
            "/v1/partners/pages/customers",
            7,
            "customerId",
            () -> {
              String added = "pages-c0" + history.position(); // sorts before all the others
              history.add(new CustomerProvisioned(p, added, "New", null, true));
              topic.send(List.of(history.last()));
              api.getAt(history.position(), "/v1/partners/pages");
            });
    assertThat(seen).isEqualTo(expected);

    List<String> positions =
        api.all(
            "/v1/audit/entries?partner=pages&to=" + History.decidedAt(before + 1L),
            9,
            "position",
            () -> {
              history.add(new CustomerRenamed(p, "pages-c100", "Name " + history.position()));
              topic.send(List.of(history.last()));
              api.getAt(history.position(), "/v1/partners/pages");
            });
    assertThat(positions)
        .isEqualTo(
            IntStream.rangeClosed(1, before)
                .map(i -> before + 1 - i)
                .mapToObj(String::valueOf)
                .toList());
  }

  @Test
  void a_cursor_of_another_query_is_refused() {
    String p = "cursors";
    History history = partner(p);
    for (int i = 0; i < 3; i++) {
      history.add(new CustomerProvisioned(p, "cursors-c" + i, "C", null, true));
    }
    topic.send(history.events());
    String path = "/v1/partners/cursors/customers?limit=1";
    String cursor = "&cursor=" + api.getAt(history.position(), path).text("nextCursor");
    assertThat(api.get(path + cursor).items("customerId")).containsExactly("cursors-c1");
    assertThat(api.get(path.replace("limit=1", "limit=2") + cursor).items("customerId"))
        .containsExactly("cursors-c1", "cursors-c2");
    expectProblem(400, "BAD_REQUEST", path + "&name=C" + cursor);
    expectProblem(400, "BAD_REQUEST", "/v1/audit/entries?limit=1" + cursor);
    expectProblem(400, "BAD_REQUEST", path + "&cursor=!!!");
    expectProblem(400, "BAD_REQUEST", path + "&cursor=YWJj");
  }

  @Test
  void errors_are_problems_with_a_code() {
    History history = partner("errors");
    topic.send(history.events());
    api.getAt(1, "/v1/partners/errors");
    expectProblem(404, "NOT_FOUND", "/v1/partners/unknown");
    expectProblem(404, "NOT_FOUND", "/v1/partners/unknown/administrators");
    expectProblem(404, "NOT_FOUND", "/v1/partners/unknown/customers");
    expectProblem(404, "NOT_FOUND", "/v1/partners/errors/administrators/unknown");
    expectProblem(404, "NOT_FOUND", "/v1/partners/no%20id");
    expectProblem(404, "NOT_FOUND", "/v1/customers/errors");
    expectProblem(404, "NOT_FOUND", "/v1/access?user=u&org=unknown");
    expectProblem(404, "NOT_FOUND", "/v1/nothing");
    expectProblem(404, "NOT_FOUND", "/error");
    expectProblem(400, "BAD_REQUEST", "/v1/partners/a%00b");
    expectProblem(400, "BAD_REQUEST", "/v1/partners/a%2fb");
    expectProblem(400, "BAD_REQUEST", "/v1/access?user=u&org=%ff");
    expectProblem(400, "BAD_REQUEST", "/v1/access?user=&org=errors");
    expectProblem(400, "BAD_REQUEST", "/v1/access?user=u");
    expectProblem(400, "BAD_REQUEST", "/v1/access?user=u&org=errors&at=soon");
    expectProblem(400, "BAD_REQUEST", "/v1/access?user=u&org=errors&explain=perhaps");
    expectProblem(400, "BAD_REQUEST", "/v1/partners/errors/administrators?role=KING");
    expectProblem(400, "BAD_REQUEST", "/v1/partners/errors/administrators?nearLimit=perhaps");
    expectProblem(400, "BAD_REQUEST", "/v1/partners/errors/customers?name=%00");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/entries?outcome=MAYBE");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/entries?from=yesterday");
    for (String limit : List.of("0", "-1", "1001", "many", "99999999999")) {
      expectProblem(400, "BAD_REQUEST", "/v1/partners/errors/customers?limit=" + limit);
      expectProblem(400, "BAD_REQUEST", "/v1/audit/entries?limit=" + limit);
    }
    assertThat(api.send("POST", "/v1/access").text("code")).isEqualTo("METHOD_NOT_ALLOWED");
    for (String position : List.of("soon", "-1", "1.5", "", "9999999999999999999")) {
      Answer answer = api.get("/v1/partners/errors", "Mandate-At-Least-Position", position);
      assertThat(answer.text("code")).as("position '%s'", position).isEqualTo("BAD_REQUEST");
    }
    assertThat(api.getAt(1, "/v1/audit/entries").text("code")).isEqualTo("BAD_REQUEST");
  }
}
