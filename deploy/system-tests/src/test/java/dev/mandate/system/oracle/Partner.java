package dev.mandate.system.oracle;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that is known about a partner; changed by {@link Model} alone. */
public final class Partner {
  private final String id;
  String name;
  boolean sellsWholesale;
  boolean hasHadUsers;
  Set<String> restrictions;
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Customer> customers = new LinkedHashMap<>();

  Partner(String id, String name, boolean sellsWholesale, Set<String> restrictions) {
    this.id = id;
    this.name = name;
    this.sellsWholesale = sellsWholesale;
    this.restrictions = new TreeSet<>(restrictions);
  }

  public String id() {
    return id;
  }

  /** Its own users, as long as they are not removed. */
  public Map<String, User> users() {
    return users;
  }

  public Map<String, Customer> customers() {
    return customers;
  }

  User user(String userId) {
    return requireNonNull(users.get(userId), userId);
  }

  Customer customer(String customerId) {
    return requireNonNull(customers.get(customerId), customerId);
  }

  boolean holds(String userId, String role) {
    User user = users.get(userId);
    return user != null && user.roles.contains(role);
  }

  /** Whether nobody would hold the role without expiry if this user did not (R13). */
  boolean isLastHolder(String userId, String role) {
    return holdsForGood(userId, role)
        && users.keySet().stream()
            .noneMatch(other -> !other.equals(userId) && holdsForGood(other, role));
  }

  private boolean holdsForGood(String userId, String role) {
    return holds(userId, role) && !user(userId).limits.containsKey(role);
  }

  /** One of the partner's own people. */
  public static final class User {
    String displayName;
    String email;
    @Nullable String alias;
    final Set<String> roles = new TreeSet<>();

    /** When roles end that are limited in time. */
    final Map<String, Instant> limits = new TreeMap<>();

    /** The managed list: customer and basis, first added first. */
    final Map<String, String> managed = new LinkedHashMap<>();

    User(String displayName, String email, @Nullable String alias) {
      this.displayName = displayName;
      this.email = email;
      this.alias = alias;
    }

    public Set<String> roles() {
      return roles;
    }

    public Set<String> managed() {
      return managed.keySet();
    }
  }

  /** A customer organization. */
  public static final class Customer {
    String name;
    final String origin;
    boolean restrictedMode = true;
    private final Map<String, Set<String>> roles = new LinkedHashMap<>();

    Customer(String name, String origin) {
      this.name = name;
      this.origin = origin;
    }

    /** Its own users, once introduced for good, and their roles. */
    public Map<String, Set<String>> roles() {
      return roles;
    }

    Set<String> rolesOf(String userId) {
      return roles.getOrDefault(userId, Set.of());
    }

    Set<String> introduced(String userId) {
      return roles.computeIfAbsent(userId, _ -> new LinkedHashSet<>());
    }
  }
}
