package dev.mandate.access.console.customers;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.permission.VisibleCustomers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever of a partner sees customers finds them here. */
@ConsolePart
@Component
@Order(30)
final class CustomersEntry implements NavigationEntry {
  private final ReadPermissions permissions;

  CustomersEntry(ReadPermissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public String key() {
    return "customers";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    String partnerId = visitor.partnerId();
    return partnerId != null
            && permissions.visibleCustomers(visitor.person(), partnerId) != VisibleCustomers.NONE
        ? CustomersController.LIST.replace("{partnerId}", partnerId)
        : null;
  }

  /** The page of a customer has one address, whoever looks at it. */
  @Override
  public boolean covers(String page, String path) {
    return NavigationEntry.super.covers(page, path)
        || page.startsWith(ConsolePaths.ROOT + "/customers/");
  }
}
