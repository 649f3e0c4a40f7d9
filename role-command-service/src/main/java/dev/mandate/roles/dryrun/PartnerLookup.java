package dev.mandate.roles.dryrun;

import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerUnassigned;
import dev.mandate.events.Event;
import dev.mandate.events.RestrictionListChanged;
import dev.mandate.events.RoleGranted;
import dev.mandate.events.RoleRevoked;
import dev.mandate.roles.aggregate.AggregateId;
import dev.mandate.roles.batch.Mentioned;
import dev.mandate.roles.batch.People;
import dev.mandate.roles.domain.CustomerOrgState;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.domain.PartnerOrgState;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.PartnerHistories.Head;
import dev.mandate.roles.store.PartnerMembers;
import dev.mandate.roles.store.PreparedBatch;
import dev.mandate.roles.store.StateCache;
import dev.mandate.roles.store.StatePreparation;
import dev.mandate.wire.CommandMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Copies from the snapshot of the running transaction what a dry run needs of a partner. */
final class PartnerLookup {
  private final StatePreparation preparation;
  private final PartnerMembers members;

  PartnerLookup(JdbcTemplate jdbc) {
    // A cache that keeps nothing: that of the batches is current for locked partners only.
    preparation = new StatePreparation(new StateCache(0), new IdRegistry(jdbc), jdbc);
    members = new PartnerMembers(jdbc);
  }

  /** What the rules may look up when they judge a command: the same as in a batch. */
  PartnerCopy forJudging(CommandMessage command, People people, Head head) {
    List<CommandMessage> commands = List.of(command);
    PreparedBatch prepared =
        preparation.prepare(
            Mentioned.by(commands),
            Map.of(command.partnerId(), head),
            Mentioned.alsoTouchedBy(commands));
    PartnerCopy partner = new PartnerCopy(command.partnerId(), people);
    partner.putOwners(prepared.owners());
    prepared.states().forEach((id, state) -> put(partner, AggregateId.subjectOf(id), state));
    return partner;
  }

  private static void put(PartnerCopy partner, String id, Object state) {
    switch (state) {
      case PartnerOrgState org -> partner.put(org);
      case PartnerAdminState user -> partner.putUser(id, user);
      case CustomerOrgState customer -> partner.putCustomer(id, customer);
      default -> throw new IllegalStateException("Not a state: " + state.getClass());
    }
  }

  /** Adds everybody and everything else that events touch: at most a query per kind of event. */
  void addTouched(PartnerCopy partner, List<Event> events) {
    String id = partner.partnerId();
    if (any(events, RoleGranted.class, RoleRevoked.class)) {
      members.customers(id).forEach(partner::putCustomerId);
    }
    if (any(events, CustomerProvisioned.class, CustomerAttached.class)) {
      members.roleHolders(id).forEach(partner::putUser);
    }
    if (any(events, RestrictionListChanged.class)) {
      members.customersWithUsers(id).forEach(partner::putCustomer);
    }
    for (Event event : events) {
      // A full list gives up a customer that no command mentions (R18).
      if (event instanceof CustomerUnassigned unassigned) {
        partner.putCustomerId(unassigned.customerId());
      }
    }
  }

  private static boolean any(List<Event> events, Class<?>... kinds) {
    return events.stream().anyMatch(e -> Arrays.stream(kinds).anyMatch(kind -> kind.isInstance(e)));
  }
}
