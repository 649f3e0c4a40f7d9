package dev.mandate.access.console.overview;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.NavigationEntry;
import dev.mandate.access.console.page.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Everybody of a partner sees how things stand. */
@ConsolePart
@Component
@Order(10)
final class OverviewEntry implements NavigationEntry {
  @Override
  public String key() {
    return "overview";
  }

  @Override
  public @Nullable String path(Visitor visitor) {
    String partnerId = visitor.partnerId();
    return partnerId == null ? null : ConsolePaths.ROOT + "/partners/" + partnerId;
  }
}
