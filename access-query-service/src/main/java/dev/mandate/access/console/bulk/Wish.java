package dev.mandate.access.console.bulk;

import dev.mandate.policy.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a row asks for. */
sealed interface Wish {
  /** Why, in words; empty if the row does not say. */
  String reason();

  /**
   * A user with these properties; what is null stays as it is.
   *
   * @param roles all roles that the user shall have
   */
  record Administrator(
      String userId,
      @Nullable String name,
      @Nullable String mail,
      @Nullable Set<Role> roles,
      String reason)
      implements Wish {}

  /** A customer on the managed list of a user. */
  record Assignment(String userId, String customerId, String reason) implements Wish {}

  /** Restricted mode of a customer, on or off. */
  record Mode(String customerId, boolean on, String reason) implements Wish {}
}
