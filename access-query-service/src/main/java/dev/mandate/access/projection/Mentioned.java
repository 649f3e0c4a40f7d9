package dev.mandate.access.projection;

import dev.mandate.access.facts.CustomerKey;
import dev.mandate.access.facts.EntryKey;
import dev.mandate.access.facts.UserKey;
import dev.mandate.access.trail.Subject;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.wire.RecordedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom and what some events speak of: the facts that their fold and their entries need. */
record Mentioned(
    Set<String> partners,
    Set<UserKey> users,
    Set<UserKey> roleHolders,
    Set<UserKey> customerRoleHolders,
    Set<EntryKey> entries,
    Set<CustomerKey> customers) {
  static Mentioned in(List<RecordedEvent> events) {
    Mentioned mentioned =
        new Mentioned(
            new HashSet<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashSet<>(),
            new HashSet<>());
    for (RecordedEvent recorded : events) {
      mentioned.addNames(recorded);
      mentioned.addFacts(recorded.event());
    }
    return mentioned;
  }

  /** Whoever is named in an audit entry. */
  private void addNames(RecordedEvent recorded) {
    String partnerId = recorded.event().partnerId();
    Subject subject = Subjects.of(recorded.event());
    if (subject.userId() != null) {
      users.add(new UserKey(partnerId, subject.userId()));
    }
    if (subject.customerId() != null) {
      customers.add(new CustomerKey(partnerId, subject.customerId()));
    }
    String actor = recorded.provenance().authId();
    if (actor != null && "user".equals(recorded.provenance().authType())) {
      users.add(new UserKey(partnerId, actor));
    }
  }

  /** Whatever the event may change, and what it is told together with. */
  private void addFacts(Event event) {
    switch (event) {
      case PartnerOrgEvent e -> partners.add(e.partnerId());
      case RoleGranted e -> roleHolders.add(new UserKey(e.partnerId(), e.userId()));
      case RoleRevoked e -> roleHolders.add(new UserKey(e.partnerId(), e.userId()));
      case CustomerAssigned e ->
          entries.add(new EntryKey(e.partnerId(), e.userId(), e.customerId()));
      case CustomerUnassigned e ->
          entries.add(new EntryKey(e.partnerId(), e.userId(), e.customerId()));
      case CustomerRoleGranted e -> customerRoleHolders.add(new UserKey(e.partnerId(), e.userId()));
      case CustomerRoleRevoked e -> customerRoleHolders.add(new UserKey(e.partnerId(), e.userId()));
      default -> {} // changes the user or customer that it names, or nothing
    }
  }
}
