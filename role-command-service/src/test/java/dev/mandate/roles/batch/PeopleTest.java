package dev.mandate.roles.batch;

import static dev.mandate.roles.batch.Commands.grant;
import static dev.mandate.roles.batch.Commands.provisionUser;
import static dev.mandate.roles.batch.Commands.system;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.GrantCustomerRole;
import dev.mandate.commands.ProvisionUser;
import dev.mandate.commands.UpdateUser;
import dev.mandate.events.PersonErased;
import dev.mandate.events.UserUpdated;
import dev.mandate.personal.PersonSecret;
import dev.mandate.policy.Role;
import dev.mandate.roles.store.PersonSecrets.Person;
import dev.mandate.wire.CommandMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is personal in commands is sealed before they are judged. */
class PeopleTest {
  private static final Person U1 = new Person("p", "u1");
  private static final PersonSecret SECRET = PersonSecret.random();

  private final People people = new People(Map.of(U1, SECRET));

  @Test
  void every_command_that_names_somebody_is_sealed_in_its_values_and_in_its_data_alike() {
    assertThat(
            sealed(
                "ProvisionUser",
                "{'partnerId':'p','userId':'u1','displayName':'Ada Ash','email':'a@b','alias':''}"))
        .isEqualTo(new ProvisionUser("p", "u1", SECRET.seal("Ada Ash"), SECRET.seal("a@b"), ""));
    assertThat(sealed("UpdateUser", "{'partnerId':'p','userId':'u1','alias':'ada ash'}"))
        .isEqualTo(new UpdateUser("p", "u1", null, null, SECRET.seal("ada ash")));
    assertThat(
            sealed(
                "GrantCustomerRole",
                "{'partnerId':'p','customerId':'c','userId':'u1','role':'CUSTOMER_FULL_ADMIN',"
                    + "'email':'a@b','reason':'r'}"))
        .isEqualTo(
            new GrantCustomerRole(
                "p", "c", "u1", Role.CUSTOMER_FULL_ADMIN, null, SECRET.seal("a@b"), "r"));
  }

  private Object sealed(String type, String data) {
    CommandMessage sealed = people.sealed(system(type, data));
    // What a command says is what its data say, as if it had come like this.
    assertThat(sealed.data().json())
        .doesNotContain("Ada Ash", "a@b", "ada ash")
        .contains("sealed:");
    return ((CommandMessage.Valid) sealed.content()).command();
  }

  @Test
  void what_an_invalid_command_says_is_sealed_also_what_looks_as_if_it_were() {
    CommandMessage command =
        system(
            "UpdateUser",
            "{'partnerId':'p','userId':'u1','displayName':'sealed:Ada','email':'\\u0000 a@b'}");
    assertThat(command.content()).isInstanceOf(CommandMessage.Invalid.class);

    assertThat(people.sealed(command).data().json())
        .isEqualTo(
            "{\"partnerId\":\"p\",\"userId\":\"u1\",\"displayName\":\"%s\",\"email\":\"%s\"}"
                .formatted(SECRET.seal("sealed:Ada"), SECRET.seal("\0 a@b")));
  }

  @Test
  void a_command_that_names_nobody_is_the_same_object_and_needs_no_secret() {
    CommandMessage grant = grant("p", "u1", "PARTNER_ADMIN");

    assertThat(people.sealed(grant)).isSameAs(grant);
    assertThat(People.in(List.of(grant))).isEmpty();
  }

  @Test
  void the_people_of_commands_are_those_whom_they_name_or_erase_each_in_its_partner() {
    assertThat(
            People.in(
                List.of(
                    provisionUser("p", "u1"),
                    provisionUser("q", "u1"),
                    system("ErasePerson", "{'partnerId':'p','userId':'u2'}"),
                    system(
                        "RegisterPartner", "{'partnerId':'p','name':'P','sellsWholesale':true}"))))
        .containsExactlyInAnyOrder(U1, new Person("q", "u1"), new Person("p", "u2"));
  }

  @Test
  void only_what_changed_is_written() {
    people.sealed(provisionUser("p", "u1"));
    assertThat(people.made()).isEmpty();
    assertThat(people.destroyed()).isEmpty();

    people.sealed(provisionUser("p", "u2"));
    assertThat(people.made()).containsOnlyKeys(new Person("p", "u2"));
    assertThat(people.isNamed(new Person("p", "u2"))).isTrue();
  }

  @Test
  void who_is_erased_and_named_again_in_one_batch_gets_another_secret() {
    people.follow(new UserUpdated("p", "u1", "Ada", null, null));
    people.follow(new PersonErased("p", "u1"));
    assertThat(people.isNamed(U1)).isFalse();
    assertThat(people.destroyed()).isEqualTo(Set.of(U1));
    assertThat(people.made()).isEmpty();

    people.sealed(provisionUser("p", "u1"));

    assertThat(people.destroyed()).isEqualTo(Set.of(U1));
    assertThat(people.made()).containsOnlyKeys(U1);
    assertThat(requireNonNull(people.made().get(U1)).open(SECRET.seal("Ada"))).isNull();
  }

  @Test
  void who_is_named_and_erased_in_one_batch_leaves_nothing() {
    Person u2 = new Person("p", "u2");
    people.sealed(provisionUser("p", "u2"));
    people.follow(new PersonErased("p", "u2"));

    assertThat(people.isNamed(u2)).isFalse();
    assertThat(people.made()).isEmpty();
    assertThat(people.destroyed()).isEmpty();
  }
}
