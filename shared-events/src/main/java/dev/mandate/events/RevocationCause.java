package dev.mandate.events;

/** Why a role was revoked. */
public enum RevocationCause {
  /** A command asked for it. */
  COMMAND,
  /** The user was removed (R4). */
  USER_REMOVED,
  /** The last base role of an add-on was lost (R10). */
  PREREQUISITE_LOST,
  /** The wholesale programme was switched off (R10). */
  PROGRAM_ENDED,
  /** The grant was limited in time, and that time is over. */
  EXPIRED
}
