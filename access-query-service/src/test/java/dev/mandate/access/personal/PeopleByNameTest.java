package dev.mandate.access.personal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.personal.PeopleByName.Called;
import dev.mandate.access.projection.ProjectionFixture;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.reading.ReadScope;
import dev.mandate.access.testing.History;
import dev.mandate.access.testing.Relay;
import dev.mandate.access.testing.TestDatabase;
import dev.mandate.events.CustomerProvisioned;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.PartnerRegistered;
import dev.mandate.events.PersonErased;
import dev.mandate.events.UserProvisioned;
import dev.mandate.events.UserRemoved;
import dev.mandate.events.UserUpdated;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are found by names that the tables hold sealed, at the moment of the tables. */
class PeopleByNameTest {
  private static final String P = "p1";
  private static final String OTHER = "p2";

  private final TestDatabase database = new TestDatabase();
  private final ReadModel tables = new ReadModel(database.reading());
  private final ProjectionFixture projection = new ProjectionFixture(database);
  private final PeopleByName early = new PeopleByName(database.reading());
  private final PeopleByName late = new PeopleByName(database.reading());

  @AfterEach
  void end() {
    early.stop();
    late.stop();
    database.close();
  }

  private static History history(String partner) {
    return History.of(partner)
        .add(new PartnerRegistered(partner, "Partner", true))
        .add(user(partner, "u1", "Ada Young"))
        .add(user(partner, "u2", "Ärger Straße"))
        .add(new CustomerProvisioned(partner, partner + "-c", "Young & Co", null, true))
        .add(
            new CustomerRoleGranted(
                partner, partner + "-c", partner + "-u3", Role.CUSTOMER_FULL_ADMIN, "Eve", null))
        .add(new UserUpdated(partner, partner + "-u1", "Ada Old", null, null))
        .add(new UserUpdated(partner, partner + "-u1", null, "ada@example.com", null))
        .add(new UserRemoved(partner, partner + "-u2"));
  }

  private static UserProvisioned user(String partner, String id, String name) {
    return new UserProvisioned(partner, partner + "-" + id, name, id + "@example.com", null);
  }

  private void takeIn(History history, int from) {
    projection.takeIn(history.events().subList(from, (int) history.position()), new Random(1));
  }

  private List<String> ever(PeopleByName people, String text) {
    return tables.ask(() -> people.ever(text, null)).stream()
        .map(Called::userId)
        .distinct()
        .sorted()
        .toList();
  }

  private List<String> now(PeopleByName people, String text) {
    return tables.ask(() -> people.now(text, P)).stream().sorted().toList();
  }

  @Test
  void names_that_come_while_it_runs_are_found_as_by_whoever_starts_afterwards() {
    takeIn(history(OTHER), 0);
    early.start();
    assertThat(ever(early, "ada")).containsExactly("p2-u1");

    takeIn(history(P), 0);
    late.start();

    for (PeopleByName people : List.of(early, late)) {
      assertThat(ever(people, "YOUNG")).containsExactly("p1-u1", "p2-u1");
      assertThat(ever(people, "ada old")).containsExactly("p1-u1", "p2-u1");
      assertThat(ever(people, "ÄRGER")).containsExactly("p1-u2", "p2-u2");
      assertThat(ever(people, "eve")).containsExactly("p1-u3", "p2-u3");
      assertThat(now(people, "young")).isEmpty();
      assertThat(now(people, "OLD")).containsExactly("p1-u1");
      assertThat(ever(people, "sealed")).isEmpty();
      assertThat(ever(people, "example.com")).isEmpty();
    }
    assertThat(tables.ask(() -> early.ever("young", null)))
        .isEqualTo(tables.ask(() -> late.ever("young", null)));
  }

  @Test
  void whoever_is_erased_is_found_by_no_name_until_there_is_a_new_one() {
    History history = history(P);
    takeIn(history, 0);
    early.start();
    assertThat(now(early, "ada")).containsExactly("p1-u1");

    history.add(new PersonErased(P, "p1-u1"), new UserUpdated(P, "p1-u1", null, "x@y.z", null));
    takeIn(history, (int) history.position() - 2);
    late.start();

    for (PeopleByName people : List.of(early, late)) {
      assertThat(ever(people, "ada")).isEmpty();
      assertThat(now(people, "")).doesNotContain("p1-u1");
    }
    history.add(new UserUpdated(P, "p1-u1", "Ada Young", null, null));
    takeIn(history, (int) history.position() - 1);
    assertThat(now(early, "young")).containsExactly("p1-u1");
    assertThat(now(late, "young")).containsExactly("p1-u1");
  }

  @Test
  void whoever_may_see_one_partner_finds_nobody_of_another() {
    takeIn(history(P), 0);
    takeIn(history(OTHER), 0);
    early.start();

    ReadScope.ofPartner(
        OTHER, () -> assertThat(ever(early, "ada")).containsExactly("p2-u1").isNotEmpty());
  }

  @Test
  void names_of_before_people_had_secrets_are_found_too() {
    new ProjectionFixture(database, Relay.ofBefore()).takeIn(history(P).events(), new Random(1));
    early.start();

    assertThat(ever(early, "young")).containsExactly("p1-u1");
    assertThat(now(early, "old")).containsExactly("p1-u1");
  }
}
