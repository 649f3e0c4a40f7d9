package dev.mandate.roles.domain;

import static dev.mandate.policy.AssignmentBasis.ASSIGNED;
import static dev.mandate.policy.AssignmentBasis.ATTACHED;
import static dev.mandate.policy.AssignmentBasis.PROVISIONED;
import static dev.mandate.policy.Role.PARTNER_ADMIN;
import static dev.mandate.policy.Role.WHOLESALE_ADMIN;
import static dev.mandate.roles.domain.Samples.user;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list holds 500 customers; the next one displaces the oldest. */
class ManagedListLimitTest {
  /** From {@code c1}, the oldest, to {@code c500}. */
  private static final String[] FIVE_HUNDRED = customers(1, 500);

  private static String[] customers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> "c" + n).toArray(String[]::new);
  }

  private static String[] customers(int from, int to, String... then) {
    return Stream.concat(Stream.of(customers(from, to)), Stream.of(then)).toArray(String[]::new);
  }

  /** {@code u1} has a full list; {@code new1} and {@code new2} are on no list. */
  private static Scenario fullList() {
    return Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN, WHOLESALE_ADMIN)
        .withCustomers(FIVE_HUNDRED)
        .withCustomers("new1", "new2")
        .withListed("u1", ASSIGNED, FIVE_HUNDRED);
  }

  @Test
  void R18_the_500th_customer_displaces_nobody() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN)
        .withCustomers(FIVE_HUNDRED)
        .withListed("u1", ASSIGNED, customers(1, 499))
        .when(Samples.assignCustomer("u1", "c500"))
        .thenEvents(Samples.customerAssigned("u1", "c500", ASSIGNED))
        .thenList("u1", FIVE_HUNDRED);
  }

  @Test
  void R18_the_501st_displaces_the_one_that_was_added_first() {
    fullList()
        .when(Samples.assignCustomer("u1", "new1"))
        .thenEvents(
            Samples.customerAssigned("u1", "new1", ASSIGNED),
            Samples.customerDisplaced("u1", "c1", "new1"))
        .when(Samples.assignCustomer("u1", "new2"))
        .thenEvents(
            Samples.customerAssigned("u1", "new2", ASSIGNED),
            Samples.customerDisplaced("u1", "c2", "new2"))
        .thenList("u1", customers(3, 500, "new1", "new2"));
  }

  @Test
  void R18_provisioning_never_fails_for_a_full_list() {
    fullList()
        .asking(user("u1"))
        .when(Samples.provisionCustomer("c501"))
        .thenEvents(
            Samples.customerProvisioned("c501", "u1"),
            Samples.customerAssigned("u1", "c501", PROVISIONED),
            Samples.customerDisplaced("u1", "c1", "c501"))
        .asSystem()
        .when(Samples.attachCustomer("c502", "u1"))
        .thenEvents(
            Samples.customerAttached("c502", "u1"),
            Samples.customerAssigned("u1", "c502", ATTACHED),
            Samples.customerDisplaced("u1", "c2", "c502"))
        .thenList("u1", customers(3, 502));
  }

  @Test
  void R18_assigning_what_is_on_the_full_list_displaces_nobody() {
    fullList().when(Samples.assignCustomer("u1", "c250")).thenNoEffect();
  }

  @Test
  void R12_R18_an_attached_entry_that_becomes_assigned_displaces_nobody_and_stays_the_oldest() {
    Scenario.givenPartner()
        .withUser("u1", PARTNER_ADMIN)
        .withCustomers(FIVE_HUNDRED)
        .withCustomers("new1")
        .withListed("u1", ATTACHED, "c1")
        .withListed("u1", ASSIGNED, customers(2, 500))
        .when(Samples.assignCustomer("u1", "c1"))
        .thenEvents(Samples.customerAssigned("u1", "c1", ASSIGNED))
        .thenList("u1", FIVE_HUNDRED)
        .when(Samples.assignCustomer("u1", "new1"))
        .thenEvents(
            Samples.customerAssigned("u1", "new1", ASSIGNED),
            Samples.customerDisplaced("u1", "c1", "new1"));
  }

  @Test
  void R18_a_displaced_customer_that_is_assigned_again_displaces_the_next_oldest() {
    fullList()
        .when(Samples.assignCustomer("u1", "new1"))
        .thenAccepted()
        .when(Samples.assignCustomer("u1", "c1"))
        .thenEvents(
            Samples.customerAssigned("u1", "c1", ASSIGNED),
            Samples.customerDisplaced("u1", "c2", "c1"))
        .thenList("u1", customers(3, 500, "new1", "c1"));
  }

  @Test
  void R18_what_was_unassigned_makes_room() {
    fullList()
        .when(Samples.unassignCustomer("u1", "c7"))
        .thenAccepted()
        .when(Samples.assignCustomer("u1", "new1"))
        .thenEvents(Samples.customerAssigned("u1", "new1", ASSIGNED));
  }

  @Test
  void R18_another_administrators_full_list_does_not_matter() {
    fullList()
        .withUser("u2", PARTNER_ADMIN)
        .when(Samples.assignCustomer("u2", "new1"))
        .thenEvents(Samples.customerAssigned("u2", "new1", ASSIGNED));
  }
}
