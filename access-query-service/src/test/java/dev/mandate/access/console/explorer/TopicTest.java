package dev.mandate.access.console.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.explorer.Topic.Group;
import dev.mandate.policy.OrgType;
import dev.mandate.policy.Policy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rows of the matrix. */
class TopicTest {
  @Test
  void R27_a_partner_has_the_capabilities_of_its_scopes() {
    assertThat(Topic.groups(OrgType.PARTNER))
        .extracting(Group::key)
        .containsExactly("PARTNER_ORG", "PARTNER_HUB");
  }

  @Test
  void R27_a_customer_has_its_capabilities_and_the_settings_of_the_catalogue_by_area() {
    assertThat(Topic.groups(OrgType.CUSTOMER))
        .extracting(Group::key)
        .containsExactly(
            "CUSTOMER_ORG", "USERS", "ACCOUNT", "ORGANIZATION_SETTINGS", "CALLING", "SERVICES");
  }

  @Test
  void every_capability_and_every_setting_is_one_row() {
    List<String> keys =
        Stream.of(OrgType.values())
            .flatMap(org -> Topic.groups(org).stream())
            .flatMap(group -> group.topics().stream())
            .map(Topic::key)
            .toList();
    assertThat(keys)
        .doesNotHaveDuplicates()
        .hasSize(Policy.standard().capabilities().size() + Policy.standard().restrictions().size());
  }

  @Test
  void a_row_is_found_by_its_key_where_it_is() {
    Topic legalHold = Topic.of(OrgType.CUSTOMER, "CUSTOMER_ORG.LEGAL_HOLD");
    assertThat(legalHold).isNotNull();
    assertThat(legalHold.id()).isEqualTo("CUSTOMER_ORG-LEGAL_HOLD");
    assertThat(Topic.of(OrgType.PARTNER, "CUSTOMER_ORG.LEGAL_HOLD")).isNull();
    assertThat(Topic.of(OrgType.CUSTOMER, "USERS_CLAIM")).isNotNull();
    assertThat(Topic.of(OrgType.PARTNER, "USERS_CLAIM")).isNull();
    assertThat(Topic.of(OrgType.CUSTOMER, null)).isNull();
  }
}
