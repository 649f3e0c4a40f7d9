package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.RejectionCode;
import org.junit.jupiter.api.Test;

/** Results: a repeated one is recognizable as the same, a different one as different. */
class ResultCodecTest {
  @Test
  void a_repeated_result_has_the_same_id() {
    CloudEvent first = ResultCodec.write(ResultExamples.ACCEPTED);
    CloudEvent second = ResultCodec.write(ResultExamples.ACCEPTED);

    assertThat(second.attributes()).isEqualTo(first.attributes());
    assertThat(second.data()).isEqualTo(first.data());
  }

  @Test
  void the_result_of_a_command_differs_from_that_of_an_unreadable_record_with_its_identity() {
    CloudEvent unreadable = ResultCodec.write(ResultExamples.UNREADABLE);
    CloudEvent accepted = ResultCodec.write(ResultExamples.ACCEPTED);

    assertThat(accepted.attribute("causationid")).isEqualTo(unreadable.attribute("causationid"));
    assertThat(accepted.attribute("id")).isNotEqualTo(unreadable.attribute("id"));
  }

  @Test
  void the_rejection_codes_are_those_of_the_contract() {
    assertThat(RejectionCode.values())
        .extracting(RejectionCode::name)
        .containsExactlyInAnyOrder(
            "INVALID",
            "UNKNOWN_PARTNER",
            "NOT_AUTHORIZED",
            "UNKNOWN_USER",
            "UNKNOWN_CUSTOMER",
            "ALREADY_EXISTS",
            "ROLE_NOT_ASSIGNABLE",
            "PREREQUISITE_ROLE_MISSING",
            "NOT_A_WHOLESALE_PARTNER",
            "LAST_ADMINISTRATOR",
            "NO_MANAGED_LIST");
  }
}
