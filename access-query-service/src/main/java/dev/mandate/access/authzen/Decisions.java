package dev.mandate.access.authzen;

import dev.mandate.access.facts.Standing;
import dev.mandate.access.history.AccessHistory;
import dev.mandate.access.history.Explanation;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.replica.LiveReplica;
import dev.mandate.policy.Access;
import dev.mandate.policy.OrgType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides the questions of one request, from memory. */
final class Decisions {
  /** What a question has to say. */
  static final Set<Member> QUESTION = Collections.unmodifiableSet(EnumSet.allOf(Member.class));

  private final LiveReplica replica;
  private final AccessHistory history;
  private final long atLeast;
  private final @Nullable String onlyPartner;
  private boolean waited;

  /**
   * Begins a request.
   *
   * @param history says why (R28)
   * @param atLeast the position that the answers have to know
   * @param onlyPartner the one partner that whoever asks knows of; null for all
   */
  Decisions(
      LiveReplica replica, AccessHistory history, long atLeast, @Nullable String onlyPartner) {
    this.onlyPartner = onlyPartner;
    this.replica = replica;
    this.history = history;
    this.atLeast = atLeast;
  }

  /** A decision, and the position it holds for; null if no partner has anything to do with it. */
  record Decided(Decision decision, @Nullable Long position) {}

  /**
   * Decides one question. What nobody knows is denied, as the standard wants it: an unknown type,
   * id or action is no error.
   *
   * @throws NotYetException if the position does not arrive in time
   */
  Decided decide(Asked question) {
    String org = question.get(Member.RESOURCE_ID);
    String user = question.get(Member.SUBJECT_ID);
    OrgType orgType = Vocabulary.orgType(question.get(Member.RESOURCE_TYPE));
    Predicate<Access> right =
        orgType == null ? null : Rights.named(orgType, question.get(Member.ACTION_NAME));
    if (right == null || !question.get(Member.SUBJECT_TYPE).equals(Vocabulary.USER)) {
      return new Decided(Decision.DENY, null);
    }
    Standing standing = standing(user, org);
    if (standing == null || standing.orgType() != orgType) {
      return new Decided(Decision.DENY, null);
    }
    Decision decision = Decision.of(right.test(standing.access()));
    return new Decided(
        question.explain() ? decision.explainedBy(why(user, org, standing)) : decision,
        standing.position());
  }

  /** The reasons come from the tables, which may be a little behind the memory. */
  private Explanation why(String user, String org, Standing standing) {
    return Objects.requireNonNull(
        history.standing(user, org, null, standing.position(), true).explanation());
  }

  /**
   * How the user stands in the organization, or null if there is none. An unknown organization may
   * be on its way and is waited for, but only once in a request: a thousand of them would wait for
   * hours.
   */
  private @Nullable Standing standing(String user, String org) {
    try {
      if (waited) {
        Standing now = replica.standing(user, org, 0, onlyPartner);
        return now.position() >= atLeast ? now : replica.standing(user, org, atLeast, onlyPartner);
      }
      return replica.standing(user, org, atLeast, onlyPartner);
    } catch (NotFoundException _) {
      waited = true;
      return null;
    }
  }
}
