package dev.mandate.access.console.page;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.door.ConsolePaths;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people arrive, and where they leave. */
@ConsoleController
class HomeController {
  /** Leads everybody to the first page that is there for them. */
  @GetMapping(ConsolePaths.ROOT)
  String home(ConsolePage page) {
    List<ConsolePage.Link> links = page.navigation();
    return links.isEmpty() ? "console/nothing" : "redirect:" + links.getFirst().path();
  }

  @GetMapping(ConsolePaths.SIGNED_OUT)
  String signedOut() {
    return "console/signed-out";
  }
}
