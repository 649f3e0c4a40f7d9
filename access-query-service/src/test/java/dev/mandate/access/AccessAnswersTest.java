package dev.mandate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mandate.access.testing.Api.Answer;
import dev.mandate.access.testing.ExpectedAccess;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.PolicyTables;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.GrantCause;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a user may do in an organization, over HTTP. */
class AccessAnswersTest extends ServiceTest {
  private static final Set<String> PARTNER_SCOPES = Set.of("PARTNER_ORG", "PARTNER_HUB");
  private static final Set<String> CUSTOMER_SCOPES = Set.of("CUSTOMER_ORG");

  @Test
  void R27_access_is_right_cell_by_cell_for_partner_roles() {
    String p = "matrix";
    List<Set<Role>> combinations =
        List.of(
            Set.of(Role.FULL_ADMIN),
            Set.of(Role.READ_ONLY_ADMIN),
            Set.of(Role.PARTNER_FULL_ADMIN),
            Set.of(Role.PARTNER_ADMIN),
            Set.of(Role.PARTNER_READ_ONLY_ADMIN),
            Set.of(Role.PARTNER_ADMIN, Role.WHOLESALE_ADMIN),
            Set.of(Role.PARTNER_FULL_ADMIN, Role.WHOLESALE_ADMIN),
            Set.of(Role.PARTNER_ADMIN, Role.PARTNER_READ_ONLY_ADMIN, Role.FULL_ADMIN));
    Map<String, @Nullable AssignmentBasis> customers = new LinkedHashMap<>();
    customers.put(p + "-unlisted", null);
    for (AssignmentBasis basis : AssignmentBasis.values()) {
      customers.put(p + "-" + basis, basis);
    }
    History history = partner(p);
    customers.keySet().forEach(c -> history.add(new CustomerProvisioned(p, c, c, null, true)));
    for (int i = 0; i < combinations.size(); i++) {
      String user = p + "-u" + i;
      history.add(user(p, user, "User " + i));
      combinations.get(i).forEach(role -> history.add(granted(p, user, role)));
      customers.forEach(
          (customer, basis) -> {
            if (basis != null) {
              history.add(new CustomerAssigned(p, user, customer, basis));
            }
          });
    }
    topic.send(history.events());

    for (int i = 0; i < combinations.size(); i++) {
      Set<Role> held = combinations.get(i);
      String user = p + "-u" + i;
      Answer inPartner = access(history, user, p);
      assertThat(map(inPartner, "capabilities"))
          .containsExactlyEntriesOf(PolicyTables.capabilities(names(held), PARTNER_SCOPES));
      assertThat(map(inPartner, "settings")).isEmpty();
      customers.forEach(
          (customer, basis) -> {
            Set<String> counting =
                ExpectedAccess.countingOnCustomer(names(held), basis == null ? "" : basis.name());
            Answer answer = access(history, user, customer);
            assertThat(map(answer, "capabilities"))
                .as("%s with %s on %s", user, held, customer)
                .containsExactlyEntriesOf(PolicyTables.capabilities(counting, CUSTOMER_SCOPES));
            assertThat(map(answer, "settings"))
                .containsExactlyEntriesOf(
                    counting.isEmpty()
                        ? Map.of()
                        : PolicyTables.settings(counting, List.of())); // R23: never restricted
            assertThat(answer.body().get("restrictedMode").asBoolean()).isTrue();
            assertThat(answer.body().get("banner").asBoolean()).isFalse();
          });
    }
  }

  @Test
  void R23_R24_R25_restricted_mode_lowers_the_settings_of_the_customers_own_administrators() {
    String p = "restricted";
    String c = "restricted-c";
    History history = partner(p).add(new CustomerProvisioned(p, c, "C", null, true));
    List<Role> roles =
        Policy.standard().roles().stream()
            .map(entry -> entry.role())
            .filter(role -> role.name().startsWith("CUSTOMER_"))
            .toList();
    roles.forEach(role -> history.add(ownRole(p, c, "own-" + role, role)));
    topic.send(history.events());
    expectOwnAccess(history, c, roles, PolicyTables.restrictionKeys());

    List<String> few = List.of("USERS_SERVICES_STATUS", "SERVICES_MIGRATIONS");
    history.add(new RestrictionListChanged(p, restrictions(few)));
    topic.send(List.of(history.last()));
    expectOwnAccess(history, c, roles, few);

    history.add(new RestrictedModeToggled(p, c, false));
    topic.send(List.of(history.last()));
    expectOwnAccess(history, c, roles, null);
  }

