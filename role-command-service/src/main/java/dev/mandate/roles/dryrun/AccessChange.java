package dev.mandate.roles.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mandate.policy.Access;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How effective access of one user in one organization would change.
 *
 * @param user the user
 * @param org the organization
 * @param orgType what kind of organization it is
 * @param before what differs, as it is
 * @param after the same, as it would be
 */
public record AccessChange(String user, String org, OrgType orgType, Side before, Side after) {
  /**
   * One side of a difference. Both sides have the same capabilities and settings; what is not
   * entitled to is {@code NONE}.
   *
   * @param capabilities qualified key to level
   * @param settings key to level
   * @param partial the settings that are shown in part only on this side, but not on the other
   */
  public record Side(
      Map<String, Level> capabilities,
      Map<String, Level> settings,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> partial) {
    private static Side of(Access access, Access other) {
      Policy policy = Policy.standard();
      Map<String, Level> capabilities = new LinkedHashMap<>();
      for (Capability capability : policy.capabilities()) {
        if (access.level(capability) != other.level(capability)) {
          capabilities.put(capability.qualifiedKey(), access.level(capability));
        }
      }
      Map<String, Level> settings = new LinkedHashMap<>();
      List<String> partial = new ArrayList<>();
      for (Restriction setting : policy.restrictions()) {
        if (access.level(setting) != other.level(setting)) {
          settings.put(setting.key(), access.level(setting));
        }
        if (access.isPartial(setting) && !other.isPartial(setting)) {
          partial.add(setting.key());
        }
      }
      return new Side(capabilities, settings, partial);
    }

    private boolean isEmpty() {
      return capabilities.isEmpty() && settings.isEmpty() && partial.isEmpty();
    }
  }

  /** What differs between two accesses to the same organization. */
  record Difference(Side before, Side after) {
    static Difference between(Access before, Access after) {
      return new Difference(Side.of(before, after), Side.of(after, before));
    }

    boolean isNone() {
      return before.isEmpty() && after.isEmpty();
    }

    AccessChange in(String user, String org, OrgType orgType) {
      return new AccessChange(user, org, orgType, before, after);
    }
  }
}
