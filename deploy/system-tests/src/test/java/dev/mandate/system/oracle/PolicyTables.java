package dev.mandate.system.oracle;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The facts of the domain, read from their files and not through anybody's code. */
public final class PolicyTables {
  private static final String FOLDER = "shared-events/src/main/resources/dev/mandate/policy";

  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, Map<String, Level>> entitlements = new LinkedHashMap<>();
  private final Map<String, Restriction> restrictions = new LinkedHashMap<>();

  /**
   * Reads the tables.
   *
   * @param repository the top folder of the sources
   */
  public PolicyTables(Path repository) {
    Path folder = repository.resolve(FOLDER);
    Csv.rows(folder.resolve("roles.csv"))
        .forEach(row -> roles.put(row.get(0), new Role(row.get(1), row.get(3))));
    Csv.rows(folder.resolve("entitlements.csv"))
        .forEach(
            row ->
                entitlements
                    .computeIfAbsent(row.get(0), _ -> new LinkedHashMap<>())
                    .put(row.get(1) + "." + row.get(2), Level.valueOf(row.get(3))));
    Csv.rows(folder.resolve("restrictions.csv"))
        .forEach(row -> restrictions.put(row.get(0), new Restriction(row.get(2), row.get(3))));
  }

  Set<String> roles() {
    return roles.keySet();
  }

  Role role(String key) {
    return requireNonNull(roles.get(key), key);
  }

  /** The levels of one role, by {@code SCOPE.CAPABILITY}. */
  Map<String, Level> entitlements(String role) {
    return entitlements.getOrDefault(role, Map.of());
  }

  /** The settings in the catalogue of restrictions. */
  public Set<String> settings() {
    return restrictions.keySet();
  }

  /** The catalogue of restrictions, by setting. */
  Map<String, Restriction> restrictions() {
    return restrictions;
  }

  /** A row of the roles. */
  record Role(String family, String customersInScope) {
    /** Whether it can be given to a partner's user. */
    boolean isOfPartner() {
      return isOfPartnerManagement()
          || family.equals("CUSTOMER_MANAGEMENT")
          || family.equals("CUSTOMER_MANAGEMENT_ADDON");
    }

    /** Whether it is one of those that R8 keeps from the partner full administrator. */
    boolean isOfPartnerManagement() {
      return family.equals("PARTNER_MANAGEMENT");
    }

    /** Whether it can be given to a customer's user. */
    boolean isOfCustomer() {
      return family.equals("CUSTOMER_ORG");
    }
  }

  /** A row of the restrictions: the capability behind the setting, and what becomes of it (R23). */
  record Restriction(String capability, String effect) {
    Level ceiling() {
      return switch (effect) {
        case "HIDDEN", "SUPPRESSED" -> Level.NONE;
        case "ACTION_UNAVAILABLE", "READ_ONLY", "PARTIAL_VISIBILITY" -> Level.READ_ONLY;
        default -> throw new IllegalStateException("no rule for the effect " + effect);
      };
    }

    boolean isPartial() {
      return effect.equals("PARTIAL_VISIBILITY");
    }
  }
}
