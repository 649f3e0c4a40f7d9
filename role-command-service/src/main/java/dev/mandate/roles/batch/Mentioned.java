package dev.mandate.roles.batch;

import dev.mandate.commands.AssignCustomer;
import dev.mandate.commands.AttachCustomer;
import dev.mandate.commands.Command;
import dev.mandate.commands.CustomerCommand;
import dev.mandate.commands.ErasePerson;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.PartnerUserCommand;
import dev.mandate.commands.ProvisionCustomer;
import dev.mandate.commands.RevokeCustomerRole;
import dev.mandate.commands.SetWholesaleProgram;
import dev.mandate.commands.UnassignCustomer;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import dev.mandate.roles.store.TouchedUsers;
import dev.mandate.wire.Asker;
import dev.mandate.wire.CommandMessage;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ids that commands mention: what their rules may look up. */
public final class Mentioned {
  private Mentioned() {}

  /** Per partner, the ids that commands to it mention. */
  public static Map<String, Set<RegisteredId>> by(Collection<CommandMessage> commands) {
    Map<String, Set<RegisteredId>> mentioned = new TreeMap<>();
    for (CommandMessage command : commands) {
      mentioned.computeIfAbsent(command.partnerId(), _ -> new HashSet<>()).addAll(by(command));
    }
    return mentioned;
  }

  /** R10: switching the programme off touches everybody who holds the add-on, mentioned or not. */
  public static TouchedUsers alsoTouchedBy(Collection<CommandMessage> commands) {
    Set<String> endingProgram = new HashSet<>();
    for (CommandMessage command : commands) {
      if (command.content() instanceof CommandMessage.Valid valid
          && valid.command() instanceof SetWholesaleProgram) {
        endingProgram.add(command.partnerId());
      }
    }
    return (partner, org) -> endingProgram.contains(partner) ? org.wholesaleAdmins() : Set.of();
  }

  private static Set<RegisteredId> by(CommandMessage message) {
    Set<RegisteredId> ids = new LinkedHashSet<>();
    org(ids, message.partnerId());
    if (message.asker() instanceof Asker.User asker) {
      user(ids, asker.id());
    }
    if (message.content() instanceof CommandMessage.Valid valid) {
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
      case ErasePerson c -> user(ids, c.userId());
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
