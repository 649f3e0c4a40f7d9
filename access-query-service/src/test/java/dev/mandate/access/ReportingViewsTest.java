package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.access.testing.Servers;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.UserProvisioned;
import dev.mandate.local.PostgresServer;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What dashboards are told by PostgreSQL: what {@code docs/reporting.md} says, and nothing else.
 */
class ReportingViewsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "reporting.md");
  private static final String P = "views";
  private static final String BOUND = Servers.REPORTER + "_p1";
  private static final String STRANGER = "mandate_stranger";

  /** After everything that expires at all. */
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private static final TestDatabase DATABASE = new TestDatabase();
  private static final JdbcTemplate OWNER = DATABASE.ownerJdbc();
  private static final JdbcTemplate DASHBOARD = DATABASE.jdbcOf(Servers.REPORTER);

  @BeforeAll
  static void fill() {
    ProjectionFixture projection = new ProjectionFixture(DATABASE);
    for (History history : List.of(someHistory("p1"), someHistory("p2"), knownHistory())) {
      projection.takeIn(history.events(), new Random(1));
    }
    JdbcTemplate superuser = DATABASE.jdbcOf(PostgresServer.SUPERUSER);
    for (String member : List.of(BOUND, STRANGER)) {
      superuser.execute("create role %s login in role %s".formatted(member, Servers.REPORTER));
    }
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static History someHistory(String partner) {
    return RandomHistory.of(partner, 600, 5)
        .add(new RestrictionListChanged(partner, ServiceTest.restrictions(List.of("USERS_CLAIM"))));
  }

  private static History knownHistory() {
    JsonText asked = new JsonText("{}");
    History history =
        History.of(P)
            .add(new PartnerRegistered(P, "The Partner", true))
            .add(new RestrictionListChanged(P, ServiceTest.restrictions(List.of("USERS_CLAIM"))));
    for (String user : List.of("ann", "bob", "cy")) {
      history.add(new UserProvisioned(P, user, "Name of " + user, user + "@example.com", null));
    }
    return history
        .add(grant("ann", Role.FULL_ADMIN, GrantCause.FIRST_USER, null))
        .add(grant("ann", Role.PARTNER_ADMIN, GrantCause.COMMAND, LATER))
        .add(grant("bob", Role.PARTNER_ADMIN, GrantCause.COMMAND, null))
        .add(grant("cy", Role.PARTNER_ADMIN, GrantCause.COMMAND, History.START)) // is over
        .add(new CustomerProvisioned(P, "c1", "One", "ann", true))
        .add(new CustomerAssigned(P, "ann", "c1", AssignmentBasis.PROVISIONED))
        .add(new CustomerAssigned(P, "cy", "c1", AssignmentBasis.ASSIGNED))
        .add(new CustomerAttached(P, "c2", "Two", null, false))
        .add(new CustomerRoleGranted(P, "c2", "dan", Role.CUSTOMER_FULL_ADMIN, "Dan", null))
        .every(Duration.ofDays(200))
        .byUser("ann", Role.FULL_ADMIN, Role.PARTNER_ADMIN)
        .because("words of ann")
        .add(new CommandRejected(P, "GrantRole", RejectionCode.NOT_AUTHORIZED, "no", asked))
        .every(Duration.ofSeconds(1))
        .add(new CommandRejected(P, "GrantRole", RejectionCode.NOT_AUTHORIZED, "no", asked))
        .add(new CommandHadNoEffect(P, "GrantRole", asked));
  }

  private static RoleGranted grant(
      String user, Role role, GrantCause cause, @Nullable Instant until) {
    return new RoleGranted(P, user, role, cause, until);
  }

  @Test
  void every_view_and_column_is_documented_with_its_type_and_meaning_and_nothing_else_is() {
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(inDatabase()).isNotEmpty();
  }

  /** As the comments in the database say it: a view and what it has, then its columns. */
  private static List<String> inDatabase() {
    return OWNER.queryForList(
        """
        select format('%s: %s', oid::regclass, obj_description(oid, 'pg_class')) from pg_class
        where relnamespace = 'reporting'::regnamespace
        union all
        select format('%s | `%s` | `%s` | %s', attrelid::regclass, attname,
          format_type(atttypid, atttypmod), col_description(attrelid, attnum))
        from pg_attribute join pg_class c on c.oid = attrelid
        where relnamespace = 'reporting'::regnamespace and attnum > 0 and not attisdropped
        """,
        String.class);
  }

  private static List<String> documented() {
    List<String> found = new ArrayList<>();
    String view = "";
    for (String line : lines()) {
      if (line.startsWith("### `reporting.")) {
        view = line.replaceAll("[# `]", "");
      } else if (!view.isEmpty() && line.startsWith("| `")) {
        found.add(view + " " + line.replaceAll(" \\|$", ""));
      } else if (!view.isEmpty() && !line.isEmpty() && !line.startsWith("|")) {
        found.add(view + ": " + line);
      }
    }
    return found;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> views() {
    List<String> views =
        OWNER.queryForList(
            "select oid::regclass::text from pg_class where relnamespace ="
                + " 'reporting'::regnamespace",
            String.class);
    assertThat(views).hasSizeGreaterThan(10);
    return views;
  }

  @Test
  void the_role_for_dashboards_sees_all_partners_in_every_view() {
    for (String view : views()) {
      assertThat(partners(DASHBOARD, view)).as(view).contains("p1", "p2");
    }
  }

  @Test
  void a_member_that_is_called_after_a_partner_sees_that_one_only() {
    JdbcTemplate bound = DATABASE.jdbcOf(BOUND);
    for (String view : views()) {
      assertThat(partners(bound, view)).as(view).containsExactly("p1");
    }
  }

  @Test
  void nothing_that_a_member_sets_shows_it_more() {
    for (String attempt :
        List.of("set mandate.partner = '*'", "set role " + Servers.REPORTER, "reset role")) {
      for (String view : views()) {
        assertThat(afterSetting(attempt, BOUND, "select distinct partner_id from " + view))
            .as("%s after %s", view, attempt)
            .containsExactly("p1");
      }
    }
    assertThatThrownBy(
            () ->
                afterSetting(
                    "set row_security = off", BOUND, "select name from reporting.partners"))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  /** What is answered in a session in which this was set before. */
  private static List<String> afterSetting(String setting, String role, String question) {
    return Objects.requireNonNull(
        DATABASE
            .jdbcOf(role)
            .execute(
                (Connection session) -> {
                  JdbcTemplate jdbc =
                      new JdbcTemplate(new SingleConnectionDataSource(session, true));
                  jdbc.execute(setting);
                  return jdbc.queryForList(question, String.class);
                }));
  }

  @Test
  void a_member_that_is_called_otherwise_sees_nothing() {
    JdbcTemplate stranger = DATABASE.jdbcOf(STRANGER);
    for (String view : views()) {
      assertThat(partners(stranger, view)).as(view).isEmpty();
    }
  }

  private static Set<String> partners(JdbcTemplate jdbc, String view) {
    return new HashSet<>(
        jdbc.queryForList("select distinct partner_id from " + view, String.class));
  }

  @Test
  void whoever_asks_a_view_has_no_other_rights_than_its_own() {
    assertThat(
            OWNER.queryForList(
                """
                select relname from pg_class where relnamespace = 'reporting'::regnamespace
                  and not coalesce('security_invoker=true' = any(reloptions), false)
                """))
        .isEmpty();
  }

  @Test
  void the_role_for_dashboards_can_name_no_table_and_change_nothing() {
    for (String statement :
        List.of(
            "select display_name from public.partner_user",
            "select partner_id from public.partner",
            "select public.audit_text_like('%', null, 1)",
            "select * from proof.export",
            "create view reporting.more as select 1",
            "create or replace view reporting.restrictions as select ''::text collate \"C\", ''",
            "alter view reporting.partners reset (security_invoker)",
            "drop view reporting.partners",
            "update reporting.audit_entries set code = 'OTHER'",
            "delete from reporting.projection_progress",
            "insert into reporting.projection_progress values ('p3', 1, now())",
            "create table public.more (n int)",
            "create temporary table more (n int)",
            "set role mandate_query_reader")) {
      assertThatThrownBy(() -> DASHBOARD.execute(statement))
          .as(statement)
          .rootCause()
          .message()
          .matches("(?s)ERROR: (permission denied|must be owner|cannot (update|delete|insert)).*");
    }
  }

  @Test
  void no_view_shows_what_people_are_called_their_addresses_or_words() {
    for (String view : views()) {
      assertThat(DASHBOARD.queryForList("select v::text from %s v".formatted(view), String.class))
          .as(view)
          .noneMatch(row -> row.matches("(?s).*(@example\\.com|Name of|User \\d|words of).*"));
    }
  }

  @Test
  void views_tell_what_holds_now() {
    assertThat(
            rows(
                "partners",
                "name, sells_wholesale, administrators, customers, restricted_customers"))
        .containsExactly("(\"The Partner\",t,2,2,1)");
    assertThat(rows("administrators", "user_id, roles, next_expiry is null"))
        .containsExactly("(ann,\"{FULL_ADMIN,PARTNER_ADMIN}\",f)", "(bob,{PARTNER_ADMIN},t)");
    assertThat(rows("role_grants", "user_id, role, cause, expires_at is null"))
        .containsExactly(
            "(ann,FULL_ADMIN,FIRST_USER,t)",
            "(ann,PARTNER_ADMIN,COMMAND,f)",
            "(bob,PARTNER_ADMIN,COMMAND,t)");
    assertThat(rows("role_counts", "role, users, temporary"))
        .containsExactly("(FULL_ADMIN,1,0)", "(PARTNER_ADMIN,2,1)");
    assertThat(
            rows(
                "customers",
                "customer_id, name, restricted_mode, origin, administrators, managers"))
        .containsExactly("(c1,One,t,PROVISIONED,0,1)", "(c2,Two,f,ATTACHED,1,0)");
    assertThat(rows("managed_lists", "user_id, customers, customer_limit, near_limit"))
        .containsExactly("(ann,1,500,f)", "(bob,0,500,f)");
    assertThat(rows("restrictions", "restriction")).containsExactly("(USERS_CLAIM)");
    assertThat(rows("projection_progress", "position, decided > '2026-09-01'"))
        .containsExactly("(17,t)");
  }

  @Test
  void views_tell_what_was_done_on_each_day() {
    assertThat(
            rows("commands_by_day", "day at time zone 'UTC', command, outcome, commands, entries"))
        .containsExactly(
            "(\"2026-03-01 00:00:00\",TestCommand,ACCEPTED,14,14)",
            "(\"2026-09-17 00:00:00\",GrantRole,NO_EFFECT,1,1)",
            "(\"2026-09-17 00:00:00\",GrantRole,REJECTED,2,2)");
    assertThat(rows("rejections_by_day", "day at time zone 'UTC', command, code, rejections"))
        .containsExactly("(\"2026-09-17 00:00:00\",GrantRole,NOT_AUTHORIZED,2)");
    assertThat(
            rows(
                "audit_entries",
                "position, event, outcome, code, actor_type, actor_id, actor_roles"))
        .contains(
            "(1,PartnerRegistered,ACCEPTED,,system,provisioning,)",
            "(15,CommandRejected,REJECTED,NOT_AUTHORIZED,user,ann,\"{FULL_ADMIN,PARTNER_ADMIN}\")")
        .hasSize(17);
  }

  private static List<String> rows(String view, String columns) {
    return DASHBOARD.queryForList(
        "select row(%s)::text from reporting.%s where partner_id = ? order by 1"
            .formatted(columns, view),
        String.class,
        P);
  }

  @Test
  void R20_a_managed_list_is_near_its_limit_from_where_questions_say_so() {
    ProjectionFixture projection = new ProjectionFixture(DATABASE);
    History history = History.of("lists").add(new PartnerRegistered("lists", "Lists", true));
    for (int size : List.of(449, 450)) {
      String user = "has" + size;
      history.add(new UserProvisioned("lists", user, user, user + "@example.com", null));
      history.add(new RoleGranted("lists", user, Role.PARTNER_ADMIN, GrantCause.COMMAND, null));
    }
    for (int i = 0; i < 450; i++) {
      history.add(new CustomerProvisioned("lists", "list-c" + i, "C", null, true));
      for (String user : i < 449 ? List.of("has449", "has450") : List.of("has450")) {
        history.add(new CustomerAssigned("lists", user, "list-c" + i, AssignmentBasis.ASSIGNED));
      }
    }
    projection.takeIn(history.events(), new Random(1));

    assertThat(
            DASHBOARD.queryForList(
                """
                select row(user_id, customers, near_limit)::text from reporting.managed_lists
                where partner_id = 'lists' order by 1
                """,
                String.class))
        .containsExactly("(has449,449,f)", "(has450,450,t)");
  }

  @Test
  void days_are_read_by_an_index_and_only_in_their_quarter() {
    for (String view : List.of("commands_by_day", "rejections_by_day")) {
      for (String condition :
          List.of("day >= '2026-09-01'", "day >= '2026-09-01' and partner_id = 'views'")) {
        // Tables are small here, so that reading all of one would be cheaper than an index.
        List<String> plan =
            afterSetting(
                "set enable_seqscan = off",
                Servers.REPORTER,
                "explain (analyze, costs off, timing off) select * from reporting.%s where %s"
                    .formatted(view, condition));
        assertThat(plan)
            .as("%s", plan)
            .noneMatch(line -> line.contains("Seq Scan"))
            .anyMatch(line -> line.matches(".*Index Cond: .*decided >= d.day.*decided < .*"));
        assertThat(plan.stream().filter(line -> line.contains(" on audit_entry_2026_q3")))
            .as("%s", plan)
            .anyMatch(line -> !line.contains("never executed"));
        assertThat(plan.stream().filter(line -> line.contains("_2026_q1")))
            .as("%s", plan)
            .anyMatch(line -> line.contains("never executed"));
      }
    }
  }
}
