package dev.mandate.access.console.customers;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The administrators of a customer find their own organization here. */
@ConsolePart
@Component
@Order(31)
final class OrganizationEntry implements NavigationEntry {
  @Override
  public String key() {
    return "organization";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    String customerId = visitor.customerId();
    return customerId == null ? null : CustomersController.ONE.replace("{customerId}", customerId);
  }
}
