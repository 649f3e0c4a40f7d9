package dev.mandate.access.console.administrators;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Commands;
import dev.mandate.access.console.change.Notice;
import dev.mandate.access.console.change.Result;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.policy.Role;
import dev.mandate.wire.Instants;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks for changes of a partner's users; the page they lead back to tells the result. */
@ConsoleController
class AdministratorChangesController {
  private final AdministratorPages pages;
  private final Commands commands;

  AdministratorChangesController(AdministratorPages pages, Commands commands) {
    this.pages = pages;
    this.commands = commands;
  }

  /**
   * What every form about a user says.
   *
   * @param nonce tells its command apart from all others
   * @param reason why, in words; often empty
   */
  private record Form(String partnerId, String userId, String nonce, String reason) {
    Change change(String command, Map<String, ?> more) {
      Map<String, Object> data = new HashMap<>(more);
      data.put("partnerId", partnerId);
      data.put("userId", userId);
      return new Change(nonce, command, data).because(reason);
    }

    String page() {
      return "redirect:" + list() + "/" + userId;
    }

    String list() {
      return AdministratorsController.LIST.replace("{partnerId}", partnerId);
    }
  }

  /**
   * What somebody wrote into the form of a new user, for when it has to be corrected.
   *
   * @param alias under which the console knows the user, who is known by another name elsewhere;
   *     often empty (R6)
   */
  record Draft(String userId, String displayName, String email, String alias) {
    Map<String, String> data() {
      Map<String, String> data = new HashMap<>();
      data.put("displayName", displayName.strip());
      data.put("email", email.strip());
      if (!alias.isBlank()) {
        data.put("alias", alias.strip());
      }
      return data;
    }
  }

  /** Adds a user, whose page has the roles to choose from. */
  @PostMapping(AdministratorsController.LIST)
  String add(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "") String userId,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String alias,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.requireList(visitor, partnerId);
    Form form = new Form(partnerId, userId.strip(), nonce, "");
    Draft draft = new Draft(userId, displayName, email, alias);
    Result result = commands.send(request, form.change("ProvisionUser", draft.data()));
    Notice.of(result, next, "administrators.new.done", displayName.strip());
    if (result instanceof Result.Made) {
      return form.page();
    }
    next.addFlashAttribute("draft", draft);
    return "redirect:" + form.list();
  }

  /**
   * Sets all roles at once (R14). What somebody else has changed since the form was shown is not
   * undone by accident: whoever sends it has to look again.
   *
   * @param held what was held when the form was shown
   */
  @PostMapping(AdministratorsController.ONE + "/roles")
  String setRoles(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam(defaultValue = "") Set<Role> roles,
      @RequestParam(defaultValue = "") Set<Role> held,
      @RequestParam String nonce,
      @RequestParam(defaultValue = "") String reason,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.require(visitor, partnerId, userId);
    Form form = new Form(partnerId, userId, nonce, reason);
    if (!pages.rolesOf(visitor, partnerId, userId).equals(held)) {
      Notice.of("warning", next, "administrator.roles.changed-meanwhile");
      return form.page();
    }
    List<String> names = roles.stream().map(Role::name).sorted().toList();
    Result result = commands.send(request, form.change("SetRoles", Map.of("roles", names)));
    Notice.of(result, next, "administrator.roles.saved");
    return form.page();
  }

  @PostMapping(AdministratorsController.ONE + "/grants")
  String grant(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam Role role,
      @RequestParam String until,
      @RequestParam String nonce,
      @RequestParam(defaultValue = "") String reason,
      Visitor visitor,
      ConsolePage page,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.require(visitor, partnerId, userId);
    Form form = new Form(partnerId, userId, nonce, reason);
    Instant end = page.times().read(until);
    if (end == null) {
      Notice.of("error", next, "administrator.grant.no-time");
      return form.page();
    }
    Result result =
        commands.send(
            request,
            form.change(
                "GrantRole", Map.of("role", role.name(), "expiresAt", Instants.format(end))));
    Notice.of(
        result, next, "administrator.grant.done", page.labels().role(role), page.times().of(end));
    return form.page();
  }

  @PostMapping(AdministratorsController.ONE + "/assignments")
  String assign(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam String customerId,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.require(visitor, partnerId, userId);
    Form form = new Form(partnerId, userId, nonce, "");
    Map<String, String> data = Map.of("customerId", customerId.strip());
    Result result = commands.send(request, form.change("AssignCustomer", data));
    Notice.of(result, next, "administrator.list.assigned", customerId.strip());
    return form.page();
  }

  @PostMapping(AdministratorsController.ONE + "/unassignments")
  String unassign(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam String customerId,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.require(visitor, partnerId, userId);
    Form form = new Form(partnerId, userId, nonce, "");
    Map<String, String> data = Map.of("customerId", customerId);
    Result result = commands.send(request, form.change("UnassignCustomer", data));
    Notice.of(result, next, "administrator.list.unassigned", customerId);
    return form.page();
  }

  @PostMapping(AdministratorsController.ONE + "/removal")
  String remove(
      @PathVariable String partnerId,
      @PathVariable String userId,
      @RequestParam String nonce,
      @RequestParam(defaultValue = "") String reason,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    pages.require(visitor, partnerId, userId);
    Form form = new Form(partnerId, userId, nonce, reason);
    Result result = commands.send(request, form.change("RemoveUser", Map.of()));
    Notice.of(result, next, "administrator.removal.done", userId);
    return result instanceof Result.Made ? "redirect:" + form.list() : form.page();
  }
}
