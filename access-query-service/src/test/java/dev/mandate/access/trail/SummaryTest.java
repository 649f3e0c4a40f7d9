package dev.mandate.access.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.facts.Facts;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.RandomHistory;
import dev.mandate.audit.Summary;
import dev.mandate.commands.RejectionCode;
import dev.mandate.events.AuditExported;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Language;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.wire.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R31: every entry is a sentence that people understand. */
class SummaryTest {
  private static final String P = "p1";

  private final History history =
      History.of(P)
          .add(new PartnerRegistered(P, "One", true))
          .add(new UserProvisioned(P, "u1", "Ada", "ada@example.com", null))
          .byUser("u1", Role.FULL_ADMIN);

  @Test
  void a_partner_and_its_settings() {
    assertThat(sentences().getFirst()).isEqualTo("provisioning registered the partner One.");
    expect(new WholesaleProgramChanged(P, false), "Ada (u1) switched the wholesale programme off.");
    RestrictionSet all = Policy.standard().defaultRestrictionList();
    expect(
        new RestrictionListChanged(P, new RestrictionSet(all.bits() & ~1)),
        "Ada (u1) changed the restriction list; taken off it: USERS_MANUAL_ADD_MODIFY.");
    expect(
        new RestrictionListChanged(P, all),
        "Ada (u1) changed the restriction list; put on it: USERS_MANUAL_ADD_MODIFY.");
    expect(
        new AuditExported(P, "u1", "csv", new JsonText("{}"), 7),
        "Ada (u1) exported 7 entries of the audit log as csv.");
  }

  @Test
  void users_and_their_roles() {
    expect(
        new UserProvisioned(P, "u2", "Bob", "bob@example.com", null),
        "Ada (u1) added the user Bob (u2).");
    expect(
        new UserUpdated(P, "u2", "Robert", "robert@example.com", null),
        "Ada (u1) changed the display name and email of Bob (u2).");
    expect(
        new RoleGranted(
            P, "u2", Role.PARTNER_ADMIN, GrantCause.COMMAND, Instant.parse("2026-12-31T00:00:00Z")),
        "Ada (u1) granted the role Partner administrator to Robert (u2)"
            + " until 2026-12-31T00:00:00.000Z.");
    expect(
        new RoleGranted(P, "u2", Role.FULL_ADMIN, GrantCause.FIRST_USER, null),
        "Ada (u1) granted the role Full administrator to Robert (u2)"
            + " as the first user of the partner.");
    expect(
        new RoleRevoked(P, "u2", Role.PARTNER_ADMIN, RevocationCause.COMMAND),
        "Ada (u1) revoked the role Partner administrator from Robert (u2).");
    history.by("system", "mandate");
    expect(
        new RoleRevoked(P, "u2", Role.FULL_ADMIN, RevocationCause.USER_REMOVED),
        "Mandate revoked the role Full administrator from Robert (u2)"
            + " because the user was removed.");
    expect(new UserRemoved(P, "u2"), "Mandate removed the user Robert (u2).");
  }

  @Test
  void customers_and_managed_lists() {
    expect(
        new CustomerProvisioned(P, "c1", "Acme", null, true),
        "Ada (u1) created the customer Acme (c1).");
    expect(
        new CustomerAttached(P, "c2", "Old", "u1", true),
        "Ada (u1) attached the customer Old (c2).");
    expect(new CustomerRenamed(P, "c2", "New"), "Ada (u1) renamed the customer Old (c2) to New.");
    expect(
        new RestrictedModeToggled(P, "c1", false),
        "Ada (u1) switched restricted mode of Acme (c1) off.");
    expect(
        new CustomerAssigned(P, "u1", "c1", AssignmentBasis.ASSIGNED),
        "Ada (u1) put Acme (c1) on the managed list of Ada (u1) as ASSIGNED.");
    expect(
        new CustomerUnassigned(P, "u1", "c1", UnassignmentCause.LIMIT, "c2"),
        "Ada (u1) took Acme (c1) off the managed list of Ada (u1)"
            + " because the list was full when c2 came onto it.");
    expect(
        new CustomerRoleGranted(P, "c1", "e1", Role.CUSTOMER_FULL_ADMIN, "Eve", null),
        "Ada (u1) granted the role Customer full administrator in Acme (c1) to Eve (e1).");
    expect(
        new CustomerRoleRevoked(P, "c1", "e1", Role.CUSTOMER_FULL_ADMIN),
        "Ada (u1) revoked the role Customer full administrator in Acme (c1) from Eve (e1).");
  }

