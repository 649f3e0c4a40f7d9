package dev.mandate.policy;

import static dev.mandate.policy.Level.FULL;
import static dev.mandate.policy.Level.NONE;
import static dev.mandate.policy.Level.READ_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Levels rise from {@code NONE} over {@code READ_ONLY} to {@code FULL}. */
class LevelTest {
  @Test
  void levels_rise_from_none_over_read_only_to_full() {
    assertThat(Level.values()).containsExactly(NONE, READ_ONLY, FULL);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, NONE, NONE, NONE, true",
    "NONE, READ_ONLY, READ_ONLY, NONE, false",
    "NONE, FULL, FULL, NONE, false",
    "READ_ONLY, NONE, READ_ONLY, NONE, true",
    "READ_ONLY, READ_ONLY, READ_ONLY, READ_ONLY, true",
    "READ_ONLY, FULL, FULL, READ_ONLY, false",
    "FULL, NONE, FULL, NONE, true",
    "FULL, READ_ONLY, FULL, READ_ONLY, true",
    "FULL, FULL, FULL, FULL, true"
  })
  void two_levels_have_a_higher_and_a_lower_one(
      Level one, Level other, Level higher, Level lower, boolean covers) {
    assertThat(one.or(other)).isEqualTo(higher);
    assertThat(one.atMost(other)).isEqualTo(lower);
    assertThat(one.covers(other)).isEqualTo(covers);
  }

  @ParameterizedTest
  @EnumSource
  void an_organization_has_the_scopes_of_its_kind(OrgType org) {
    assertThat(org.has(Scope.CUSTOMER_ORG)).isEqualTo(org == OrgType.CUSTOMER);
    assertThat(org.has(Scope.PARTNER_ORG)).isEqualTo(org == OrgType.PARTNER);
    assertThat(org.has(Scope.PARTNER_HUB)).isEqualTo(org == OrgType.PARTNER);
  }
}
