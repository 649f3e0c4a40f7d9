package dev.mandate.access.audit;

import dev.mandate.access.audit.Mentions.Mention;
import dev.mandate.access.http.Paging;
import dev.mandate.access.personal.PeopleByName.Called;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The question that finds a page of entries.
 *
 * <p>Where a filter names one thing, one index has what it finds in the order of the page. Where it
 * leaves several possibilities (a target may be a user or a customer), each of them is asked for in
 * that order, as far as a page goes, and the page is merged: a condition with "or" would be looked
 * for entry by entry.
 */
final class EntryQuery {
  private static final String KEY = "partner_id, position, decided";
  private static final String ORDER = "order by decided desc, partner_id, position desc";

  /**
   * A possibility.
   *
   * @param source a table m that has several of its kind, or null
   * @param condition what an entry has to fulfil
   */
  private record Branch(@Nullable String source, String condition) {}

  private final Conditions conditions;
  private final List<Branch> branches = new ArrayList<>();
  private final int limit;

  private EntryQuery(AuditFilter filter, Happened happened, Paging paging) {
    conditions = Conditions.of(filter, happened);
    limit = paging.fetchSize();
  }

  /** Finds what passes a filter, whatever texts it has. */
  static EntryQuery of(AuditFilter filter, Happened happened, Paging paging) {
    EntryQuery query = new EntryQuery(filter, happened, paging);
    query.addOthers(filter, happened, paging);
    return query;
  }

  /**
   * Finds what passes a filter, its text included, by looking up who and what is called so.
   *
   * @param since the earliest instant to look at, or null
   */
  static EntryQuery lookingUp(
      AuditFilter filter,
      Happened happened,
      Mentions mentions,
      @Nullable Instant since,
      Paging paging) {
    EntryQuery query = new EntryQuery(filter, happened, paging);
    query.conditions.add("decided >= :since", "since", Conditions.timestamp(since));
    query.addMentions(mentions);
    query.addOthers(filter, happened, paging);
    return query;
  }

  private void addOthers(AuditFilter filter, Happened happened, Paging paging) {
    addTarget(filter.target());
    addEvents(happened.events(), filter.actor() == null && filter.customer() == null);
    if (!paging.isFirst()) {
      addPlace(filter.partner() != null, paging);
    }
  }

  /** Only with a text, found by reading one entry after the other. */
  EntryQuery reading(String pattern, Mentions mentions) {
    conditions.addText(pattern, mentions.names());
    return this;
  }

  /** The values that the statements name. */
  Map<String, Object> parameters() {
    return conditions.parameters();
  }

  /** The values, and those that texts are compared with. */
  Map<String, Object> parameters(String pattern, Mentions mentions) {
    conditions.putText(pattern, mentions.names());
    return parameters();
  }

  /** The statement that selects these columns of a page. */
  String page(String columns) {
    return first(limit, columns);
  }

  /** The same, but only those of the first so many that have the text. */
  String pageWithText(int number, String columns) {
    return "select %s from (%s) entry where %s %s limit %d"
        .formatted(columns, first(number, "*"), Conditions.anyText(), ORDER, limit);
  }

  /** The statement that tells whether there are so many. */
  String reaches(int number) {
    return "select count(*) = %d from (%s) entry".formatted(number, first(number, KEY));
  }

  private String first(int number, String columns) {
    if (branches.isEmpty()) {
      return select(number, columns, null);
    }
    return """
    select %s from (
    select distinct %s from (
    %s) found
    %s limit %d) page
    join audit_entry using (%2$s)
    %4$s\
    """
        .formatted(
            columns,
            KEY,
            branches.stream()
                .map(branch -> first(number, branch))
                .collect(Collectors.joining("union all\n")),
            ORDER,
            number);
  }

  private String first(int number, Branch branch) {
    String entries = select(number, KEY, branch.condition);
    return branch.source == null
        ? "(%s)\n".formatted(entries)
        : "(select e.* from %s cross join lateral (%s) e)\n".formatted(branch.source, entries);
  }

  private String select(int number, String columns, @Nullable String condition) {
    return conditions.select(columns, condition, ORDER, number);
  }

  private void addMentions(Mentions mentions) {
    lookUp(mentions.people());
    lookUp("customer", mentions.customers(), "customer_id = m.id", "customer_name");
    lookUp("reason", mentions.reasons(), "reason_key = m.id::uuid", "reason");
  }

  /** Looks for the entries of each, as actor and as target, as far as it was called so then. */
  private void lookUp(Collection<Called> people) {
    if (people.isEmpty()) {
      return;
    }
    conditions.put("people", people.stream().map(Called::userId).toArray(String[]::new));
    conditions.put("peoplePartners", people.stream().map(Called::partnerId).toArray(String[]::new));
    conditions.put("peopleNames", people.stream().map(Called::key).toArray(Long[]::new));
    String source =
        "unnest(:peoplePartners::text[], :people::text[], :peopleNames::bigint[])"
            + " m(partner, id, name)";
    branches.add(new Branch(source, isOf("actor_id", "actor_name")));
    branches.add(new Branch(source, isOf("target_user", "target_name")));
  }

  private static String isOf(String id, String name) {
    return "partner_id = m.partner and %s = m.id and %s = m.name"
        .formatted(id, Conditions.key(name));
  }

  /** Looks for the entries of each, as far as it was called so then. */
  private void lookUp(String kind, Collection<Mention> mentions, String condition, String text) {
    if (!mentions.isEmpty()) {
      conditions.put(kind + "Partners", Mentions.partners(mentions));
      conditions.put(kind + "Ids", Mentions.ids(mentions));
      branches.add(
          new Branch(
              "unnest(:%1$sPartners::text[], :%1$sIds::text[]) m(partner, id)".formatted(kind),
              "partner_id = m.partner and %s and %s"
                  .formatted(condition, Conditions.contains(text))));
    }
  }

  private void addTarget(@Nullable String target) {
    if (target == null) {
      return;
    }
    conditions.put("target", target);
    if (branches.isEmpty()) {
      branches.add(new Branch(null, "target_user = :target"));
      branches.add(new Branch(null, "customer_id = :target"));
    } else {
      conditions.add("(target_user = :target or customer_id = :target)");
    }
  }

  /** If nothing else leads to few entries, each event is looked for by itself. */
  private void addEvents(@Nullable Collection<String> events, boolean mayLead) {
    if (events == null) {
      return;
    }
    if (events.size() == 1) {
      conditions.add("event = :event", "event", events.iterator().next());
      return;
    }
    conditions.put("events", events.toArray(String[]::new));
    if (mayLead && branches.isEmpty()) {
      branches.add(new Branch("unnest(:events::text[]) m(event)", "event = m.event"));
    } else {
      conditions.add("event = any(:events::text[])");
    }
  }

  /**
   * Goes on behind an entry. The first line is what an index can begin at, and what tells the
   * quarters that come too late; the second settles equal instants. Within one partner they settle
   * themselves.
   */
  private void addPlace(boolean ofOnePartner, Paging paging) {
    conditions.add("decided <= :decided", "decided", Conditions.timestamp(paging.afterInstant(0)));
    conditions.put("afterPosition", paging.afterNumber(2, 0));
    if (ofOnePartner) {
      conditions.add("(decided, position) < (:decided, :afterPosition)");
    } else {
      conditions.add(
          """
          (decided < :decided or partner_id > :afterPartner
          or (partner_id = :afterPartner and position < :afterPosition))\
          """,
          "afterPartner",
          paging.after(1, ""));
    }
  }
}
