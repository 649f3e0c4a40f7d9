package dev.mandate.access.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.mandate.access.facts.Customer;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer, with everybody who administers it from within and without. */
public record CustomerAnswer(
    String customerId,
    String name,
    boolean restrictedMode,
    Customer.Origin origin,
    String partnerId,
    boolean banner,
    boolean manageUsersDisabled,
    List<OwnAdministrator> administrators,
    List<Manager> managedBy) {
  /** A customer in a list. */
  public record Item(
      String customerId, String name, boolean restrictedMode, Customer.Origin origin) {}

  /**
   * A user of the customer who holds roles in it.
   *
   * @param displayName what it is called, if that is known and was not erased
   * @param email its address, the same way
   * @param erased whether something that was said of it was erased
   */
  public record OwnAdministrator(
      String userId,
      @Nullable String displayName,
      @Nullable String email,
      List<Role> roles,
      @JsonInclude(Include.NON_DEFAULT) boolean erased) {}

  /** A user of the partner whose managed list the customer is on. */
  public record Manager(String userId, AssignmentBasis basis, Instant since) {}

  /** A customer on a managed list. */
  public record Managed(String customerId, String name, AssignmentBasis basis, Instant since) {}
}
