package dev.mandate.access.console.bulk;

import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Result;
import dev.mandate.commands.RejectionCode;
import dev.mandate.policy.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of a row.
 *
 * @param label names it in words: the message {@code bulk.step.<label>}
 * @param change the command itself
 * @param roles the roles that it sets; empty if it sets none
 * @param dependent whether it is about what the step before makes, so that nobody can foretell it
 * @param foretold what it would do; null as long as nobody has asked
 * @param result what became of it; null as long as it was not sent
 */
record Step(
    String label,
    Change change,
    List<Role> roles,
    boolean dependent,
    @Nullable Foretold foretold,
    @Nullable Result result) {
  Step with(Foretold foreseen) {
    return new Step(label, change, roles, dependent, foreseen, result);
  }

  Step with(Result outcome) {
    return new Step(label, change, roles, dependent, foretold, outcome);
  }

  /** Whether it still has to be foretold. */
  boolean isUnplanned() {
    return foretold == null && !dependent;
  }

  /** Whether it would change something, as far as anybody knows. */
  boolean wouldChange() {
    return foretold == null ? dependent : foretold.isChange();
  }

  /** Whether it was decided. */
  boolean isDecided() {
    return result != null && !(result instanceof Result.Unknown);
  }

  /** Why it was rejected, or would be; null if neither. */
  public @Nullable RejectionCode rejection() {
    if (result != null) {
      return result instanceof Result.Rejected rejected ? rejected.code() : null;
    }
    return foretold == null ? null : foretold.rejection();
  }

  /** What the command service says of that, in English. */
  public String detail() {
    if (result != null) {
      return result instanceof Result.Rejected rejected ? rejected.detail() : "";
    }
    return foretold == null ? "" : foretold.detail();
  }

  /** Whether nobody knows what became of it. */
  public boolean isUnknown() {
    return result instanceof Result.Unknown;
  }

  /** How many changes of access it would make. */
  public long accessChanges() {
    return foretold == null ? 0 : foretold.access().size() + foretold.more();
  }

  /** The position of the partner's history after it; 0 if it was not accepted. */
  long position() {
    return switch (result) {
      case Result.Made made -> made.position();
      case Result.WasSo same -> same.position();
      case null, default -> 0;
    };
  }
}
