package dev.mandate.commands;

/** A command about one user of the partner's own organization. */
public sealed interface PartnerUserCommand extends Command
    permits ProvisionUser,
        UpdateUser,
        RemoveUser,
        GrantRole,
        RevokeRole,
        SetRoles,
        AssignCustomer,
        UnassignCustomer {
  /** The partner user it is about. */
  String userId();
}
