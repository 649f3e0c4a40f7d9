package dev.mandate.access.webex;

import dev.mandate.access.commandservice.CommandService;
import dev.mandate.access.commandservice.OutgoingCommand;
import dev.mandate.access.directory.CustomerDirectory;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.NotYetException;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Makes commands of the changes that Webex knows, and waits until they can be read. */
@Component
final class PartnerAdminChanges {
  private static final Logger log = LoggerFactory.getLogger(PartnerAdminChanges.class);

  private static final String SOURCE = "/mandate/access-query-service/webex";

  /**
   * What Webex calls partner roles. They do not include those of the partner's own organization,
   * and the add-on falls with the role it needs (R10). The first one is the only one whose loss can
   * be rejected (R13), so that either all are revoked or none.
   */
  private static final List<Role> PARTNER_ROLES =
      Policy.standard().roles().stream()
          .filter(role -> role.family() == RoleFamily.CUSTOMER_MANAGEMENT)
          .map(RoleEntry::role)
          .toList();

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerAdminDirectory directory;
  private final CustomerDirectory customers;
  private final CommandService commands;

  PartnerAdminChanges(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerAdminDirectory directory,
      CustomerDirectory customers,
      CommandService commands) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.directory = directory;
    this.customers = customers;
    this.commands = commands;
  }

  /** Puts a customer on a user's list, or takes it off; returns the partner's position then. */
  long assignment(String command, String customerId, String userId, Asking asking) {
    String partner =
        known(
            customers
                .partnerOf(customerId)
                .filter(id -> permissions.sees(asking.caller(), id, customerId)));
    long position =
        send(
            command,
            Map.of("partnerId", partner, "userId", userId, "customerId", customerId),
            asking);
    awaitReadable(partner, position);
    return position;
  }

  /**
   * Revokes all partner roles of a user; returns the partner's position then. Each by its own name:
   * to set what remains, one would have to know it, and could bring back what is being revoked.
   */
  long revocation(String userId, Asking asking) {
    String partner =
        known(directory.partnerOfUser(userId).filter(id -> permissions.sees(asking.caller(), id)));
    long position = 0;
    for (Role role : PARTNER_ROLES) {
      position =
          send(
              "RevokeRole",
              Map.of("partnerId", partner, "userId", userId, "role", role.name()),
              asking);
    }
    awaitReadable(partner, position);
    return position;
  }

  /**
   * Each command is one of its own, whatever the client calls its request: an id that came again
   * for something else would not be executed. A repeated request is harmless, because none of these
   * commands does anything twice.
   */
  private long send(String command, Map<String, String> data, Asking asking) {
    return commands
        .send(
            new OutgoingCommand(
                SOURCE,
                UUID.randomUUID().toString(),
                command,
                data,
                asking.authorization(),
                asking.trackingId()))
        .position();
  }

  private static String known(Optional<String> partner) {
    return partner.orElseThrow(NotFoundException::new);
  }

  /** The change is made, whether or not it can be read soon. */
  private void awaitReadable(String partnerId, long position) {
    try {
      readModel.ask(() -> Optional.of(partnerId), position, partner -> partner);
    } catch (NotYetException | DataAccessException | TransactionException e) {
      log.debug("A change cannot be read yet: {}", NestedExceptionUtils.getMostSpecificCause(e));
    }
  }
}
