package dev.mandate.access.audit;

import dev.mandate.access.personal.PeopleByName.Called;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whoever and whatever is or was called as a text says, and the reasons that contain it.
 *
 * @param people users of partners and of customers, once for each such name
 * @param customers customers
 * @param reasons reasons, each by its key
 * @param areAll whether these are all customers and reasons
 */
record Mentions(List<Called> people, Set<Mention> customers, Set<Mention> reasons, boolean areAll) {
  /** So many looks into an index take no longer than reading the log until a page is full. */
  static final int FEW_LOOKS = 250;

  /** What a mention is of. */
  enum Kind {
    CUSTOMER,
    REASON
  }

  /**
   * One of them.
   *
   * @param partnerId the partner in whose log it is called so
   */
  record Mention(String partnerId, String id) {}

  /** A row that was found. */
  record Found(Kind kind, Mention mention) {}

  /** Puts together what was found: a customer may have been called so for several times. */
  static Mentions of(List<Called> people, Collection<Found> found, boolean areAll) {
    Mentions mentions = new Mentions(people, new LinkedHashSet<>(), new LinkedHashSet<>(), areAll);
    found.forEach(each -> mentions.of(each.kind).add(each.mention));
    return mentions;
  }

  Set<Mention> of(Kind kind) {
    return switch (kind) {
      case CUSTOMER -> customers;
      case REASON -> reasons;
    };
  }

  /** People may have asked, or be whom it is about. */
  private int looks() {
    return 2 * people.size() + customers.size() + reasons.size();
  }

  /** Whether nothing is called so. */
  boolean areNone() {
    return areAll && looks() == 0;
  }

  /** Whether their entries are found best by looking each of them up. */
  boolean areFew() {
    return areAll && looks() <= FEW_LOOKS;
  }

  /** What stands for the names of the people. */
  Long[] names() {
    return people.stream().map(Called::key).distinct().toArray(Long[]::new);
  }

  static String[] partners(Collection<Mention> mentions) {
    return mentions.stream().map(Mention::partnerId).toArray(String[]::new);
  }

  static String[] ids(Collection<Mention> mentions) {
    return mentions.stream().map(Mention::id).toArray(String[]::new);
  }
}
