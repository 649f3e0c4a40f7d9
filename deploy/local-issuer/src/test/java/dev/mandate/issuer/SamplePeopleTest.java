package dev.mandate.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.policy.Ids;
import dev.mandate.policy.Policy;
import dev.mandate.policy.RoleEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplePeopleTest {
  private final List<Person> people = SamplePeople.all();

  @Test
  void there_is_somebody_for_every_role_of_the_policy() {
    List<String> held = people.stream().flatMap(person -> person.roles().stream()).toList();

    for (RoleEntry role : Policy.standard().roles()) {
      assertThat(held)
          .anySatisfy(text -> assertThat(text.split(" of ", -1)[0]).isEqualTo(role.labelEn()));
    }
  }

  @Test
  void R2_the_first_person_has_the_roles_that_come_without_a_command() {
    assertThat(people.getFirst())
        .isEqualTo(
            new Person(
                "amelia.hart",
                "Amelia Hart",
                List.of("Full administrator", "Partner full administrator")));
  }

  @Test
  void a_role_in_a_customer_says_in_which() {
    assertThat(people)
        .contains(
            new Person(
                "julia.santos",
                "Julia Santos",
                List.of("Customer full administrator of Vista Hotels")));
  }

  @Test
  void everybody_has_a_user_id_and_a_role() {
    assertThat(people)
        .allSatisfy(
            person -> {
              assertThat(Ids.isId(person.userId())).isTrue();
              assertThat(person.roles()).isNotEmpty();
            });
  }
}
