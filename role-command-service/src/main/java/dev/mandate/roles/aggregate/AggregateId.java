package dev.mandate.roles.aggregate;

import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.Event;
import dev.mandate.events.JournalEvent;
import dev.mandate.events.PartnerAdminEvent;
import dev.mandate.events.PartnerOrgEvent;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerOrgState;
import org.jspecify.annotations.Nullable;

/**
 * The names of event streams. Users, customers and partners may have equal ids, streams may not.
 */
public final class AggregateId {
  private AggregateId() {}

  public static String ofPartner(String partnerId) {
    return "partner:" + partnerId;
  }

  public static String ofUser(String userId) {
    return "user:" + userId;
  }

  public static String ofCustomer(String customerId) {
    return "customer:" + customerId;
  }

  /** The id of the partner, user or customer whose stream this is. */
  public static String subjectOf(String aggregateId) {
    return aggregateId.substring(aggregateId.indexOf(':') + 1);
  }

  /** The state of an aggregate before its first event. */
  public static Object emptyState(String aggregateId) {
    String kind = aggregateId.substring(0, aggregateId.indexOf(':'));
    return switch (kind) {
      case "partner" -> PartnerOrgState.UNKNOWN;
      case "user" -> PartnerAdminState.UNKNOWN;
      case "customer" -> CustomerOrgState.UNKNOWN;
      default -> throw new IllegalArgumentException("Not an aggregate id: " + aggregateId);
    };
  }

  /** The stream that an event belongs to, or null for a journal event, which changes no state. */
  public static @Nullable String of(Event event) {
    return switch (event) {
      case PartnerOrgEvent e -> ofPartner(e.partnerId());
      case PartnerAdminEvent e -> ofUser(e.userId());
      case CustomerOrgEvent e -> ofCustomer(e.customerId());
      case JournalEvent _ -> null;
    };
  }
}
