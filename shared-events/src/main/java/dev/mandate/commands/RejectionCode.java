package dev.mandate.commands;

/** Why a command was rejected. The names are part of the contract. */
public enum RejectionCode {
  /** A value breaks its rule; the detail names the field. */
  INVALID,
  /** The partner is not registered. */
  UNKNOWN_PARTNER,
  /** Whoever asks may not do this. */
  NOT_AUTHORIZED,
  /** The partner has no such user. */
  UNKNOWN_USER,
  /** The partner has no such customer. */
  UNKNOWN_CUSTOMER,
  /** The id is taken, or stands for something with other data. */
  ALREADY_EXISTS,
  /** The role is derived, or belongs to the other kind of organization. */
  ROLE_NOT_ASSIGNABLE,
  /** The add-on needs a base role that the user does not hold (R10). */
  PREREQUISITE_ROLE_MISSING,
  /** The partner does not sell wholesale (R10). */
  NOT_A_WHOLESALE_PARTNER,
  /** The partner would be left without a full administrator (R13). */
  LAST_ADMINISTRATOR,
  /** The user holds no role that has a managed list (R17). */
  NO_MANAGED_LIST
}
