package dev.mandate.access.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.directory.DirectoryFixture;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.review.AdministratorReviews.Question;
import dev.mandate.access.review.ReviewedAdministrator.LastActive;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UserProvisioned;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which administrators deserve a look, to the millisecond. Every test has a partner of its own. */
class AdministratorReviewTest {
  private static final int DAYS = 90;
  private static final Duration PERIOD = Duration.ofDays(DAYS);
  private static final JsonText ASKED = new JsonText("{}");

  private static final TestDatabase DATABASE = new TestDatabase();
  private static final ProjectionFixture PROJECTION = new ProjectionFixture(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void R31_inactive_is_who_asked_for_nothing_since_longer_than_the_days() {
    String p = "acting";
    takeIn(
        partner(p, "acting-u") // 2
            .add(granted(p, "acting-u", Role.FULL_ADMIN)) // 3
            .byUser("acting-u")
            .add(new UserProvisioned(p, "acting-v", "V", "v@example.com", null))); // 4
    Instant last = History.decidedAt(4);

    assertThat(findings(p, last.plus(PERIOD))).isEmpty();
    ReviewedAdministrator inactive = only(p, last.plus(PERIOD).plusMillis(1));
    assertThat(inactive.findings()).containsExactly(Finding.INACTIVE);
    assertThat(inactive.lastActive()).isEqualTo(new LastActive(last, 4, "UserProvisioned"));
    assertThat(inactive.since()).isEqualTo(History.decidedAt(3));
  }

  @Test
  void R31_who_never_asked_for_anything_is_inactive_once_its_oldest_role_is_as_old() {
    String p = "idle";
    takeIn(
        partner(p, "idle-u")
            .add(granted(p, "idle-u", Role.PARTNER_ADMIN)) // 3
            .add(revoked(p, "idle-u", Role.PARTNER_ADMIN))
            .add(granted(p, "idle-u", Role.PARTNER_ADMIN)) // 5: what was before has ended
            .add(granted(p, "idle-u", Role.WHOLESALE_ADMIN)));
    Instant held = History.decidedAt(5).plus(PERIOD);

    assertThat(findings(p, held.minusMillis(1))).isEmpty();
    ReviewedAdministrator inactive = only(p, held);
    assertThat(inactive.findings()).containsExactly(Finding.INACTIVE);
    assertThat(inactive.lastActive()).isNull();
    assertThat(inactive.since()).isEqualTo(History.decidedAt(5));
  }

  @Test
  void R31_a_command_that_was_refused_is_an_activity_that_of_somebody_else_is_none() {
    String p = "refusing";
    takeIn(
        partner(p, "refusing-u", "refusing-v")
            .add(granted(p, "refusing-u", Role.FULL_ADMIN))
            .add(granted(p, "refusing-v", Role.FULL_ADMIN)) // 5
            .byUser("refusing-u", Role.FULL_ADMIN)
            .add(refused(p)) // 6
            .by("system", "refusing-v")
            .add(refused(p)));
    takeIn(partner("refusing-2").byUser("refusing-v").add(refused("refusing-2")));

    assertThat(findings(p, History.decidedAt(6).plus(PERIOD)))
        .containsExactly(Map.entry("refusing-v", List.of(Finding.INACTIVE)));
  }

  @ParameterizedTest
  @CsvSource({
    "PARTNER_ADMIN, false",
    "PARTNER_ADMIN WHOLESALE_ADMIN, false",
    "PARTNER_FULL_ADMIN WHOLESALE_ADMIN, false",
    "FULL_ADMIN PARTNER_FULL_ADMIN, true",
    "PARTNER_ADMIN PARTNER_READ_ONLY_ADMIN, true",
    "PARTNER_ADMIN PARTNER_FULL_ADMIN WHOLESALE_ADMIN, true"
  })
  void R10_the_add_on_beside_its_base_is_one_role_any_two_others_are_several(
      String roles, boolean several) {
    String p = "several-" + roles.replace(' ', '-');
    History history = partner(p, p + "-u");
    for (String role : roles.split(" ", -1)) {
      history.add(granted(p, p + "-u", Role.valueOf(role)));
    }
    takeIn(history);

    assertThat(findings(p, History.decidedAt(9)))
        .isEqualTo(several ? Map.of(p + "-u", List.of(Finding.SEVERAL_ROLES)) : Map.of());
  }

  @Test
  void R9_a_role_that_ended_or_has_run_out_does_not_count() {
    String p = "ended";
    Instant end = History.decidedAt(20);
    takeIn(
        partner(p, "ended-u", "ended-v", "ended-w")
            .add(granted(p, "ended-u", Role.FULL_ADMIN), granted(p, "ended-u", Role.PARTNER_ADMIN))
            .add(new RoleGranted(p, "ended-v", Role.FULL_ADMIN, GrantCause.COMMAND, end))
            .add(granted(p, "ended-v", Role.PARTNER_ADMIN))
            .add(granted(p, "ended-w", Role.PARTNER_ADMIN))
            .add(
                revoked(p, "ended-w", Role.PARTNER_ADMIN), revoked(p, "ended-u", Role.FULL_ADMIN)));

    assertThat(findings(p, end.minusMillis(1)).keySet()).containsExactly("ended-v");
    assertThat(findings(p, end)).isEmpty();
    // Who has no role left is no administrator, however long it does nothing.
    assertThat(findings(p, end.plus(PERIOD)).keySet()).containsExactly("ended-u", "ended-v");
  }

  @Test
  void R20_near_the_limit_is_who_has_450_customers_on_the_list() {
    String p = "near";
    History history =
        partner(p, "near-u", "near-v")
            .add(
                granted(p, "near-u", Role.PARTNER_ADMIN), granted(p, "near-v", Role.PARTNER_ADMIN));
    for (int i = 0; i < 450; i++) {
      history.add(new CustomerProvisioned(p, "near-c" + i, "C", null, true));
      history.add(new CustomerAssigned(p, "near-u", "near-c" + i, AssignmentBasis.ASSIGNED));
      if (i > 0) {
        history.add(new CustomerAssigned(p, "near-v", "near-c" + i, AssignmentBasis.ASSIGNED));
      }
    }
    takeIn(history);
    Instant now = History.decidedAt(history.position());

    ReviewedAdministrator near = only(p, now);
    assertThat(near.userId()).isEqualTo("near-u");
    assertThat(near.findings()).containsExactly(Finding.NEAR_LIMIT);
    assertThat(near.managedCustomers().count()).isEqualTo(450);
    assertThat(near.managedCustomers().nearLimit()).isTrue();
  }

  @Test
  void one_finding_can_be_asked_for_and_all_of_whoever_has_it_are_told() {
    String p = "asked";
    takeIn(
        partner(p, "asked-u", "asked-v")
            .add(granted(p, "asked-u", Role.FULL_ADMIN))
            .add(granted(p, "asked-u", Role.PARTNER_ADMIN))
            .add(granted(p, "asked-v", Role.PARTNER_ADMIN)));
    Instant now = History.decidedAt(6).plus(PERIOD);
    List<Finding> both = List.of(Finding.INACTIVE, Finding.SEVERAL_ROLES);

    assertThat(findings(p, Finding.SEVERAL_ROLES, now)).isEqualTo(Map.of("asked-u", both));
    assertThat(findings(p, Finding.NEAR_LIMIT, now)).isEmpty();
    assertThat(findings(p, Finding.INACTIVE, now))
        .isEqualTo(Map.of("asked-u", both, "asked-v", List.of(Finding.INACTIVE)))
        .isEqualTo(findings(p, now));
  }

  private static ReviewedAdministrator only(String partner, Instant now) {
    List<ReviewedAdministrator> found = review(partner, null, now);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Map<String, List<Finding>> findings(String partner, Instant now) {
    return findings(partner, null, now);
  }

  private static Map<String, List<Finding>> findings(
      String partner, @Nullable Finding finding, Instant now) {
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    review(partner, finding, now).forEach(who -> findings.put(who.userId(), who.findings()));
    return findings;
  }

  private static List<ReviewedAdministrator> review(
      String partner, @Nullable Finding finding, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    AdministratorReview review =
        new AdministratorReview(
            DATABASE.reading().client(), DirectoryFixture.administrators(DATABASE, clock), clock);
    Page<ReviewedAdministrator> page =
        review.page(new Question(partner, finding, DAYS), Paging.of(100, null, 1, "test"));
    assertThat(page.nextCursor()).isNull();
    return page.items();
  }

  private static void takeIn(History history) {
    PROJECTION.takeIn(history.events(), new Random(1));
  }

  private static History partner(String id, String... users) {
    History history = History.of(id).add(new PartnerRegistered(id, "Partner", true));
    for (String user : users) {
      history.add(new UserProvisioned(id, user, "User", user + "@example.com", null));
    }
    return history;
  }

  private static Event granted(String partner, String user, Role role) {
    return new RoleGranted(partner, user, role, GrantCause.COMMAND, null);
  }

  private static Event revoked(String partner, String user, Role role) {
    return new RoleRevoked(partner, user, role, RevocationCause.COMMAND);
  }

  private static Event refused(String partner) {
    return new CommandRejected(partner, "GrantRole", RejectionCode.NOT_AUTHORIZED, "no", ASKED);
  }
}
