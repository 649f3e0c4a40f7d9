package dev.mandate.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tables that decide: which role entitles to what, and what restricted mode takes away. Loaded
 * once from the CSV files beside this class; a table that contradicts the code fails the start.
 */
public final class Policy {
  private static final Policy STANDARD = new Policy();

  private final List<RoleEntry> roles;
  private final List<Capability> capabilities;
  private final List<Restriction> restrictions;
  private final RestrictionSet defaultRestrictionList;
  private final Map<String, Capability> capabilitiesByQualifiedKey = new HashMap<>();
  private final Map<String, Restriction> restrictionsByKey = new HashMap<>();

  /** Entitlements by role ordinal, then capability index. */
  private final Level[][] entitlements;

  private Policy() {
    roles = loadRoles();
    capabilities = loadCapabilities();
    capabilities.forEach(c -> capabilitiesByQualifiedKey.put(c.qualifiedKey(), c));
    restrictions = loadRestrictions();
    defaultRestrictionList = RestrictionSet.of(restrictions);
    restrictions.forEach(r -> restrictionsByKey.put(r.key(), r));
    entitlements = loadEntitlements();
  }

  /** The one policy that is in force. */
  public static Policy standard() {
    return STANDARD;
  }

  /** What the tables say of a role. */
  public RoleEntry entry(Role role) {
    return roles.get(role.ordinal());
  }

  /** All roles, in the order of {@link Role}. */
  public List<RoleEntry> roles() {
    return roles;
  }

  /** All capabilities, in the order of the table; {@link Capability#index()} is the place here. */
  public List<Capability> capabilities() {
    return capabilities;
  }

  /** The whole restriction catalogue; {@link Restriction#index()} is the place here. */
  public List<Restriction> restrictions() {
    return restrictions;
  }

  /** The whole catalogue as a partner's restriction list: the default of every partner (R24). */
  public RestrictionSet defaultRestrictionList() {
    return defaultRestrictionList;
  }

  /**
   * A capability that the code speaks of.
   *
   * @throws IllegalArgumentException if the tables do not have it
   */
  public Capability capability(Scope scope, String key) {
    Capability found = capabilitiesByQualifiedKey.get(scope + "." + key);
    if (found == null) {
      throw new IllegalArgumentException("The policy has no capability " + scope + "." + key);
    }
    return found;
  }

  /** The restriction with this key, or null if the catalogue has none. */
  public @Nullable Restriction restriction(String key) {
    return restrictionsByKey.get(key);
  }

  /** What a single role entitles to; a pair that the table does not list is {@code NONE}. */
  public Level entitlement(Role role, Capability capability) {
    return entitlements[role.ordinal()][capability.index()];
  }

  private static List<RoleEntry> loadRoles() {
    RoleEntry[] entries = new RoleEntry[Role.values().length];
    for (Map<String, String> row : CsvTable.read("roles.csv")) {
      RoleEntry entry = roleEntry(row);
      entries[entry.role().ordinal()] = entry;
    }
    for (Role role : Role.values()) {
      Objects.requireNonNull(entries[role.ordinal()], () -> "roles.csv lacks the role " + role);
    }
    return List.of(entries);
  }

  private static RoleEntry roleEntry(Map<String, String> row) {
    String scope = cell(row, "customers_in_scope");
    return new RoleEntry(
        Role.valueOf(cell(row, "key")),
        RoleFamily.valueOf(cell(row, "family")),
        cell(row, "assignable").equals("yes"),
        scope.isEmpty() ? CustomersInScope.NONE : CustomersInScope.valueOf(scope),
        cell(row, "label_en"),
        cell(row, "label_zh"));
  }

  private static List<Capability> loadCapabilities() {
    List<Capability> all = new ArrayList<>();
    for (Map<String, String> row : CsvTable.read("capabilities.csv")) {
      all.add(
          new Capability(
              Scope.valueOf(cell(row, "scope")),
              cell(row, "key"),
              all.size(),
              cell(row, "label_en"),
              cell(row, "label_zh")));
    }
    return List.copyOf(all);
  }

  private List<Restriction> loadRestrictions() {
    List<Restriction> all = new ArrayList<>();
    for (Map<String, String> row : CsvTable.read("restrictions.csv")) {
      all.add(
          new Restriction(
              cell(row, "key"),
              all.size(),
              cell(row, "area"),
              capability(Scope.CUSTOMER_ORG, cell(row, "capability")),
              Effect.valueOf(cell(row, "effect")),
              cell(row, "label_en"),
              cell(row, "label_zh")));
    }
    if (all.size() > Long.SIZE) {
      throw new IllegalStateException(
          "restrictions.csv has more rows than a RestrictionSet can hold");
    }
    return List.copyOf(all);
  }

  private Level[][] loadEntitlements() {
    Level[][] levels = new Level[Role.values().length][capabilities.size()];
    for (Level[] ofRole : levels) {
      Arrays.fill(ofRole, Level.NONE);
    }
    for (Map<String, String> row : CsvTable.read("entitlements.csv")) {
      Role role = Role.valueOf(cell(row, "role"));
      Capability capability =
          capability(Scope.valueOf(cell(row, "scope")), cell(row, "capability"));
      levels[role.ordinal()][capability.index()] = Level.valueOf(cell(row, "level"));
    }
    return levels;
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), () -> "A policy table lacks " + column);
  }
}
