package dev.mandate.roles.bench;

import dev.mandate.roles.batch.Commands;
import dev.mandate.wire.CommandMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What provisioning sends of one partner after the other: administrators, who get roles, a customer
 * and its administrator, and then change. A twelfth of it is rejected, another has no effect.
 */
final class Provisioning {
  private static final List<String> KINDS =
      List.of(
          "ProvisionUser"
              + " {'partnerId':'P','userId':'U','displayName':'Somebody','email':'s@example.org'}",
          "GrantRole {'partnerId':'P','userId':'U','role':'PARTNER_ADMIN'}",
          "ProvisionCustomer {'partnerId':'P','customerId':'C','name':'Customer','onBehalfOf':'U'}",
          "GrantCustomerRole"
              + " {'partnerId':'P','customerId':'C','userId':'C-owner','role':'CUSTOMER_FULL_ADMIN'}",
          "SetRestrictedMode {'partnerId':'P','customerId':'C','enabled':false}",
          "UnassignCustomer {'partnerId':'P','userId':'U','customerId':'C'}",
          "AssignCustomer {'partnerId':'P','userId':'U','customerId':'C'}",
          "AssignCustomer {'partnerId':'P','userId':'U','customerId':'C'}",
          "GrantRole {'partnerId':'P','userId':'U','role':'PARTNER_FULL_ADMIN'}",
          "SetRestrictedMode {'partnerId':'P','customerId':'C','enabled':true}",
          "RevokeRole {'partnerId':'P','userId':'U','role':'PARTNER_ADMIN'}",
          "GrantCustomerRole"
              + " {'partnerId':'P','customerId':'nobodys','userId':'N','role':'CUSTOMER_FULL_ADMIN'}");

  private static final int PARTNERS = 24;

  private final List<String> partners;
  private long count;

  private Provisioning(List<String> partners) {
    this.partners = partners;
  }

  /** One for each of so many writers, with partners of its own. */
  static List<Provisioning> forWriters(int writers, String prefix) {
    return IntStream.range(0, writers)
        .mapToObj(writer -> new Provisioning(partners(prefix + writer)))
        .toList();
  }

  private static List<String> partners(String prefix) {
    return IntStream.range(0, PARTNERS).mapToObj(i -> prefix + "-" + i).toList();
  }

  /** The next commands, partner by partner in turn. */
  List<CommandMessage> next(int size) {
    List<CommandMessage> commands = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      commands.add(next());
    }
    return commands;
  }

  private CommandMessage next() {
    String partner = partners.get((int) (count % partners.size()));
    long number = count++ / partners.size();
    if (number == 0) {
      return Commands.register(partner);
    }
    String turn = partner + "-" + (number - 1) / KINDS.size();
    String[] typeAndData = KINDS.get((int) ((number - 1) % KINDS.size())).split(" ", 2);
    return Commands.system(
        typeAndData[0],
        typeAndData[1]
            .replace("'P'", "'" + partner + "'")
            .replace("'U'", "'u-" + turn + "'")
            .replace("'C", "'c-" + turn)
            .replace("'N'", "'n-" + turn + "'"));
  }
}
