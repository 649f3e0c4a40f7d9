package dev.mandate.roles.batch;

import dev.mandate.roles.CommandHeaders;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.KafkaBinding;
import dev.mandate.wire.Received;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Commands as they come from the topic, so that tests go through the real reader. */
public final class Commands {
  public static final String SOURCE = "/test";
  private static final AtomicLong IDS = new AtomicLong();

  private Commands() {}

  /** A command of a provisioning system with an id of its own; the data in JSON, with ' for ". */
  public static CommandMessage system(String type, String data) {
    return command(nextId(), type, "system", "test", data);
  }

  /** A command of a user. */
  public static CommandMessage user(String userId, String type, String data) {
    return command(nextId(), type, "user", userId, data);
  }

  public static CommandMessage command(
      String id, String type, String authType, String authId, String data) {
    Received received =
        KafkaBinding.readCommand(
            CommandHeaders.of(id, SOURCE, type, authType, authId),
            data.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    if (received instanceof CommandMessage command) {
      return command;
    }
    throw new IllegalArgumentException("Not a command: " + received);
  }

  public static CommandMessage register(String partner) {
    return system(
        "RegisterPartner",
        "{'partnerId':'%s','name':'%s','sellsWholesale':true}".formatted(partner, partner));
  }

  public static CommandMessage provisionUser(String partner, String user) {
    return system(
        "ProvisionUser",
        "{'partnerId':'%s','userId':'%s','displayName':'%s','email':'%s@example.com'}"
            .formatted(partner, user, user, user));
  }

  public static CommandMessage grant(String partner, String user, String role) {
    return system(
        "GrantRole", "{'partnerId':'%s','userId':'%s','role':'%s'}".formatted(partner, user, role));
  }

  public static CommandMessage revoke(String partner, String user, String role) {
    return system(
        "RevokeRole",
        "{'partnerId':'%s','userId':'%s','role':'%s'}".formatted(partner, user, role));
  }

  public static CommandMessage provisionCustomer(String partner, String customer) {
    return system(
        "ProvisionCustomer",
        "{'partnerId':'%s','customerId':'%s','name':'%s'}".formatted(partner, customer, customer));
  }

  public static String nextId() {
    return "c" + IDS.incrementAndGet();
  }
}
