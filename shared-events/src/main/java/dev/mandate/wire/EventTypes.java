package dev.mandate.wire;

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
import dev.mandate.events.Event;
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

/** The closed list of events. */
final class EventTypes {
  static final TypeRegistry<Event> REGISTRY =
      new TypeRegistry<Event>("dev.mandate.event.")
          .add("PartnerRegistered", PartnerRegistered.class)
          .add("WholesaleProgramChanged", WholesaleProgramChanged.class)
          .add("UserProvisioned", UserProvisioned.class)
          .add("UserUpdated", UserUpdated.class)
          .add("UserRemoved", UserRemoved.class)
          .add("RoleGranted", RoleGranted.class)
          .add("RoleRevoked", RoleRevoked.class)
          .add("CustomerProvisioned", CustomerProvisioned.class)
          .add("CustomerAttached", CustomerAttached.class)
          .add("CustomerRenamed", CustomerRenamed.class)
          .add("CustomerAssigned", CustomerAssigned.class)
          .add("CustomerUnassigned", CustomerUnassigned.class)
          .add("RestrictedModeToggled", RestrictedModeToggled.class)
          .add("RestrictionListChanged", RestrictionListChanged.class)
          .add("CustomerRoleGranted", CustomerRoleGranted.class)
          .add("CustomerRoleRevoked", CustomerRoleRevoked.class)
          .add("PersonErased", PersonErased.class)
          .add("AuditExported", AuditExported.class)
          .add("CommandRejected", CommandRejected.class)
          .add("CommandHadNoEffect", CommandHadNoEffect.class);

  private EventTypes() {}
}
