package dev.mandate.system.oracle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must become of a command.
 *
 * @param code why it is rejected; null if it is accepted
 * @param firstPosition the place of its first event in the partner's history
 * @param facts its events; where the documents do not fix their order, this is one of several
 * @param actorRoles the roles that the asker held before
 */
public record Verdict(
    Command command,
    @Nullable String code,
    long firstPosition,
    List<Fact> facts,
    Set<String> actorRoles) {

  public boolean isAccepted() {
    return code == null;
  }

  /** Whether it changes something. */
  public boolean hasEffect() {
    return isAccepted() && !facts.getFirst().type().equals("CommandHadNoEffect");
  }

  /** The partner's position after it. */
  public long position() {
    return firstPosition + facts.size() - 1;
  }
}
