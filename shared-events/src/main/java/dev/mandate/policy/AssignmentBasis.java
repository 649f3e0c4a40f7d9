package dev.mandate.policy;

/** Why a customer is on a managed list (R16). */
public enum AssignmentBasis {
  /** The administrator created the customer. */
  PROVISIONED,
  /** The administrator attached the customer and provisions it (R12). */
  ATTACHED,
  /** A partner full administrator or the provisioning system put it there (R17). */
  ASSIGNED
}
