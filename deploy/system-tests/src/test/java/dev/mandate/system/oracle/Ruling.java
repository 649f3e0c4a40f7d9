package dev.mandate.system.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision before it is entered in a history.
 *
 * @param code why it is a rejection, or null
 * @param facts what changes; nothing if it is so already
 */
record Ruling(@Nullable String code, List<Fact> facts) {
  static Ruling rejected(String code) {
    return new Ruling(code, List.of());
  }

  static Ruling noEffect() {
    return new Ruling(null, List.of());
  }

  static Ruling accepted(List<Fact> facts) {
    return new Ruling(null, facts);
  }

  static Ruling accepted(Fact... facts) {
    return new Ruling(null, List.of(facts));
  }

  /** Whether it changes something. */
  boolean hasEffect() {
    return code == null && !facts.isEmpty();
  }

  /** What the history gets to see, as every command leaves a trace. */
  List<Fact> entries(Command command) {
    if (code != null) {
      return List.of(
          Fact.of(
              "CommandRejected",
              command.partnerId(),
              "command",
              command.type(),
              "code",
              code,
              "asked",
              command.data()));
    }
    if (facts.isEmpty()) {
      return List.of(
          Fact.of(
              "CommandHadNoEffect",
              command.partnerId(),
              "command",
              command.type(),
              "asked",
              command.data()));
    }
    return facts;
  }
}
