package dev.mandate.local;

import java.time.Duration;

/** The kinds of processes, in the order in which they are stopped: who uses another goes first. */
enum Tier {
  SERVICE("TERM", Duration.ofSeconds(60)),
  BROKER("TERM", Duration.ofSeconds(60)),
  /** SIGTERM would let PostgreSQL wait for its clients to leave; SIGINT disconnects them. */
  DATABASE("INT", Duration.ofSeconds(20));

  private final String stopSignal;
  private final Duration patience;

  Tier(String stopSignal, Duration patience) {
    this.stopSignal = stopSignal;
    this.patience = patience;
  }

  /** The name of the signal that asks for an orderly stop. */
  String stopSignal() {
    return stopSignal;
  }

  /** How long an orderly stop may take before the process is killed. */
  Duration patience() {
    return patience;
  }
}
