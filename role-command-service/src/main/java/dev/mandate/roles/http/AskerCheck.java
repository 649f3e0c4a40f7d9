package dev.mandate.roles.http;

import dev.mandate.roles.store.IdRegistry;
import dev.mandate.roles.store.IdRegistry.Namespace;
import dev.mandate.roles.store.IdRegistry.RegisteredId;
import dev.mandate.web.Caller;
import dev.mandate.web.Caller.Client;
import dev.mandate.web.Caller.Person;
import dev.mandate.web.Scopes;
import dev.mandate.wire.CloudEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes sure that a command says who asks for it: the caller, as the token says. Whoever leaves the
 * asker out gets the one of the token; nobody gets to be another.
 */
final class AskerCheck {
  private static final String AUTH_TYPE = "authtype";
  private static final String AUTH_ID = "authid";
  private static final String USER = "user";
  private static final String SYSTEM = "system";

  private final IdRegistry registry;

  AskerCheck(IdRegistry registry) {
    this.registry = registry;
  }

  /**
   * The event with its asker.
   *
   * @throws NotTheirsException if it names another
   */
  static CloudEvent named(CloudEvent event, Caller caller) {
    if (caller instanceof Client client
        && client.has(Scopes.ACT_FOR_USERS)
        && USER.equals(event.attribute(AUTH_TYPE))) {
      return event; // whichever user that is
    }
    Map<String, String> attributes = new LinkedHashMap<>(event.attributes());
    name(attributes, AUTH_TYPE, caller instanceof Person ? USER : SYSTEM, caller);
    name(attributes, AUTH_ID, caller.name(), caller);
    return new CloudEvent(attributes, event.data());
  }

  private static void name(
      Map<String, String> attributes, String attribute, String own, Caller caller) {
    String said = attributes.putIfAbsent(attribute, own);
    if (said != null && !said.equals(own)) {
      throw new NotTheirsException(
          switch (caller) {
            case Person _ ->
                "The token is that of the user %s; leave authtype and authid out."
                    .formatted(caller.name());
            case Client _ ->
                ("The token is that of the system %s; leave authtype and authid out. To ask for"
                        + " users, it needs the scope %s.")
                    .formatted(caller.name(), Scopes.ACT_FOR_USERS);
          });
    }
  }

  /**
   * Makes sure that the caller may ask for anything at all in this partner. A person of another
   * partner is told the same whether or not the partner exists (R30), and leaves nothing in its
   * log.
   *
   * @throws NotTheirsException if not
   */
  void requireTheirs(String partnerId, Caller caller) {
    switch (caller) {
      case Client client -> {
        if (!client.isFor(partnerId)) {
          throw new NotTheirsException(
              "The token is for the partner %s; send commands with that partnerId."
                  .formatted(client.partner()));
        }
      }
      case Person person -> {
        if (!isOf(partnerId, person)) {
          throw new NotTheirsException(
              "The token is that of a user who does not belong to this partner; send commands with"
                  + " the partnerId of your own.");
        }
      }
    }
  }

  private boolean isOf(String partnerId, Person person) {
    return registry
        .owners(List.of(new RegisteredId(Namespace.USER, person.userId())))
        .values()
        .stream()
        .anyMatch(owner -> owner.partnerId().equals(partnerId));
  }
}
