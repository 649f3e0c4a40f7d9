package dev.mandate.access.facts;

import dev.mandate.events.GrantCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role that a partner's user holds.
 *
 * @param cause why it was granted
 * @param expiresAt when it stops counting, or null for never
 * @param since the moment from which it has been held without interruption, whatever became of its
 *     expiry
 */
public record RoleGrant(GrantCause cause, @Nullable Instant expiresAt, Moment since) {
  /** Whether the grant still counts at this instant; it ends at {@code expiresAt} exactly. */
  public boolean isInForce(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }
}
