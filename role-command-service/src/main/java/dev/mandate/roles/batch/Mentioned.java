package dev.mandate.roles.batch;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.CustomerCommand;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.PartnerUserCommand;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandMessage;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ids that a command mentions: what its rules may look up. */
final class Mentioned {
  private Mentioned() {}

  static Set<RegisteredId> by(CommandMessage message) {
    Set<RegisteredId> ids = new LinkedHashSet<>();
    org(ids, message.partnerId());
    if (message.content() instanceof CommandMessage.Valid valid) {
      if (valid.asker() instanceof Asker.User asker) {
        user(ids, asker.id());
      }
      by(ids, valid.command());
    }
    return ids;
  }

  private static void by(Set<RegisteredId> ids, Command command) {
    if (command instanceof PartnerUserCommand c) {
      user(ids, c.userId());
    }
    if (command instanceof CustomerCommand c) {
      org(ids, c.customerId());
    }
    switch (command) {
      case AssignCustomer c -> org(ids, c.customerId());
      case UnassignCustomer c -> org(ids, c.customerId());
      case ProvisionCustomer c -> user(ids, c.onBehalfOf());
      case AttachCustomer c -> user(ids, c.onBehalfOf());
      case GrantCustomerRole c -> user(ids, c.userId());
      case RevokeCustomerRole c -> user(ids, c.userId());
      default -> {}
    }
  }

  private static void user(Set<RegisteredId> ids, @Nullable String id) {
    if (id != null) {
      ids.add(new RegisteredId(Namespace.USER, id));
    }
  }

  private static void org(Set<RegisteredId> ids, String id) {
    ids.add(new RegisteredId(Namespace.ORG, id));
  }
}
