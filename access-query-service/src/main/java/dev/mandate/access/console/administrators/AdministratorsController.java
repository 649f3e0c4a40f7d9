package dev.mandate.access.console.administrators;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.administrators.AdministratorPages.Parts;
import dev.mandate.access.console.administrators.AdministratorPages.Search;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the administrators of a partner, and each of its users. */
@ConsoleController
class AdministratorsController {
  static final String LIST = ConsolePaths.ROOT + "/partners/{partnerId}/administrators";
  static final String ONE = LIST + "/{userId}";

  /** Those that a list can be filtered by. */
  private static final List<Role> ROLES =
      Policy.standard().roles().stream()
          .filter(entry -> entry.assignable() && entry.family() != RoleFamily.CUSTOMER_ORG)
          .map(RoleEntry::role)
          .toList();

  private final AdministratorPages pages;

  AdministratorsController(AdministratorPages pages) {
    this.pages = pages;
  }

  @GetMapping(LIST)
  String list(
      @PathVariable String partnerId,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable Role role,
      @RequestParam(defaultValue = "false") boolean nearLimit,
      @RequestParam(required = false) @Nullable String cursor,
      Visitor visitor,
      Model model) {
    Search search = new Search(name, role, nearLimit, cursor);
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("search", search);
    model.addAttribute("roles", ROLES);
    model.addAttribute("rights", pages.rights(visitor, partnerId));
    model.addAttribute("administrators", pages.list(visitor, partnerId, search));
    return "console/administrators/list";
  }

  @GetMapping(ONE)
  String one(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam(required = false) @Nullable String managed,
      @RequestParam(required = false) @Nullable String customerId,
      Visitor visitor,
      Model model) {
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("managedCursor", managed);
    model.addAttribute(
        "one", pages.page(visitor, partnerId, userId, new Parts(managed, customerId)));
    return "console/administrators/one";
  }
}
