package dev.mandate.access.console.change;

import dev.mandate.commands.RejectionCode;

/** What became of a change. */
public sealed interface Result {
  /**
   * It is made, and on record.
   *
   * @param position that of the partner's history after it
   */
  record Made(long position) implements Result {}

  /** It is on record that nothing had to be changed. */
  record WasSo(long position) implements Result {}

  /**
   * It was decided, and rejected.
   *
   * @param detail what the command service says of it, in English
   */
  record Rejected(RejectionCode code, String detail) implements Result {}

  /** It is not decided yet, or nobody knows. The same form can be sent again. */
  record Unknown() implements Result {}
}
