package dev.mandate.access.decision;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.Explanation;
import dev.mandate.policy.Access;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Restriction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do in an organization (R27).
 *
 * @param user the user
 * @param org the organization
 * @param orgType what kind of organization it is
 * @param position the position of the partner's history that this holds for
 * @param capabilities every capability with a level above {@code NONE}
 * @param settings every setting of the catalogue; empty without reach or outside customers
 * @param partial the settings that are shown in part only
 * @param restrictedMode whether restricted mode of the organization is on
 * @param banner whether the user sees its banner
 * @param manageUsersDisabled whether the user finds managing users switched off
 * @param explanation why, if that was asked for (R28)
 */
record AccessAnswer(
    String user,
    String org,
    OrgType orgType,
    long position,
    Map<String, Level> capabilities,
    Map<String, Level> settings,
    List<String> partial,
    boolean restrictedMode,
    boolean banner,
    boolean manageUsersDisabled,
    @Nullable Explanation explanation) {
  static AccessAnswer of(
      String user, String org, Standing standing, @Nullable Explanation explanation) {
    Access access = standing.access();
    Map<String, Level> capabilities = new LinkedHashMap<>();
    access.capabilities().forEach((key, level) -> capabilities.put(key.qualifiedKey(), level));
    Map<String, Level> settings = new LinkedHashMap<>();
    access.settings().forEach((setting, level) -> settings.put(setting.key(), level));
    return new AccessAnswer(
        user,
        org,
        standing.orgType(),
        standing.position(),
        capabilities,
        settings,
        access.partialSettings().stream().map(Restriction::key).toList(),
        standing.mode().on(),
        standing.banner(),
        standing.manageUsersDisabled(),
        explanation);
  }
}
