package dev.mandate.access.webex;

import static dev.mandate.access.webex.Category.CUSTOMERS;
import static dev.mandate.access.webex.Category.ORG_SETTINGS;
import static dev.mandate.access.webex.Category.USERS;
import static dev.mandate.access.webex.EventKind.Operation.CREATE;
import static dev.mandate.access.webex.EventKind.Operation.DELETE;
import static dev.mandate.access.webex.EventKind.Operation.UPDATE;

import dev.mandate.audit.ValueKeys;
import dev.mandate.events.AuditExported;
import dev.mandate.events.CommandHadNoEffect;
import dev.mandate.events.CommandRejected;
import dev.mandate.events.CustomerAssigned;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Webex would call our events, each of them. */
final class EventKinds {
  private static final List<EventKind> ALL =
      List.of(
          EventKind.of(UserProvisioned.class, USERS, "User added").does(CREATE),
          EventKind.of(UserUpdated.class, USERS, "User changed").does(UPDATE),
          EventKind.of(UserRemoved.class, USERS, "User removed").does(DELETE),
          EventKind.of(PersonErased.class, USERS, "Name and address erased").does(UPDATE),
          EventKind.of(RoleGranted.class, USERS, "Administrator role granted").does(UPDATE),
          EventKind.of(RoleRevoked.class, USERS, "Administrator role revoked").does(UPDATE),
          EventKind.of(CustomerRoleGranted.class, USERS, "Customer administrator role granted")
              .does(UPDATE),
          EventKind.of(CustomerRoleRevoked.class, USERS, "Customer administrator role revoked")
              .does(UPDATE),
          EventKind.of(CustomerProvisioned.class, CUSTOMERS, "Customer created").does(CREATE),
          EventKind.of(CustomerAttached.class, CUSTOMERS, "Customer attached").does(CREATE),
          EventKind.of(CustomerRenamed.class, CUSTOMERS, "Organization display name changed")
              .sets(ValueKeys.NAME, "Organization display name"),
          EventKind.of(CustomerAssigned.class, CUSTOMERS, "Partner administrator assigned")
              .does(UPDATE),
          EventKind.of(CustomerUnassigned.class, CUSTOMERS, "Partner administrator unassigned")
              .does(UPDATE),
          EventKind.of(PartnerRegistered.class, ORG_SETTINGS, "Partner registered").does(CREATE),
          EventKind.of(WholesaleProgramChanged.class, ORG_SETTINGS, "Wholesale programme switched")
              .sets(ValueKeys.SELLS_WHOLESALE, "Wholesale programme"),
          EventKind.of(RestrictedModeToggled.class, ORG_SETTINGS, "Restricted mode switched")
              .sets(ValueKeys.RESTRICTED_MODE, "Restricted mode"),
          EventKind.of(RestrictionListChanged.class, ORG_SETTINGS, "Restriction list changed")
              .sets(ValueKeys.RESTRICTIONS, "Restriction list"),
          EventKind.of(AuditExported.class, ORG_SETTINGS, "Audit log exported"),
          // Searches know the event and not what was asked for, so these have one category for all.
          EventKind.of(CommandRejected.class, ORG_SETTINGS, "Change rejected"),
          EventKind.of(CommandHadNoEffect.class, ORG_SETTINGS, "Change without effect"));

  private static final Map<String, EventKind> BY_EVENT =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventKind::event, Function.identity()));

  private EventKinds() {}

  /** What an event is called, by its short name. */
  static EventKind of(String event) {
    return Objects.requireNonNull(BY_EVENT.get(event), event);
  }

  /** The categories that events can have. */
  static List<String> categories() {
    return ALL.stream().map(kind -> kind.category().name()).distinct().toList();
  }

  /** The short names of the events of these categories, or null for those of all. */
  static @Nullable SortedSet<String> in(@Nullable Set<Category> categories) {
    return categories == null
        ? null
        : ALL.stream()
            .filter(kind -> categories.contains(kind.category()))
            .map(EventKind::event)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
