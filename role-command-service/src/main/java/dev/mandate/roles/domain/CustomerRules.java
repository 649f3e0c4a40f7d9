package dev.mandate.roles.domain;

import static dev.mandate.commands.RejectionCode.ALREADY_EXISTS;
import static dev.mandate.commands.RejectionCode.UNKNOWN_CUSTOMER;
import static dev.mandate.commands.RejectionCode.UNKNOWN_USER;

import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.RenameCustomer;
import dev.mandate.commands.SetRestrictedMode;
import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.Event;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.Role;
import dev.mandate.roles.domain.CustomerOrgState.Origin;
import dev.mandate.wire.Asker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of customer organizations: R5, R12, R16, R21, R22. */
final class CustomerRules {
  /** R5, R21: restricted administrator mode of a new customer is on. */
  private static final boolean RESTRICTED_AT_FIRST = true;

  private CustomerRules() {}

  static Decision provision(
      ProvisionCustomer command, Asker asker, PartnerFacts facts, Instant now) {
    String by = administrator(command.onBehalfOf(), asker);
    Decision settled = settled(command.customerId(), command.name(), Origin.PROVISIONED, by, facts);
    if (settled != null) {
      return settled;
    }
    Event created =
        new CustomerProvisioned(
            command.partnerId(), command.customerId(), command.name(), by, RESTRICTED_AT_FIRST);
    return added(created, command.customerId(), AssignmentBasis.PROVISIONED, by, facts, now);
  }

  static Decision attach(AttachCustomer command, Asker asker, PartnerFacts facts, Instant now) {
    String by = administrator(command.onBehalfOf(), asker);
    Decision settled = settled(command.customerId(), command.name(), Origin.ATTACHED, by, facts);
    if (settled != null) {
      return settled;
    }
    Event attached =
        new CustomerAttached(
            command.partnerId(), command.customerId(), command.name(), by, RESTRICTED_AT_FIRST);
    return added(attached, command.customerId(), AssignmentBasis.ATTACHED, by, facts, now);
  }

  /**
   * The administrator for whom a customer is created: the asking user, or the one a system names.
   */
  private static @Nullable String administrator(@Nullable String onBehalfOf, Asker asker) {
    return asker instanceof Asker.User user ? user.id() : onBehalfOf;
  }

  /** The answer that follows without creating anything, or null. */
  private static @Nullable Decision settled(
      String customerId, String name, Origin origin, @Nullable String by, PartnerFacts facts) {
    if (by != null && !facts.user(by).known()) {
      return Decision.rejected(UNKNOWN_USER, "onBehalfOf is no user of the partner");
    }
    CustomerOrgState customer = facts.customer(customerId);
    if (customer.known()) {
      return customer.origin() == origin && customer.name().equals(name)
          ? Decision.noEffect()
          : Decision.rejected(ALREADY_EXISTS, "The customer exists with other data");
    }
    return facts.ownerOfOrg(customerId) == null
        ? null
        : Decision.rejected(ALREADY_EXISTS, "customerId is taken by another organization");
  }

  /** R16: whoever holds PARTNER_ADMIN at that moment gets the new customer on its list. */
  private static Decision added(
      Event created,
      String customerId,
      AssignmentBasis basis,
      @Nullable String by,
      PartnerFacts facts,
      Instant now) {
    List<Event> events = new ArrayList<>();
    events.add(created);
    if (by != null && facts.user(by).roles(now).contains(Role.PARTNER_ADMIN)) {
      events.addAll(
          ManagedListRules.added(
              created.partnerId(), by, facts.user(by).managedList(), customerId, basis));
    }
    return new Decision.Accepted(events);
  }

  static Decision rename(RenameCustomer command, PartnerFacts facts) {
    CustomerOrgState customer = facts.customer(command.customerId());
    if (!customer.known()) {
      return Decision.rejected(UNKNOWN_CUSTOMER, "The partner has no such customer");
    }
    return customer.name().equals(command.name())
        ? Decision.noEffect()
        : Decision.accepted(
            new CustomerRenamed(command.partnerId(), command.customerId(), command.name()));
  }

  static Decision setRestrictedMode(SetRestrictedMode command, PartnerFacts facts) {
    CustomerOrgState customer = facts.customer(command.customerId());
    if (!customer.known()) {
      return Decision.rejected(UNKNOWN_CUSTOMER, "The partner has no such customer");
    }
    return customer.restrictedMode() == command.enabled()
        ? Decision.noEffect()
        : Decision.accepted(
            new RestrictedModeToggled(
                command.partnerId(), command.customerId(), command.enabled()));
  }
}
