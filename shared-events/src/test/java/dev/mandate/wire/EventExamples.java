package dev.mandate.wire;

import dev.mandate.commands.RejectionCode;
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
import dev.mandate.events.GrantCause;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RevocationCause;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.events.UnassignmentCause;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.events.WholesaleProgramChanged;
import dev.mandate.policy.AssignmentBasis;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RestrictionSet;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every event, with all of its optional values and with none. */
final class EventExamples {
  private static final String P = "acme";
  private static final String BEN = "ben@acme.example";
  private static final String CAROL = "carol@globex.example";
  private static final String C = "globex";
  private static final Instant EXPIRY = Instant.parse("2027-01-31T00:00:00Z");

  static final Instant ASKED = Instant.parse("2026-01-31T11:59:59.500Z");
  static final Instant DECIDED = Instant.parse("2026-01-31T12:00:00Z");
  static final Instant RECORDED = Instant.parse("2026-01-31T12:00:00.012Z");

  static final RestrictionSet SOME_RESTRICTIONS =
      RestrictionSet.of(
          Stream.of("USERS_CLAIM", "ORG_DOMAIN", "ACCOUNT_COMPANY_NAME")
              .map(key -> Objects.requireNonNull(Policy.standard().restriction(key)))
              .toList());

  static final List<Example<RecordedEvent>> ALL =
      List.of(
          asked("RegisterPartner", new PartnerRegistered(P, "Acme Telecom", true)),
          asked("SetWholesaleProgram", new WholesaleProgramChanged(P, false)),
          asked(
              "ProvisionUser",
              new UserProvisioned(P, BEN, "王小明 🙂", BEN, "ben.admin@acme.example")),
          minimal(
              "ProvisionUser", new UserProvisioned(P, BEN, "Ben \"B\" O'Neil \\ Sons", BEN, null)),
          asked("UpdateUser", new UserUpdated(P, BEN, "Ben Two", "ben2@acme.example", "ben2")),
          minimal("UpdateUser", new UserUpdated(P, BEN, null, null, null)),
          asked("RemoveUser", new UserRemoved(P, BEN)),
          asked("ErasePerson", new PersonErased(P, BEN)),
          asked(
              "GrantRole", new RoleGranted(P, BEN, Role.PARTNER_ADMIN, GrantCause.COMMAND, EXPIRY)),
          minimal(
              "ProvisionUser",
              new RoleGranted(P, BEN, Role.FULL_ADMIN, GrantCause.FIRST_USER, null)),
          consequence(
              "RevokeRole",
              new RoleRevoked(P, BEN, Role.WHOLESALE_ADMIN, RevocationCause.PREREQUISITE_LOST)),
          asked("ProvisionCustomer", new CustomerProvisioned(P, C, "星河电信 🌌", BEN, true)),
          minimal("ProvisionCustomer", new CustomerProvisioned(P, C, "Globex", null, true)),
          asked("AttachCustomer", new CustomerAttached(P, C, "Globex", BEN, true)),
          minimal("AttachCustomer", new CustomerAttached(P, C, "Globex", null, true)),
          asked("RenameCustomer", new CustomerRenamed(P, C, "Globex Two")),
          asked("AssignCustomer", new CustomerAssigned(P, BEN, C, AssignmentBasis.ASSIGNED)),
          consequence(
              "ProvisionCustomer",
              new CustomerUnassigned(P, BEN, C, UnassignmentCause.LIMIT, "initech")),
          minimal(
              "UnassignCustomer",
              new CustomerUnassigned(P, BEN, C, UnassignmentCause.COMMAND, null)),
          asked("SetRestrictedMode", new RestrictedModeToggled(P, C, false)),
          asked("SetRestrictionList", new RestrictionListChanged(P, SOME_RESTRICTIONS)),
          asked(
              "GrantCustomerRole",
              new CustomerRoleGranted(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN, "Carol", CAROL)),
          minimal(
              "GrantCustomerRole",
              new CustomerRoleGranted(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN, null, null)),
          asked(
              "RevokeCustomerRole", new CustomerRoleRevoked(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN)),
          asked(
              "RecordAuditExport",
              new AuditExported(
                  P,
                  "anna@acme.example",
                  "ocsf",
                  json("{'partner':'acme','from':'2026-01-01T00:00:00.000Z'}"),
                  12_345_678_901L)),
          asked(
              "GrantRole",
              new CommandRejected(
                  P,
                  "GrantRole",
                  RejectionCode.NOT_AUTHORIZED,
                  "R8: 需要 FULL_ADMIN",
                  json("{'partnerId':'acme','userId':'ben@acme.example','role':'FULL_ADMIN'}"))),
          asked(
              "RemoveUser",
              new CommandHadNoEffect(
                  P, "RemoveUser", json("{'partnerId':'acme','userId':'nobody'}"))));

  private EventExamples() {}

  /** Provenance with every value that there can be. */
  static Provenance provenance(String command) {
    return new Provenance(
        "c-1",
        "/provisioning",
        command,
        ASKED,
        "user",
        "anna@acme.example",
        RoleSet.of(Role.PARTNER_FULL_ADMIN, Role.FULL_ADMIN),
        "Cover for Ben",
        "order-7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "vendor=1");
  }

  private static Provenance bareProvenance(String command) {
    return new Provenance(
        "c-1", "/provisioning", command, ASKED, null, null, RoleSet.EMPTY, null, null, null, null);
  }

  private static Example<RecordedEvent> asked(String command, Event event) {
    return example("", event, provenance(command));
  }

  private static Example<RecordedEvent> consequence(String command, Event event) {
    return example("", event, provenance(command).asConsequence());
  }

  private static Example<RecordedEvent> minimal(String command, Event event) {
    return example(".minimal", event, bareProvenance(command));
  }

  private static Example<RecordedEvent> example(String variant, Event event, Provenance from) {
    return new Example<>(
        event.getClass().getSimpleName() + ".v1" + variant,
        new RecordedEvent(event, 7, DECIDED, RECORDED, from));
  }

  private static JsonText json(String singleQuoted) {
    return new JsonText(singleQuoted.replace('\'', '"'));
  }
}
