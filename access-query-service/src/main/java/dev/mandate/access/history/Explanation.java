package dev.mandate.access.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mandate.access.facts.Moment;
import dev.mandate.access.facts.RoleGrant;
import dev.mandate.policy.Access;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Capability;
import dev.mandate.policy.Effect;
import dev.mandate.policy.Level;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Reach;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a user has the access it has (R28).
 *
 * @param capabilities by qualified key, every role that gives a level, the highest level first
 * @param settings by key, the restriction that lowers the setting, or shows it in part
 */
public record Explanation(Map<String, List<Reason>> capabilities, Map<String, Lowered> settings) {
  private static final Policy POLICY = Policy.standard();

  /**
   * A role that gives a level.
   *
   * @param role the role as it counts in the organization, derived ones included
   * @param level what it gives
   * @param via why it counts there
   * @param basis why the customer is on the managed list, where that is what counts
   * @param since from when on it has been so
   * @param position the event that brought it: that of the role or that of the list, whichever came
   *     later
   */
  public record Reason(
      Role role,
      Level level,
      Reach via,
      @Nullable AssignmentBasis basis,
      Instant since,
      long position) {}

  /**
   * A setting that restricted mode lowers.
   *
   * @param from the level that the roles give
   * @param to the level that is left
   * @param effect what the restriction does
   * @param since from when on it has been so; for people, as answers have the position alone
   * @param position the event that brought it: the mode switched on or the restriction put on the
   *     list, whichever came later
   */
  public record Lowered(
      Level from, Level to, Effect effect, @JsonIgnore Instant since, long position) {}

  /** A role that counts, and since when. */
  private record Source(Role role, Reach via, @Nullable AssignmentBasis basis, Moment since) {}

  /** Explains what follows from these grounds. */
  static Explanation of(Grounds grounds, PointInTime when) {
    Access access = grounds.standing(when).access();
    List<Source> sources = sources(grounds, when);
    Map<String, List<Reason>> capabilities = new LinkedHashMap<>();
    access
        .capabilities()
        .forEach((key, _) -> capabilities.put(key.qualifiedKey(), reasons(key, sources)));
    return new Explanation(capabilities, lowered(access, grounds));
  }

  private static List<Reason> reasons(Capability capability, List<Source> sources) {
    List<Reason> reasons = new ArrayList<>();
    for (Source source : sources) {
      Level level = POLICY.entitlement(source.role(), capability);
      if (level != Level.NONE) {
        Moment since = source.since();
        reasons.add(
            new Reason(
                source.role(),
                level,
                source.via(),
                source.basis(),
                since.decided(),
                since.position()));
      }
    }
    reasons.sort(Comparator.comparing(Reason::level).reversed());
    return reasons;
  }

  private static List<Source> sources(Grounds grounds, PointInTime when) {
    if (!grounds.own().isEmpty()) {
      return grounds.own().entrySet().stream()
          .map(held -> new Source(held.getKey(), Reach.OWN_ORG, null, held.getValue()))
          .toList();
    }
    RoleSet inForce = grounds.inForce(when);
    List<Source> sources = new ArrayList<>();
    inForce.stream().forEach(role -> addSource(sources, role, inForce, grounds));
    return sources;
  }

  private static void addSource(List<Source> sources, Role role, RoleSet held, Grounds grounds) {
    RoleGrant grant = Objects.requireNonNull(grounds.granted().get(role));
    Reach via =
        grounds.org() == OrgType.PARTNER
            ? Reach.PARTNER_ORG
            : Reach.onCustomer(role, held, grounds.basis());
    if (via == Reach.MANAGED_LIST) {
      Grounds.Listed listed = Objects.requireNonNull(grounds.listed());
      sources.add(
          new Source(
              Access.asListed(role, listed.basis()),
              via,
              listed.basis(),
              later(grant.since(), listed.by())));
    } else if (via != null) {
      sources.add(new Source(role, via, null, grant.since()));
    }
  }

  private static Map<String, Lowered> lowered(Access access, Grounds grounds) {
    Map<String, Lowered> lowered = new LinkedHashMap<>();
    Moment on = grounds.restriction().on();
    if (on == null) {
      return lowered;
    }
    for (Restriction setting : access.settings().keySet()) {
      Level from = access.level(setting.capability());
      Level to = access.level(setting);
      Moment listed = grounds.restriction().listed().get(setting);
      if (listed != null && (from != to || access.isPartial(setting))) {
        Moment since = later(on, listed);
        lowered.put(
            setting.key(),
            new Lowered(from, to, setting.effect(), since.decided(), since.position()));
      }
    }
    return lowered;
  }

  private static Moment later(Moment one, Moment other) {
    return one.position() >= other.position() ? one : other;
  }
}
