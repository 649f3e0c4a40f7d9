package dev.mandate.access.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.mandate.access.directory.AdministratorAnswer;
import dev.mandate.access.directory.AdministratorAnswer.HeldRole;
import dev.mandate.access.directory.AdministratorAnswer.ManagedCustomers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An administrator that deserves a look.
 *
 * @param displayName what it is called; empty if that was erased
 * @param email its address; empty if that was erased
 * @param since from when on it has held the oldest of its roles
 * @param lastActive what it asked for last, or null if it never asked for anything
 * @param erased whether something that was said of it was erased
 */
public record ReviewedAdministrator(
    String userId,
    String displayName,
    String email,
    List<HeldRole> roles,
    Instant since,
    List<Finding> findings,
    @Nullable LastActive lastActive,
    ManagedCustomers managedCustomers,
    @JsonInclude(Include.NON_DEFAULT) boolean erased) {
  /**
   * The last entry of the partner's audit log with the administrator as its actor, whatever its
   * outcome.
   */
  public record LastActive(Instant decided, long position, String event) {}

  static ReviewedAdministrator of(
      AdministratorAnswer who,
      Instant since,
      List<Finding> findings,
      @Nullable LastActive lastActive) {
    return new ReviewedAdministrator(
        who.userId(),
        who.displayName(),
        who.email(),
        who.roles(),
        since,
        findings,
        lastActive,
        who.managedCustomers(),
        who.erased());
  }
}
