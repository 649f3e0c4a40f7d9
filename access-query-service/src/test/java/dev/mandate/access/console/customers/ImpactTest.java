package dev.mandate.access.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Foretold.AccessChange;
import dev.mandate.access.console.change.Foretold.SettingChange;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.directory.CustomerAnswer.OwnAdministrator;
import dev.mandate.access.facts.Customer;
import dev.mandate.policy.Level;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Restriction;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a change would do to people, as a page tells it. */
class ImpactTest {
  private static final Restriction NAME = setting("ACCOUNT_COMPANY_NAME");
  private static final Restriction DOMAIN = setting("ORG_DOMAIN");

  private static Restriction setting(String key) {
    return Objects.requireNonNull(Policy.standard().restriction(key));
  }

  private static SettingChange opened(Restriction setting) {
    return new SettingChange(setting, Level.READ_ONLY, Level.FULL, false);
  }

  private static SettingChange closed(Restriction setting) {
    return new SettingChange(setting, Level.FULL, Level.READ_ONLY, false);
  }

  private static Foretold foretold(long more, AccessChange... changes) {
    return new Foretold(null, "", false, List.of(changes), more);
  }

  @Test
  void people_and_customers_are_counted_once_and_settings_each() {
    Impact impact =
        Impact.of(
            foretold(
                0,
                new AccessChange("a", "c1", List.of(opened(NAME), closed(DOMAIN))),
                new AccessChange("b", "c1", List.of(opened(NAME))),
                new AccessChange("a", "c2", List.of(opened(NAME)))));
    assertThat(impact.people()).isEqualTo(2);
    assertThat(impact.customers()).isEqualTo(2);
    assertThat(impact.settings())
        .containsExactly(new Impact.Setting(NAME, 3, 0), new Impact.Setting(DOMAIN, 0, 1));
    assertThat(impact.complete()).isTrue();
    assertThat(Impact.of(foretold(5)).complete()).isFalse();
  }

  @Test
  void all_administrators_of_a_customer_are_told_and_first_those_who_are_affected() {
    CustomerAnswer customer =
        new CustomerAnswer(
            "c1",
            "C",
            true,
            Customer.Origin.PROVISIONED,
            "p",
            true,
            true,
            List.of(
                new OwnAdministrator("a", null, null, List.of(Role.CUSTOMER_DEVICE_ADMIN), true),
                new OwnAdministrator("b", "Bea", null, List.of(Role.CUSTOMER_FULL_ADMIN), false)),
            List.of());
    List<AffectedPerson> people =
        AffectedPerson.of(
            customer,
            foretold(
                0,
                new AccessChange("b", "c1", List.of(opened(NAME))),
                new AccessChange("a", "elsewhere", List.of(opened(NAME)))));
    assertThat(people).extracting(AffectedPerson::name).containsExactly("Bea", "a");
    assertThat(people).extracting(AffectedPerson::isAffected).containsExactly(true, false);
  }
}
