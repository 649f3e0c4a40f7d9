package dev.mandate.access.webex;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The categories of Webex that our events belong to. */
enum Category {
  /** People and the roles they hold. */
  USERS,
  /** Customers, and who manages them. */
  CUSTOMERS,
  /** An organization, its settings, and what was asked in vain. */
  ORG_SETTINGS;

  /**
   * Reads what clients ask for.
   *
   * @param parameters categories in any case, some of them perhaps with commas between; one that is
   *     not ours has no events here
   * @return null if nothing is asked for
   */
  static @Nullable Set<Category> asked(@Nullable Collection<String> parameters) {
    if (parameters == null || parameters.stream().allMatch(String::isBlank)) {
      return null;
    }
    Set<Category> asked = EnumSet.noneOf(Category.class);
    parameters.stream()
        .flatMap(parameter -> Arrays.stream(parameter.split(",", -1)))
        .map(name -> name.strip().toUpperCase(Locale.ROOT))
        .forEach(
            name ->
                Arrays.stream(values())
                    .filter(category -> category.name().equals(name))
                    .forEach(asked::add));
    return asked;
  }
}
