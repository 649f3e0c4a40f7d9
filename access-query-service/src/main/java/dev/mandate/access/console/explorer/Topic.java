package dev.mandate.access.console.explorer;

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
import org.jspecify.annotations.Nullable;

/**
 * A row of the matrix: a capability, or a setting of the catalogue.
 *
 * @param capability the capability, or the one that opens the setting
 * @param setting the setting, or null if it is the capability itself
 */
record Topic(Capability capability, @Nullable Restriction setting) {
  /**
   * Rows that belong together.
   *
   * @param key the scope of capabilities, the area of settings
   */
  record Group(String key, boolean ofSettings, List<Topic> topics) {}

  /** All rows of organizations of a kind: capabilities by scope, then settings by area. */
  static List<Group> groups(OrgType org) {
    Map<String, List<Topic>> scopes = new LinkedHashMap<>();
    for (Capability capability : Policy.standard().capabilities()) {
      if (org.has(capability.scope())) {
        add(scopes, capability.scope().name(), new Topic(capability, null));
      }
    }
    Map<String, List<Topic>> areas = new LinkedHashMap<>();
    if (org == OrgType.CUSTOMER) {
      for (Restriction setting : Policy.standard().restrictions()) {
        add(areas, setting.area(), new Topic(setting.capability(), setting));
      }
    }
    List<Group> groups = new ArrayList<>();
    scopes.forEach((key, topics) -> groups.add(new Group(key, false, topics)));
    areas.forEach((key, topics) -> groups.add(new Group(key, true, topics)));
    return groups;
  }

  private static void add(Map<String, List<Topic>> groups, String key, Topic topic) {
    groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(topic);
  }

  /** The row with this key in organizations of a kind, or null if they have none. */
  static @Nullable Topic of(OrgType org, @Nullable String key) {
    return groups(org).stream()
        .flatMap(group -> group.topics().stream())
        .filter(topic -> topic.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** The key as questions name it: {@code SCOPE.KEY} of a capability, the key of a setting. */
  public String key() {
    return setting == null ? capability.qualifiedKey() : setting.key();
  }

  /** The key without its scope, which the group says. */
  public String code() {
    return setting == null ? capability.key() : setting.key();
  }

  /** Tells it apart from all others of a page. */
  public String id() {
    return key().replace('.', '-');
  }

  /** How far it is open to somebody. */
  Level level(Access access) {
    return setting == null ? access.level(capability) : access.level(setting);
  }

  /** Whether only a part of it is shown. */
  boolean isPartial(Access access) {
    return setting != null && access.isPartial(setting);
  }
}
