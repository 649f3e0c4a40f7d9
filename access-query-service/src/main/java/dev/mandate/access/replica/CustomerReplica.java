package dev.mandate.access.replica;

import dev.mandate.access.facts.Standing;
import java.time.Instant;

/** A customer; its partner guards what can change. */
final class CustomerReplica implements Organization {
  private final PartnerReplica partner;
  private final int number;
  private boolean restrictedMode;

  CustomerReplica(PartnerReplica partner, int number, boolean restrictedMode) {
    this.partner = partner;
    this.number = number;
    this.restrictedMode = restrictedMode;
  }

  @Override
  public PartnerReplica partner() {
    return partner;
  }

  @Override
  public Standing standing(String userId, Instant now) {
    return partner.standingIn(this, userId, now);
  }

  /** Stands for the customer in managed lists; no two customers of a partner share it. */
  int number() {
    return number;
  }

  boolean restrictedMode() {
    return restrictedMode;
  }

  void setRestrictedMode(boolean on) {
    restrictedMode = on;
  }
}
