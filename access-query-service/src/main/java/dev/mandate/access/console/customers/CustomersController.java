package dev.mandate.access.console.customers;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Commands;
import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Notice;
import dev.mandate.access.console.customers.CustomerPages.Search;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.directory.CustomerAnswer;
import dev.mandate.access.facts.Customer;
import dev.mandate.access.http.ForbiddenException;
import dev.mandate.policy.Policy;
import dev.mandate.policy.Role;
import dev.mandate.policy.RoleEntry;
import dev.mandate.policy.RoleFamily;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Shows the customers of a partner, each of them, and what a switch of restricted mode would do.
 */
@ConsoleController
class CustomersController {
  static final String LIST = ConsolePaths.ROOT + "/partners/{partnerId}/customers";
  static final String ONE = ConsolePaths.ROOT + "/customers/{customerId}";
  static final String MODE = ONE + "/restricted-mode";

  /** Those that a customer's own users can hold. */
  private static final List<Role> ROLES =
      Policy.standard().roles().stream()
          .filter(entry -> entry.assignable() && entry.family() == RoleFamily.CUSTOMER_ORG)
          .map(RoleEntry::role)
          .toList();

  private final CustomerPages pages;
  private final Commands commands;

  CustomersController(CustomerPages pages, Commands commands) {
    this.pages = pages;
    this.commands = commands;
  }

  @GetMapping(LIST)
  String list(
      @PathVariable String partnerId,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable Boolean mode,
      @RequestParam(required = false) @Nullable String cursor,
      Visitor visitor,
      Model model) {
    Search search = new Search(name, mode, cursor);
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("search", search);
    model.addAttribute("origins", Customer.Origin.values());
    model.addAttribute("customers", pages.list(visitor, partnerId, search));
    return "console/customers/list";
  }

  @GetMapping(ONE)
  String one(
      @PathVariable String customerId,
      @RequestParam(required = false) @Nullable String userId,
      Visitor visitor,
      Model model) {
    model.addAttribute("roles", ROLES);
    model.addAttribute("one", pages.page(visitor, customerId, userId));
    return "console/customers/one";
  }

  /**
   * Asks whether restricted mode shall be switched, and says what that would do.
   *
   * @param enabled as it shall be; null for the other way round than it is
   */
  @GetMapping(MODE)
  String confirmMode(
      @PathVariable String customerId,
      @RequestParam(required = false) @Nullable Boolean enabled,
      Visitor visitor,
      ConsolePage page,
      HttpServletRequest request,
      RedirectAttributes next,
      Model model) {
    CustomerAnswer customer = pages.customer(visitor, customerId);
    if (!pages.rights(visitor, customerId).maySwitchMode()) {
      throw new ForbiddenException("Your roles do not switch restricted mode of this customer.");
    }
    boolean asked = enabled == null ? !customer.restrictedMode() : enabled;
    if (asked == customer.restrictedMode()) {
      Notice.of("info", next, "change.was-so");
      return "redirect:" + ONE.replace("{customerId}", customerId);
    }
    Foretold foretold =
        commands.foretell(
            request,
            new Change(
                page.nonce(),
                "SetRestrictedMode",
                Map.of(
                    "partnerId", customer.partnerId(),
                    "customerId", customerId,
                    "enabled", asked)));
    model.addAttribute("customer", customer);
    model.addAttribute("enabled", asked);
    model.addAttribute("foretold", foretold);
    model.addAttribute("people", AffectedPerson.of(customer, foretold));
    return "console/customers/mode";
  }
}
