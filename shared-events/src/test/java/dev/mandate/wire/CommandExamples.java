package dev.mandate.wire;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.ErasePerson;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.GrantRole;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.RecordAuditExport;
import dev.mandate.commands.RegisterPartner;
import dev.mandate.commands.RemoveUser;
import dev.mandate.commands.RenameCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.RevokeRole;
import dev.mandate.commands.SetRestrictedMode;
import dev.mandate.commands.SetRestrictionList;
import dev.mandate.commands.SetRoles;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.commands.UpdateUser;
import dev.mandate.policy.JsonText;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleSet;
import java.time.Instant;
import java.util.List;

/** Every command, with all of its optional values and with none. */
final class CommandExamples {
  private static final String P = "acme";
  private static final String BEN = "ben@acme.example";
  private static final String CAROL = "carol@globex.example";
  private static final String C = "globex";
  private static final String WHY = "Cover for Ben";
  private static final Instant EXPIRY = Instant.parse("2027-01-31T00:00:00Z");

  static final List<Example<Command>> ALL =
      List.of(
          full(new RegisterPartner(P, "Acme Telecom", true)),
          full(new SetWholesaleProgram(P, false)),
          full(new ProvisionUser(P, BEN, "王小明 🙂", BEN, "ben.admin@acme.example")),
          minimal(new ProvisionUser(P, BEN, "王小明 🙂", BEN, null)),
          full(new UpdateUser(P, BEN, "Ben Two", "ben2@acme.example", "ben2")),
          minimal(new UpdateUser(P, BEN, null, null, null)),
          full(new RemoveUser(P, BEN, WHY)),
          minimal(new RemoveUser(P, BEN, null)),
          full(new ErasePerson(P, BEN, WHY)),
          minimal(new ErasePerson(P, BEN, null)),
          full(new GrantRole(P, BEN, Role.PARTNER_ADMIN, WHY, EXPIRY)),
          minimal(new GrantRole(P, BEN, Role.PARTNER_ADMIN, null, null)),
          full(new RevokeRole(P, BEN, Role.PARTNER_ADMIN, WHY)),
          minimal(new RevokeRole(P, BEN, Role.PARTNER_ADMIN, null)),
          full(new SetRoles(P, BEN, addOnWithBase(), WHY)),
          minimal(new SetRoles(P, BEN, addOnWithBase(), null)),
          full(new ProvisionCustomer(P, C, "星河电信 🌌", BEN)),
          minimal(new ProvisionCustomer(P, C, "星河电信 🌌", null)),
          full(new AttachCustomer(P, C, "Globex", BEN)),
          minimal(new AttachCustomer(P, C, "Globex", null)),
          full(new RenameCustomer(P, C, "Globex Two")),
          full(new AssignCustomer(P, BEN, C, WHY)),
          minimal(new AssignCustomer(P, BEN, C, null)),
          full(new UnassignCustomer(P, BEN, C, WHY)),
          minimal(new UnassignCustomer(P, BEN, C, null)),
          full(new SetRestrictedMode(P, C, false, WHY)),
          minimal(new SetRestrictedMode(P, C, false, null)),
          full(new SetRestrictionList(P, EventExamples.SOME_RESTRICTIONS)),
          full(new GrantCustomerRole(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN, "Carol", CAROL, WHY)),
          minimal(new GrantCustomerRole(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN, null, null, null)),
          full(new RevokeCustomerRole(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN, "Carol", CAROL, WHY)),
          minimal(new RevokeCustomerRole(P, C, CAROL, Role.CUSTOMER_FULL_ADMIN, null, null, null)),
          full(new RecordAuditExport(P, "anna@acme.example", "ocsf", filters(), 12_345_678_901L)));

  private CommandExamples() {}

  private static RoleSet addOnWithBase() {
    return RoleSet.of(Role.WHOLESALE_ADMIN, Role.PARTNER_FULL_ADMIN);
  }

  private static JsonText filters() {
    return new JsonText("{\"partner\":\"acme\",\"from\":\"2026-01-01T00:00:00.000Z\"}");
  }

  private static Example<Command> full(Command command) {
    return new Example<>(command.getClass().getSimpleName() + ".v1", command);
  }

  private static Example<Command> minimal(Command command) {
    return new Example<>(command.getClass().getSimpleName() + ".v1.minimal", command);
  }
}
