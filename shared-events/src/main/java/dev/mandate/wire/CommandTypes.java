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

/** The closed list of commands. */
final class CommandTypes {
  static final TypeRegistry<Command> REGISTRY =
      new TypeRegistry<Command>("dev.mandate.command.")
          .add("RegisterPartner", RegisterPartner.class)
          .add("SetWholesaleProgram", SetWholesaleProgram.class)
          .add("ProvisionUser", ProvisionUser.class)
          .add("UpdateUser", UpdateUser.class)
          .add("RemoveUser", RemoveUser.class)
          .add("GrantRole", GrantRole.class)
          .add("RevokeRole", RevokeRole.class)
          .add("SetRoles", SetRoles.class)
          .add("ProvisionCustomer", ProvisionCustomer.class)
          .add("AttachCustomer", AttachCustomer.class)
          .add("RenameCustomer", RenameCustomer.class)
          .add("AssignCustomer", AssignCustomer.class)
          .add("UnassignCustomer", UnassignCustomer.class)
          .add("SetRestrictedMode", SetRestrictedMode.class)
          .add("SetRestrictionList", SetRestrictionList.class)
          .add("GrantCustomerRole", GrantCustomerRole.class)
          .add("RevokeCustomerRole", RevokeCustomerRole.class)
          .add("ErasePerson", ErasePerson.class)
          .add("RecordAuditExport", RecordAuditExport.class);

  private CommandTypes() {}
}
