package dev.mandate.access.console.administrators;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.permission.ReadPermissions;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whoever sees who the administrators are, sees them all. */
@ConsolePart
@Component
@Order(20)
final class AdministratorsEntry implements NavigationEntry {
  private final ReadPermissions permissions;

  AdministratorsEntry(ReadPermissions permissions) {
    this.permissions = permissions;
  }

  @Override
  public String key() {
    return "administrators";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    String partnerId = visitor.partnerId();
    return partnerId != null && permissions.maySeeAdministrators(visitor.person(), partnerId)
        ? ConsolePaths.ROOT + "/partners/" + partnerId + "/administrators"
        : null;
  }
}
