package dev.mandate.local;

/** The topics that a provisioning system uses; the command service creates them. */
final class Topics {
  static final String COMMANDS = "mandate.commands";
  static final String RESULTS = "mandate.command-results";

  private Topics() {}
}
