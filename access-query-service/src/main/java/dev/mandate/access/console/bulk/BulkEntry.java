package dev.mandate.access.console.bulk;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.permission.ReadPermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever may change anything of what files are about. */
@ConsolePart
@Component
@Order(60)
final class BulkEntry implements NavigationEntry {
  private final ReadPermissions permissions;

  BulkEntry(ReadPermissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public String key() {
    return "bulk";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    String partnerId = visitor.partnerId();
    return partnerId != null
            && !new BulkRights(permissions.accessOf(visitor.person(), partnerId)).kinds().isEmpty()
        ? BulkController.BULK.replace("{partnerId}", partnerId)
        : null;
  }
}
