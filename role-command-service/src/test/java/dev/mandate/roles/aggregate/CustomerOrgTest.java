package dev.mandate.roles.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.CustomerAttached;
import dev.mandate.events.CustomerOrgEvent;
import dev.mandate.events.CustomerRenamed;
import dev.mandate.events.CustomerRoleGranted;
import dev.mandate.events.CustomerRoleRevoked;
import dev.mandate.events.RestrictedModeToggled;
import dev.mandate.policy.Role;
import dev.mandate.roles.domain.CustomerOrgState;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

/** The shell of a customer organization. */
class CustomerOrgTest {
  private static final CustomerAttached ATTACHED =
      new CustomerAttached("p1", "c1", "Shop", "u1", true);
  private static final CustomerRenamed RENAMED = new CustomerRenamed("p1", "c1", "Store");

  @Test
  void what_is_recorded_is_applied_with_its_metadata_and_evolves_the_state() {
    Recording.customers()
        .given(ATTACHED)
        .when(Recording.of(RENAMED))
        .expectSuccessfulHandlerExecution()
        .expectEvents(new GenericEventMessage<>(RENAMED, Recording.METADATA))
        .expectState(customer -> assertThat(customer.state().name()).isEqualTo("Store"));
  }

  @Test
  void a_history_folds_to_the_state_of_the_pure_fold() {
    List<CustomerOrgEvent> history =
        List.of(
            ATTACHED,
            new CustomerRoleGranted("p1", "c1", "a1", Role.CUSTOMER_FULL_ADMIN, null, null),
            new RestrictedModeToggled("p1", "c1", false),
            new CustomerRoleRevoked("p1", "c1", "a1", Role.CUSTOMER_FULL_ADMIN));
    CustomerOrgState folded = CustomerOrgState.UNKNOWN;
    for (CustomerOrgEvent event : history) {
      folded = folded.evolve(event);
    }
    CustomerOrgState expected = folded.evolve(RENAMED);

    Recording.customers()
        .given(history)
        .when(Recording.of(RENAMED))
        .expectEvents(RENAMED)
        .expectState(customer -> assertThat(customer.state()).isEqualTo(expected));
  }
}
