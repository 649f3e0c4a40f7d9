package dev.mandate.access.console.audit;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.permission.ReadPermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Leads to the log of the partner, or to the entries about one's own organization; people of a
 * partner who read those of some customers choose one first.
 */
@ConsolePart
@Component
@Order(50)
final class LogEntry implements NavigationEntry {
  private final ReadPermissions permissions;

  LogEntry(ReadPermissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public String key() {
    return "audit";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    String partnerId = visitor.partnerId();
    if (partnerId != null) {
      String path = OpenLog.OF_PARTNER.replace("{partnerId}", partnerId);
      return permissions.mayReadLog(visitor.person(), partnerId)
          ? path
          : path + LogCustomersController.CUSTOMERS;
    }
    String customerId = visitor.customerId();
    return customerId != null && permissions.mayReadLogOf(visitor.person(), customerId)
        ? OpenLog.OF_CUSTOMER.replace("{customerId}", customerId)
        : null;
  }
}
