package dev.mandate.system.oracle;

import dev.mandate.system.oracle.Partner.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The partner's own people: R2, R4, R6, R13. */
final class UserRules {
  private static final String MANAGE = "PARTNER_ORG.USERS_AND_LICENSES";
  private static final List<String> NEVER_WITHOUT = List.of("FULL_ADMIN", "PARTNER_FULL_ADMIN");

  private UserRules() {}

  static Ruling provision(Case of) {
    if (!of.asker().mayInPartner(MANAGE)) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    User known = of.partner().users().get(of.user());
    String alias = of.command().optionalText("alias");
    if (known != null) {
      boolean same =
          known.displayName.equals(of.text("displayName"))
              && known.email.equals(of.text("email"))
              && Objects.equals(known.alias, alias);
      return same ? Ruling.noEffect() : Ruling.rejected("ALREADY_EXISTS");
    }
    if (of.model().isUserOfAnother(of.user(), of.partner().id())) {
      return Ruling.rejected("ALREADY_EXISTS");
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(
        of.fact(
            "UserProvisioned",
            "userId",
            of.user(),
            "displayName",
            of.text("displayName"),
            "email",
            of.text("email"),
            "alias",
            alias));
    if (!of.partner().hasHadUsers) {
      NEVER_WITHOUT.forEach(role -> facts.add(RoleRules.granted(of, role, "FIRST_USER")));
    }
    return Ruling.accepted(facts);
  }

  static Ruling update(Case of) {
    if (!of.asker().mayInPartner(MANAGE)) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasUser()) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    User user = of.partner().user(of.user());
    String name = changed(of, "displayName", user.displayName);
    String email = changed(of, "email", user.email);
    String alias = changed(of, "alias", user.alias);
    if (name == null && email == null && alias == null) {
      return Ruling.noEffect();
    }
    return Ruling.accepted(
        of.fact(
            "UserUpdated",
            "userId",
            of.user(),
            "displayName",
            name,
            "email",
            email,
            "alias",
            alias));
  }

  private static @Nullable String changed(Case of, String field, @Nullable String now) {
    String wanted = of.command().optionalText(field);
    return Objects.equals(wanted, now) ? null : wanted;
  }

  static Ruling remove(Case of) {
    if (!of.asker().mayInPartner(MANAGE)) {
      return Ruling.rejected("NOT_AUTHORIZED");
    }
    if (!of.hasUser()) {
      return Ruling.rejected("UNKNOWN_USER");
    }
    if (NEVER_WITHOUT.stream().anyMatch(role -> of.partner().isLastHolder(of.user(), role))) {
      return Ruling.rejected("LAST_ADMINISTRATOR");
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(of.fact("UserRemoved", "userId", of.user()));
    of.partner()
        .user(of.user())
        .roles
        .forEach(role -> facts.add(RoleRules.revoked(of, of.user(), role, "USER_REMOVED")));
    facts.addAll(ListRules.emptied(of, "USER_REMOVED"));
    return Ruling.accepted(facts);
  }
}
