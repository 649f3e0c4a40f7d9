package dev.mandate.access.authzen;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What a search looks for, and so what it does not have to say. */
enum SearchKind {
  /** Who may do this there? */
  SUBJECT(Member.SUBJECT_ID),
  /** Where may this user do this? */
  RESOURCE(Member.RESOURCE_ID),
  /** What may this user do there? */
  ACTION(Member.ACTION_NAME);

  private final Member sought;

  SearchKind(Member sought) {
    this.sought = sought;
  }

  /** What a request has to say; what is sought is ignored if it is there. */
  Set<Member> given() {
    return EnumSet.complementOf(EnumSet.of(sought));
  }

  /**
   * One text for all requests that are the same search: the entities, the context and the
   * parameters, in whatever order they came, but not which page is asked for.
   */
  String canonical(ObjectNode body) {
    ObjectNode search = Json.newObject();
    search.put("search", name());
    for (String part : new String[] {"subject", "action", "resource", "context"}) {
      ObjectNode said =
          this == ACTION && part.equals("action") ? null : Json.object(body, part, part);
      if (said != null) {
        ObjectNode copy = said.deepCopy();
        if (part.equals(sought.entity())) {
          copy.remove(sought.key());
        }
        search.set(part, copy);
      }
    }
    ObjectNode page = Json.object(body, "page", "page");
    if (page != null && page.get("properties") != null) {
      search.set("page", page.get("properties"));
    }
    return Json.canonical(search);
  }
}