  @Test
  void commands_that_changed_nothing() {
    JsonText asked = new JsonText("{}");
    expect(
        new CommandRejected(
            P, "GrantRole", RejectionCode.NOT_AUTHORIZED, "Only FULL_ADMIN may do this.", asked),
        "Ada (u1) asked to grant the role KING to Ada (u1), which was rejected (NOT_AUTHORIZED):"
            + " Only FULL_ADMIN may do this.");
    expect(
        new CommandHadNoEffect(P, "SetRestrictedMode", asked),
        "Ada (u1) asked to switch restricted mode of c9, which was so already.");
    history.by(null, null);
    expect(
        new CommandRejected(P, "RemoveUser", RejectionCode.INVALID, "authid is missing", asked),
        "Somebody unnamed asked to remove the user Ada (u1), which was rejected (INVALID):"
            + " authid is missing.");
  }

  @Test
  void the_same_in_chinese() {
    history.add(
        new RoleGranted(
            P,
            "u1",
            Role.PARTNER_ADMIN,
            GrantCause.COMMAND,
            Instant.parse("2026-12-31T00:00:00Z")));
    history.add(new CustomerProvisioned(P, "c1", "Acme", null, true));
    history.add(new RestrictedModeToggled(P, "c1", false));
    history.add(new CustomerUnassigned(P, "u1", "c1", UnassignmentCause.LIMIT, "c2"));
    history.add(new UserUpdated(P, "u1", "Ada L.", "l@example.com", null));
    history.add(
        new CommandRejected(
            P, "GrantRole", RejectionCode.NOT_AUTHORIZED, "Not allowed.", new JsonText("{}")));

    List<String> sentences = sentences(Language.CHINESE);
    assertThat(sentences.subList(2, sentences.size()))
        .containsExactly(
            "Ada（u1）将角色“合作伙伴管理员”授予Ada（u1），有效期至 2026-12-31T00:00:00.000Z。",
            "Ada（u1）创建了客户Acme（c1）。",
            "Ada（u1）将Acme（c1）的受限模式设为关闭。",
            "Ada（u1）将Acme（c1）移出Ada（u1）的管理列表（列表已满，由 c2 取代）。",
            "Ada（u1）更改了Ada（u1）的显示名称和电子邮件。",
            "Ada L.（u1）请求将角色“KING”授予Ada L.（u1），被拒绝（NOT_AUTHORIZED）：Not allowed。");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_event_has_a_sentence_without_gaps(Language language) {
    Trail trail = new Trail(new Facts(), Subject::of);
    for (RecordedEvent event : RandomHistory.of(P, 400, 3).events()) {
      assertThat(Summary.of(trail.append(event), language))
          .matches(".*[.。]")
          .doesNotContain("null", "unknown ", "caused", "引发", "未知", "  ", "{", "}");
    }
  }

  private void expect(Event event, String sentence) {
    history.add(event);
    assertThat(sentences().getLast()).isEqualTo(sentence);
  }

  private List<String> sentences() {
    return sentences(Language.ENGLISH);
  }

  private List<String> sentences(Language language) {
    Trail trail = new Trail(new Facts(), SummaryTest::subject);
    return history.events().stream()
        .map(trail::append)
        .map(entry -> Summary.of(entry, language))
        .toList();
  }

  private static Subject subject(Event event) {
    return event instanceof CommandRejected || event instanceof CommandHadNoEffect
        ? new Subject("u1", "c9", "KING")
        : Subject.of(event);
  }
}
