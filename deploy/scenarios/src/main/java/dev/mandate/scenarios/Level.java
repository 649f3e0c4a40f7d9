package dev.mandate.scenarios;

/** Where scenarios run. A level does not see everything that a scenario expects. */
public enum Level {
  /** Pure functions: outcomes, events with their data, access. */
  FUNCTIONS,
  /** The command service over Kafka and PostgreSQL: outcomes, events with their data. */
  SERVICE,
  /** The whole stack over HTTP: outcomes, types of events, access, answers. */
  STACK;

  /**
   * Whether a scenario proves anything here: that a command is accepted says only that nothing is
   * in its way.
   */
  public boolean shows(Scenario scenario) {
    Expectation then = scenario.then();
    return then.outcome().equals("REJECTED")
        || then.events() != null
        || (this != SERVICE && !then.access().isEmpty())
        || (this == STACK && !then.answers().isEmpty());
  }
}
