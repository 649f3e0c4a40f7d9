package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.History;
import dev.mandate.csv.CsvTableReader;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RoleGranted;
import dev.mandate.policy.Role;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which administrators of a partner deserve a look, over HTTP. */
class AdministratorReviewAnswersTest extends ServiceTest {
  private static final String REVIEW = "/v1/audit/review/administrators?partner=";

  @Test
  void R31_an_administrator_is_told_with_its_roles_its_findings_and_its_last_entry() {
    String p = "looked";
    Instant end = Instant.parse("2099-01-01T00:00:00Z");
    History history =
        partner(p)
            .add(user(p, "looked-u", "=cmd|'/C calc'!A0"))
            .add(user(p, "looked-v", "Bob"))
            .add(granted(p, "looked-u", Role.FULL_ADMIN)) // 4
            .add(new RoleGranted(p, "looked-u", Role.PARTNER_FULL_ADMIN, GrantCause.COMMAND, end))
            .add(granted(p, "looked-v", Role.PARTNER_ADMIN)) // 6
            .add(new CustomerProvisioned(p, "looked-c", "C", null, true))
            .byUser("looked-u", Role.FULL_ADMIN, Role.PARTNER_FULL_ADMIN)
            .add(new RestrictedModeToggled(p, "looked-c", false)); // 8
    topic.send(history.events());

    Answer answer = api.getAt(8, REVIEW + p);
    assertThat(answer.header("Mandate-Position")).isEqualTo("8");
    assertThat(answer.response().body())
        .isEqualTo(
            """
            {"items":[{"userId":"looked-u","displayName":"=cmd|'/C calc'!A0",\
            "email":"looked-u@example.com","roles":[\
            {"role":"FULL_ADMIN","since":"2026-03-01T08:00:04.000Z"},\
            {"role":"PARTNER_FULL_ADMIN","since":"2026-03-01T08:00:05.000Z",\
            "expiresAt":"2099-01-01T00:00:00.000Z"}],"since":"2026-03-01T08:00:04.000Z",\
            "findings":["INACTIVE","SEVERAL_ROLES"],\
            "lastActive":{"decided":"2026-03-01T08:00:08.000Z","position":8,\
            "event":"RestrictedModeToggled"},\
            "managedCustomers":{"count":0,"limit":500,"nearLimit":false}},\
            {"userId":"looked-v","displayName":"Bob","email":"looked-v@example.com","roles":[\
            {"role":"PARTNER_ADMIN","since":"2026-03-01T08:00:06.000Z"}],\
            "since":"2026-03-01T08:00:06.000Z","findings":["INACTIVE"],\
            "managedCustomers":{"count":0,"limit":500,"nearLimit":false}}]}\
            """);
    assertThat(api.getText(REVIEW + p + "&format=csv"))
        .isEqualToNormalizingNewlines(
            """
            userId,displayName,email,roles,since,findings,lastActive,lastActivePosition,\
            lastActiveEvent,managedCustomers,managedCustomersLimit,nearLimit
            looked-u,'=cmd|'/C calc'!A0,looked-u@example.com,FULL_ADMIN PARTNER_FULL_ADMIN,\
            2026-03-01T08:00:04.000Z,INACTIVE SEVERAL_ROLES,2026-03-01T08:00:08.000Z,8,\
            RestrictedModeToggled,0,500,false
            looked-v,Bob,looked-v@example.com,PARTNER_ADMIN,2026-03-01T08:00:06.000Z,INACTIVE,\
            ,,,0,500,false
            """);
    assertThat(api.get(REVIEW + p + "&finding=SEVERAL_ROLES").items("userId"))
        .containsExactly("looked-u");
    assertThat(api.get(REVIEW + p + "&inactiveDays=3650").items("userId"))
        .as("no role is that old")
        .containsExactly("looked-u");
    assertThat(api.get(REVIEW + p + "&finding=INACTIVE&inactiveDays=3650").items("userId"))
        .isEmpty();
  }

  @Test
  void a_table_has_the_rows_of_all_pages() {
    String p = "looks";
    History history = partner(p);
    int users = 1_003; // more than the largest page
    for (int i = 0; i < users; i++) {
      String user = "looks-u" + i;
      history.add(user(p, user, "U"), granted(p, user, Role.FULL_ADMIN));
    }
    topic.send(history.events());
    api.getAt(history.position(), "/v1/partners/" + p);
    List<String> all = api.all(REVIEW + p, 400, "userId", () -> {});
    assertThat(all).hasSize(users).isSorted().doesNotHaveDuplicates();

    HttpResponse<String> table = api.accept("text/csv", REVIEW + p);

    assertThat(table.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"administrators-looks-2007.csv\"");
    assertThat(table.headers().firstValue("Mandate-Position")).contains("2007");
    List<String> rows = new ArrayList<>();
    new CsvTableReader(new StringReader(table.body()))
        .forEach(row -> rows.add(String.valueOf(row.getFirst())));
    assertThat(rows.removeFirst()).isEqualTo("userId");
    assertThat(rows).isEqualTo(all);
  }

  @Test
  void errors_are_problems_with_a_code() {
    topic.send(
        partner("looking")
            .add(new CustomerProvisioned("looking", "looking-c", "C", null, true))
            .events());
    assertThat(api.getAt(2, REVIEW + "looking").items("userId")).isEmpty();

    expectProblem(404, "NOT_FOUND", REVIEW + "looking-nowhere");
    expectProblem(404, "NOT_FOUND", REVIEW + "looking-c");
    expectProblem(404, "NOT_FOUND", REVIEW + "no%20id");
    expectProblem(400, "BAD_REQUEST", "/v1/audit/review/administrators");
    for (String wrong :
        List.of(
            "finding=LAZY",
            "inactiveDays=0",
            "inactiveDays=3651",
            "inactiveDays=ninety",
            "format=xlsx",
            "limit=1001",
            "cursor=x")) {
      expectProblem(400, "BAD_REQUEST", REVIEW + "looking&" + wrong);
    }
  }
}
