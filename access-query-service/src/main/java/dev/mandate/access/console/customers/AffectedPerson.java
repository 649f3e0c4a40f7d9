package dev.mandate.access.console.customers;

import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Foretold.AccessChange;
import dev.mandate.access.console.change.Foretold.SettingChange;
import dev.mandate.access.console.page.Labels;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.directory.CustomerAnswer.OwnAdministrator;
import dev.mandate.policy.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * An administrator of a customer, and what a change would do to their access there.
 *
 * @param name what they are called
 * @param settings what would change; empty if nothing would
 */
record AffectedPerson(String userId, String name, List<Role> roles, List<SettingChange> settings) {
  /** All administrators of a customer: those whose access would change, then the others. */
  static List<AffectedPerson> of(CustomerAnswer customer, Foretold foretold) {
    List<AffectedPerson> all =
        customer.administrators().stream()
            .map(administrator -> of(administrator, customer.customerId(), foretold))
            .toList();
    return Stream.concat(
            all.stream().filter(AffectedPerson::isAffected),
            all.stream().filter(person -> !person.isAffected()))
        .toList();
  }

  private static AffectedPerson of(
      OwnAdministrator administrator, String customerId, Foretold foretold) {
    return new AffectedPerson(
        administrator.userId(),
        Labels.person(administrator.userId(), administrator.displayName()),
        administrator.roles(),
        foretold.access().stream()
            .filter(
                change ->
                    change.user().equals(administrator.userId()) && change.org().equals(customerId))
            .map(AccessChange::settings)
            .flatMap(List::stream)
            .toList());
  }

  /** Whether anything would change for them. */
  public boolean isAffected() {
    return !settings.isEmpty();
  }
}
