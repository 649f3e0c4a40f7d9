package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Everybody may see what they may do themselves. */
@ConsolePart
@Component
@Order(40)
final class ExplorerEntry implements NavigationEntry {
  @Override
  public String key() {
    return "access";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    return visitor.organization() == null ? null : ExplorerController.ACCESS;
  }
}
