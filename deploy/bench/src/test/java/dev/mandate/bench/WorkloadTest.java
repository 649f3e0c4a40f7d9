package dev.mandate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  @Test
  void each_partner_is_registered_first_and_no_command_comes_twice() {
    Workload workload = new Workload("w-", 3);
    Set<String> partners = new HashSet<>();
    Set<String> ids = new HashSet<>();

    for (int i = 0; i < 300; i++) {
      Command command = workload.next();
      assertThat(ids.add(command.id())).isTrue();
      assertThat(command.type().equals("RegisterPartner"))
          .isEqualTo(partners.add(command.partnerId()));
    }

    assertThat(partners).containsExactlyInAnyOrder("w-0", "w-1", "w-2");
  }
}
