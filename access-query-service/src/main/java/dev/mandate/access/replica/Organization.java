package dev.mandate.access.replica;

import dev.mandate.access.facts.Standing;
import java.time.Instant;

/** Something that access is asked for. */
sealed interface Organization permits PartnerReplica, CustomerReplica {
  /** The partner to whose history it belongs. */
  PartnerReplica partner();

  /** How a user stands in it. */
  Standing standing(String userId, Instant now);
}
