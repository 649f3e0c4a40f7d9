package dev.mandate.access.console.page;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Summary;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Language;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import org.jspecify.annotations.Nullable;

/** What the policy and the audit log call things, in one language. */
public record Labels(Language language) {
  /** A role. */
  public String role(Role role) {
    RoleEntry entry = Policy.standard().entry(role);
    return language.label(entry.labelEn(), entry.labelZh());
  }

  /** A capability. */
  public String capability(Capability capability) {
    return language.label(capability.labelEn(), capability.labelZh());
  }

  /** A setting that restricted mode can take away. */
  public String restriction(Restriction restriction) {
    return language.label(restriction.labelEn(), restriction.labelZh());
  }

  /** A person, who may have no name, or none any more. */
  public static String person(String userId, @Nullable String name) {
    return name == null || name.isEmpty() ? userId : name;
  }

  /** What an entry of the audit log says. */
  public String summary(AuditEntry entry) {
    return Summary.of(entry, language);
  }
}
