package dev.mandate.web;

/** What clients can be allowed. A token with any of these is a client's, never a person's. */
public final class Scopes {
  /** Sending commands as the upstream system that the client is. */
  public static final String SYSTEM = "mandate.system";

  /** With {@link #SYSTEM}: sending commands in the name of users, too. */
  public static final String ACT_FOR_USERS = "mandate.act-for-users";

  /** Asking for decisions by AuthZEN. */
  public static final String DECIDE = "mandate.decide";

  /** Reading the audit log. */
  public static final String AUDIT = "mandate.audit";

  /** Dead letters, and sending events again. */
  public static final String OPERATE = "mandate.operate";

  static final String PREFIX = "mandate.";

  private Scopes() {}
}
