package dev.mandate.access.console.overview;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows how things stand in a partner. */
@ConsoleController
class OverviewController {
  private final Overviews overviews;

  OverviewController(Overviews overviews) {
    this.overviews = overviews;
  }

  @GetMapping(ConsolePaths.ROOT + "/partners/{partnerId}")
  String overview(@PathVariable String partnerId, Visitor visitor, ConsolePage page, Model model) {
    model.addAttribute(
        "overview",
        overviews.of(visitor.person(), partnerId, visitor.atLeast(), page.times().zone()));
    return "console/overview/overview";
  }
}
