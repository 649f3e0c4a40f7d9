package dev.mandate.wire;

/** The Kafka topics of the contract. All are keyed by partner, which keeps a partner's order. */
public final class Topics {
  /** Commands of upstream systems. */
  public static final String COMMANDS = "mandate.commands";

  /** One result per command, and again for each repetition. */
  public static final String COMMAND_RESULTS = "mandate.command-results";

  /** Records that are no readable command, byte for byte. */
  public static final String COMMANDS_DLT = "mandate.commands.dlt";

  /** Every event, in the order of positions within a partner; kept for ever. */
  public static final String EVENTS = "mandate.events";

  /** Signed checkpoints of the audit logs of partners; kept for ever. */
  public static final String AUDIT_CHECKPOINTS = "mandate.audit-checkpoints";

  private Topics() {}
}
