package dev.mandate.events;

/** Why a customer left a managed list. */
public enum UnassignmentCause {
  /** A command asked for it. */
  COMMAND,
  /** The list was full and this entry was its oldest (R18). */
  LIMIT,
  /** The user no longer holds the role that has a list (R19). */
  ROLE_LOST,
  /** The user was removed (R4). */
  USER_REMOVED
}
