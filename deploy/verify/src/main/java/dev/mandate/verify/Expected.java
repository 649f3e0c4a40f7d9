package dev.mandate.verify;

import dev.mandate.proof.Hash;

/** An entry that the logs have, by the proof, and that therefore belongs into the export. */
record Expected(String partnerId, long position, Hash hash) {
  @Override
  public String toString() {
    return "%s %d".formatted(partnerId, position);
  }
}
