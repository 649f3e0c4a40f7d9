package dev.mandate.access.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.mandate.policy.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user of a partner, and what it holds there.
 *
 * @param displayName what it is called; empty if that was erased
 * @param email its address; empty if that was erased
 * @param hubAccess whether the console is open to it (R3)
 * @param erased whether something that was said of it was erased
 */
public record AdministratorAnswer(
    String userId,
    String displayName,
    String email,
    @Nullable String alias,
    List<HeldRole> roles,
    boolean hubAccess,
    ManagedCustomers managedCustomers,
    @JsonInclude(Include.NON_DEFAULT) boolean erased) {
  /** A role, and since when it is held without interruption. */
  public record HeldRole(Role role, Instant since, @Nullable Instant expiresAt) {}

  /** How full the managed list is (R18, R20). */
  public record ManagedCustomers(long count, int limit, boolean nearLimit) {
    static final int LIMIT = 500;

    /** From how many customers on a list is near its limit. */
    public static final int NEAR_LIMIT = 450;

    static ManagedCustomers of(long count) {
      return new ManagedCustomers(count, LIMIT, count >= NEAR_LIMIT);
    }
  }
}
