package dev.mandate.access.console.customers;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Commands;
import dev.mandate.access.console.change.Notice;
import dev.mandate.access.console.change.Result;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.facts.Customer;
import dev.mandate.policy.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks for changes of customers; the page they lead back to tells the result. */
@ConsoleController
class CustomerChangesController {
  private final CustomerPages pages;
  private final Commands commands;

  CustomerChangesController(CustomerPages pages, Commands commands) {
    this.pages = pages;
    this.commands = commands;
  }

  /**
   * A change of a customer that somebody may see.
   *
   * @param nonce tells its command apart from all others
   * @param reason why, in words; often empty
   */
  private record Form(String partnerId, String customerId, String nonce, String reason) {
    Change change(String command, Map<String, ?> more) {
      Map<String, Object> data = new HashMap<>(more);
      data.put("partnerId", partnerId);
      data.put("customerId", customerId);
      return new Change(nonce, command, data).because(reason);
    }

    String page() {
      return "redirect:" + CustomersController.ONE.replace("{customerId}", customerId);
    }
  }

  /**
   * What somebody wrote into the form of a new customer, for when it has to be corrected.
   *
   * @param origin how the partner comes by it
   */
  record Draft(String customerId, String name, Customer.Origin origin) {}

  private static void putText(Map<String, Object> data, String field, String text) {
    if (!text.isBlank()) {
      data.put(field, text.strip());
    }
  }

  private Form form(Visitor visitor, String customerId, String nonce, String reason) {
    return new Form(pages.customer(visitor, customerId).partnerId(), customerId, nonce, reason);
  }

  @PostMapping(CustomersController.LIST)
  String create(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "") String customerId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "PROVISIONED") Customer.Origin origin,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.requirePartner(visitor, partnerId);
    Form form = new Form(partnerId, customerId.strip(), nonce, "");
    String command = origin == Customer.Origin.ATTACHED ? "AttachCustomer" : "ProvisionCustomer";
    Result result = commands.send(request, form.change(command, Map.of("name", name.strip())));
    Notice.of(result, next, "customers.new.done", name.strip());
    if (result instanceof Result.Made) {
      return form.page();
    }
    next.addFlashAttribute("draft", new Draft(customerId, name, origin));
    return "redirect:" + CustomersController.LIST.replace("{partnerId}", partnerId);
  }

  @PostMapping(CustomersController.MODE)
  String setMode(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "true") boolean enabled,
      @RequestParam String nonce,
      @RequestParam(defaultValue = "") String reason,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    Form form = form(visitor, customerId, nonce, reason);
    Result result =
        commands.send(request, form.change("SetRestrictedMode", Map.of("enabled", enabled)));
    Notice.of(result, next, enabled ? "customer.mode.now-on" : "customer.mode.now-off");
    return form.page();
  }

  @PostMapping(CustomersController.ONE + "/name")
  String rename(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    Form form = form(visitor, customerId, nonce, "");
    Result result =
        commands.send(request, form.change("RenameCustomer", Map.of("name", name.strip())));
    Notice.of(result, next, "customer.name.done", name.strip());
    return form.page();
  }

  @PostMapping(CustomersController.ONE + "/grants")
  String grant(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "") String userId,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam Role role,
      @RequestParam String nonce,
      @RequestParam(defaultValue = "") String reason,
      Visitor visitor,
      ConsolePage page,
      HttpServletRequest request,
      RedirectAttributes next) {
    Form form = form(visitor, customerId, nonce, reason);
    Map<String, Object> data = new HashMap<>();
    data.put("userId", userId.strip());
    data.put("role", role.name());
    putText(data, "displayName", displayName);
    putText(data, "email", email);
    Result result = commands.send(request, form.change("GrantCustomerRole", data));
    Notice.of(result, next, "customer.grant.done", page.labels().role(role), userId.strip());
    return form.page();
  }

  @PostMapping(CustomersController.ONE + "/revocations")
  String revoke(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "") String userId,
      @RequestParam Role role,
      @RequestParam String nonce,
      Visitor visitor,
      ConsolePage page,
      HttpServletRequest request,
      RedirectAttributes next) {
    Form form = form(visitor, customerId, nonce, "");
    Map<String, String> data = Map.of("userId", userId, "role", role.name());
    Result result = commands.send(request, form.change("RevokeCustomerRole", data));
    Notice.of(result, next, "customer.revoke.done", page.labels().role(role), userId);
    // Whoever takes their own last role away does not see the customer any more.
    return visitor.person().userId().equals(userId) ? "redirect:" + ConsolePaths.ROOT : form.page();
  }

  @PostMapping(CustomersController.ONE + "/assignments")
  String assign(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "") String userId,
      @RequestParam String nonce,
      @RequestParam(defaultValue = "") String reason,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    Form form = form(visitor, customerId, nonce, reason);
    Map<String, String> data = Map.of("userId", userId.strip());
    Result result = commands.send(request, form.change("AssignCustomer", data));
    Notice.of(result, next, "customer.assign.done", userId.strip());
    return form.page();
  }

  @PostMapping(CustomersController.ONE + "/unassignments")
  String unassign(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "") String userId,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    Form form = form(visitor, customerId, nonce, "");
    Result result =
        commands.send(request, form.change("UnassignCustomer", Map.of("userId", userId)));
    Notice.of(result, next, "customer.unassign.done", userId);
    return form.page();
  }
}
