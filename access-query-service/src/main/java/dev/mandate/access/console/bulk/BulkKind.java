package dev.mandate.access.console.bulk;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows of a file ask for. Its header tells. */
enum BulkKind {
  /** A user of the partner on each row, with all roles that it shall have. */
  ADMINISTRATORS("administrators"),

  /** A user and a customer that shall be on its managed list. */
  ASSIGNMENTS("assignments"),

  /** A customer and whether its restricted mode shall be on. */
  RESTRICTED_MODE("restricted-mode");

  static final String USER = "user";
  static final String NAME = "name";
  static final String MAIL = "mail";
  static final String ROLES = "roles";
  static final String CUSTOMER = "customer";
  static final String MODE = "restricted_mode";

  /** Why; a file of any kind can have it, and need not. */
  static final String REASON = "reason";

  private final String key;

  BulkKind(String key) {
    this.key = key;
  }

  /** Its name in addresses, and that of its template without the end. */
  public String key() {
    return key;
  }

  /** The columns that tell its rows apart. */
  List<String> ids() {
    return switch (this) {
      case ADMINISTRATORS -> List.of(USER);
      case ASSIGNMENTS -> List.of(USER, CUSTOMER);
      case RESTRICTED_MODE -> List.of(CUSTOMER);
    };
  }

  private List<String> required() {
    return switch (this) {
      case ADMINISTRATORS -> List.of(USER, NAME, MAIL, ROLES);
      case ASSIGNMENTS -> List.of(USER, CUSTOMER);
      case RESTRICTED_MODE -> List.of(CUSTOMER, MODE);
    };
  }

  /** All columns that it can have. */
  List<String> columns() {
    return Stream.concat(required().stream(), Stream.of(REASON)).toList();
  }

  /** The kind that a file with these columns is of, in whatever order; null if of none. */
  static @Nullable BulkKind of(List<String> columns) {
    Set<String> names = new HashSet<>(columns);
    if (names.size() < columns.size()) {
      return null;
    }
    names.remove(REASON);
    return Arrays.stream(values())
        .filter(kind -> names.equals(Set.copyOf(kind.required())))
        .findFirst()
        .orElse(null);
  }

  /** The kind with this key; null if there is none. */
  static @Nullable BulkKind ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst().orElse(null);
  }
}
