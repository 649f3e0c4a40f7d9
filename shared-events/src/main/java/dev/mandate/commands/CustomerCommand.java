package dev.mandate.commands;

/** A command about one customer organization. */
public sealed interface CustomerCommand extends Command
    permits ProvisionCustomer,
        AttachCustomer,
        RenameCustomer,
        SetRestrictedMode,
        GrantCustomerRole,
        RevokeCustomerRole {
  /** The customer organization it is about. */
  String customerId();
}