  private static void expectOwnAccess(
      History history, String customer, List<Role> roles, @Nullable List<String> restricted) {
    for (Role role : roles) {
      Answer answer = access(history, "own-" + role, customer);
      Set<String> held = Set.of(role.name());
      List<String> lowered = restricted == null ? List.of() : restricted;
      assertThat(map(answer, "capabilities"))
          .containsExactlyEntriesOf(PolicyTables.capabilities(held, CUSTOMER_SCOPES));
      Map<String, String> settings = PolicyTables.settings(held, lowered);
      assertThat(map(answer, "settings")).containsExactlyEntriesOf(settings);
      boolean partial =
          lowered.contains("USERS_SERVICES_STATUS")
              && !"NONE".equals(settings.get("USERS_SERVICES_STATUS"));
      assertThat(strings(answer.body().get("partial")))
          .isEqualTo(partial ? List.of("USERS_SERVICES_STATUS") : List.of());
      assertThat(answer.body().get("restrictedMode").asBoolean()).isEqualTo(restricted != null);
      assertThat(answer.body().get("banner").asBoolean()).isEqualTo(restricted != null);
      assertThat(answer.body().get("manageUsersDisabled").asBoolean())
          .isEqualTo(lowered.contains("USERS_MANUAL_ADD_MODIFY"));
    }
    Answer customerAnswer = api.getAt(history.position(), "/v1/customers/" + customer);
    assertThat(customerAnswer.body().get("banner").asBoolean()).isEqualTo(restricted != null);
    assertThat(customerAnswer.body().get("manageUsersDisabled").asBoolean())
        .isEqualTo(restricted != null && restricted.contains("USERS_MANUAL_ADD_MODIFY"));
  }

  @Test
  void R30_nobody_reaches_an_organization_of_another_partner() {
    History one = partner("alien-1").add(user("alien-1", "alien-u1", "A"));
    one.add(granted("alien-1", "alien-u1", Role.PARTNER_FULL_ADMIN));
    History two =
        partner("alien-2").add(new CustomerProvisioned("alien-2", "alien-c", "C", null, true));
    two.add(ownRole("alien-2", "alien-c", "alien-own", Role.CUSTOMER_FULL_ADMIN));
    topic.send(one.events());
    topic.send(two.events());
    for (String org : List.of("alien-2", "alien-c")) {
      Answer answer = access(two, "alien-u1", org);
      assertThat(map(answer, "capabilities")).isEmpty();
      assertThat(map(answer, "settings")).isEmpty();
      assertThat(answer.header("Mandate-Position")).isEqualTo("" + two.position());
    }
    assertThat(map(access(two, "alien-own", "alien-2"), "capabilities")).isEmpty();
    assertThat(api.getAt(one.position(), "/v1/partners/alien-1/administrators/alien-own").status())
        .isEqualTo(404);
  }

  @Test
  void a_grant_ends_at_its_instant_by_itself() {
    String p = "expiring";
    Instant end = Instant.now().plus(Duration.ofSeconds(2)).truncatedTo(ChronoUnit.MILLIS);
    History history = partner(p).add(user(p, "expiring-u", "E"));
    history.add(new RoleGranted(p, "expiring-u", Role.PARTNER_ADMIN, GrantCause.COMMAND, end));
    history.add(granted(p, "expiring-u", Role.WHOLESALE_ADMIN));
    history.add(new CustomerProvisioned(p, "expiring-c", "C", null, true));
    history.add(new CustomerAssigned(p, "expiring-u", "expiring-c", AssignmentBasis.PROVISIONED));
    topic.send(history.events());
    assertThat(map(access(history, "expiring-u", "expiring-c"), "capabilities")).isNotEmpty();
    assertThat(
            api.getAt(history.position(), "/v1/partners/expiring/administrators").items("userId"))
        .containsExactly("expiring-u");

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> map(access(history, "expiring-u", "expiring-c"), "capabilities").isEmpty());
    assertThat(Instant.now()).isAfterOrEqualTo(end);
    // The add-on ends with its base, although its revocation has not arrived.
    assertThat(map(access(history, "expiring-u", p), "capabilities")).isEmpty();
    assertThat(api.get("/v1/partners/expiring/administrators").items("userId")).isEmpty();
    assertThat(api.get("/v1/partners/expiring").body().get("counts").get("administrators").asInt())
        .isZero();
    assertThat(
            api.get("/v1/partners/expiring/administrators/expiring-u/customers")
                .items("customerId"))
        .isEmpty();
  }

  @Test
  void an_answer_knows_the_position_that_it_was_asked_to_know() {
    String p = "consistent";
    History history = partner(p);
    topic.send(history.events());
    for (int i = 0; i < 20; i++) {
      String customer = "consistent-c" + i;
      history.add(new CustomerProvisioned(p, customer, "Name " + i, null, true));
      topic.send(List.of(history.last()));
      // Neither knows yet which partner the customer belongs to.
      assertThat(access(history, "nobody", customer).status()).isEqualTo(200);
      Answer answer = api.getAt(history.position(), "/v1/customers/" + customer);
      assertThat(answer.text("name")).isEqualTo("Name " + i);
      assertThat(Long.parseLong(Objects.requireNonNull(answer.header("Mandate-Position"))))
          .isEqualTo(history.position());
    }
  }

  @Test
  void a_position_that_does_not_come_is_answered_with_not_yet() {
    topic.send(partner("early").events());
    Stream.of(
            "/v1/partners/early", "/v1/access?user=u&org=early", "/v1/audit/entries?partner=early")
        .parallel()
        .forEach(AccessAnswersTest::expectNotYet);
  }

  private static void expectNotYet(String path) {
    long start = System.nanoTime();
    Answer answer = api.getAt(2, path);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("code")).isEqualTo("NOT_YET");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
  }

  private static Set<String> names(Set<Role> roles) {
    return roles.stream().map(Role::name).collect(Collectors.toSet());
  }
}
