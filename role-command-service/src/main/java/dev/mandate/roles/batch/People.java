package dev.mandate.roles.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mandate.commands.Command;
import dev.mandate.commands.ErasePerson;
import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.UpdateUser;
import dev.mandate.events.Event;
import dev.mandate.events.PersonErased;
import dev.mandate.personal.PersonSecret;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.JsonText;
import dev.mandate.roles.domain.PartnerAdminState;
import dev.mandate.roles.store.PersonSecrets.Person;
import dev.mandate.wire.CommandMessage;
import dev.mandate.wire.EventCodec;
import dev.mandate.wire.PersonalData;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people whom commands name or erase, while these are judged one after the other. What is
 * personal in a command is sealed before it is judged, so that everything behind that, from the
 * rules to the store, has sealed text only, and compares it as any other text.
 */
public final class People {
  private final Map<Person, PersonSecret> before;
  private final Map<Person, PersonSecret> secrets;

  /**
   * @param before the secrets, as far as there are any, of all {@link #in} the commands
   */
  public People(Map<Person, PersonSecret> before) {
    this.before = before;
    secrets = new HashMap<>(before);
  }

  /** Those whom commands name or erase; in most commands nobody. */
  public static Set<Person> in(Collection<CommandMessage> commands) {
    Set<Person> people = new HashSet<>();
    for (CommandMessage command : commands) {
      Person named = namedBy(command);
      if (named != null) {
        people.add(named);
      }
      if (command.content() instanceof CommandMessage.Valid valid
          && valid.command() instanceof ErasePerson erase) {
        people.add(new Person(erase.partnerId(), erase.userId()));
      }
    }
    return people;
  }

  private static @Nullable Person namedBy(CommandMessage command) {
    String user = PersonalData.person(command.data());
    return user == null ? null : new Person(command.partnerId(), user);
  }

  /**
   * A command with what is personal in it sealed; whoever is named for the first time gets a
   * secret.
   */
  public CommandMessage sealed(CommandMessage command) {
    Person named = namedBy(command);
    if (named == null) {
      return command;
    }
    PersonSecret secret = secrets.computeIfAbsent(named, _ -> PersonSecret.random());
    // Also what looks as if it were sealed, and makes the command invalid: it is only text. Each
    // value stands in the data and in what was read of them, and is sealed once.
    Map<String, String> sealed = new HashMap<>();
    return sealed(command, value -> sealed.computeIfAbsent(value, secret::seal));
  }

  private static CommandMessage sealed(CommandMessage command, UnaryOperator<String> seal) {
    byte[] data = PersonalData.change(command.data().json().getBytes(UTF_8), seal);
    CommandMessage.Content content =
        switch (command.content()) {
          case CommandMessage.Valid valid ->
              new CommandMessage.Valid(sealed(valid.command(), seal), valid.asker());
          case CommandMessage.Invalid invalid -> invalid;
          case CommandMessage.Refused refused -> refused;
        };
    return command.with(new JsonText(new String(data, UTF_8)), content);
  }

  private static Command sealed(Command command, UnaryOperator<String> seal) {
    return switch (command) {
      case ProvisionUser c ->
          new ProvisionUser(
              c.partnerId(),
              c.userId(),
              seal.apply(c.displayName()),
              seal.apply(c.email()),
              orNull(c.alias(), seal));
      case UpdateUser c ->
          new UpdateUser(
              c.partnerId(),
              c.userId(),
              orNull(c.displayName(), seal),
              orNull(c.email(), seal),
              orNull(c.alias(), seal));
      case GrantCustomerRole c ->
          new GrantCustomerRole(
              c.partnerId(),
              c.customerId(),
              c.userId(),
              c.role(),
              orNull(c.displayName(), seal),
              orNull(c.email(), seal),
              c.reason());
      default -> command;
    };
  }

  private static @Nullable String orNull(@Nullable String value, UnaryOperator<String> seal) {
    return value == null ? null : seal.apply(value);
  }

  /**
   * A user as commands are compared with it: what was recorded before there were secrets as if it
   * had been sealed.
   */
  public PartnerAdminState sealed(Person user, PartnerAdminState state) {
    PersonSecret secret = secrets.get(user);
    if (secret == null || !state.known()) {
      return state;
    }
    UnaryOperator<String> seal = value -> Sealed.isSealed(value) ? value : secret.seal(value);
    return new PartnerAdminState(
        true,
        seal.apply(state.displayName()),
        seal.apply(state.email()),
        orNull(state.alias(), seal),
        state.grants(),
        state.managedList());
  }

  /** Whether names or mail addresses of somebody in the commands can be read now. */
  public boolean isNamed(Person person) {
    return secrets.containsKey(person);
  }

  /** Takes note of an event: it may destroy a secret. */
  void follow(Event event) {
    if (event instanceof PersonErased erased) {
      secrets.remove(new Person(erased.partnerId(), erased.userId()));
    }
  }

  /** The data of an event for those who may know what is personal in it. */
  public byte[] open(Event event) {
    byte[] data = EventCodec.data(event);
    String user = PersonalData.hasSealed(data) ? PersonalData.person(data) : null;
    PersonSecret secret = user == null ? null : secrets.get(new Person(event.partnerId(), user));
    return secret == null ? data : PersonalData.open(data, secret);
  }

  /** Whose secrets are to be destroyed, of those that were there before. */
  Set<Person> destroyed() {
    return before.keySet().stream().filter(this::isOther).collect(Collectors.toSet());
  }

  /** The secrets that were not there before. */
  Map<Person, PersonSecret> made() {
    Map<Person, PersonSecret> made = new HashMap<>(secrets);
    made.keySet().removeIf(person -> !isOther(person));
    return made;
  }

  private boolean isOther(Person person) {
    return !Objects.equals(before.get(person), secrets.get(person));
  }
}
