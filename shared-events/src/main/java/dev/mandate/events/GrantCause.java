package dev.mandate.events;

/** Why a role was granted. */
public enum GrantCause {
  /** A command asked for it. */
  COMMAND,
  /** The first user of a partner gets its two full administrator roles (R2). */
  FIRST_USER
}
