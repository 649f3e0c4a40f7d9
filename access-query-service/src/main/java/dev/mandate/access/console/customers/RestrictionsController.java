package dev.mandate.access.console.customers;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Commands;
import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Notice;
import dev.mandate.access.console.change.Result;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.ForbiddenException;
import dev.mandate.policy.Policy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows and sets what restricted mode takes away from the customers of a partner (R24). */
@ConsoleController
class RestrictionsController {
  static final String LIST = CustomersController.LIST + "/restrictions";
  static final String CHANGES = LIST + "/changes";

  private final CustomerPages pages;
  private final Commands commands;

  RestrictionsController(CustomerPages pages, Commands commands) {
    this.pages = pages;
    this.commands = commands;
  }

  /**
   * Shows the list.
   *
   * @param edit whether what was chosen shall be shown in place of what is set
   * @param restrictions what was chosen
   */
  @GetMapping(LIST)
  String list(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "false") boolean edit,
      @RequestParam(defaultValue = "") Set<String> restrictions,
      Visitor visitor,
      Model model) {
    Set<String> held = pages.restrictions(visitor, partnerId);
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("held", held);
    model.addAttribute("chosen", edit ? restrictions : held);
    model.addAttribute("groups", SettingGroup.all());
    model.addAttribute("seesCustomers", pages.maySeeList(visitor, partnerId));
    model.addAttribute("open", pages.partnerRights(visitor, partnerId).maySetRestrictions());
    return "console/customers/restrictions";
  }

  /** Says what another list would do. */
  @GetMapping(CHANGES)
  String changes(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "") Set<String> restrictions,
      Visitor visitor,
      ConsolePage page,
      HttpServletRequest request,
      RedirectAttributes next,
      Model model) {
    Set<String> held = pages.restrictions(visitor, partnerId);
    if (!pages.partnerRights(visitor, partnerId).maySetRestrictions()) {
      throw new ForbiddenException("Only a partner full administrator sets the restriction list.");
    }
    Set<String> chosen = known(restrictions);
    if (chosen.equals(held)) {
      Notice.of("info", next, "restrictions.unchanged");
      return "redirect:" + list(partnerId);
    }
    Foretold foretold = commands.foretell(request, change(page.nonce(), partnerId, chosen));
    model.addAttribute("partnerId", partnerId);
    model.addAttribute("held", held);
    model.addAttribute("chosen", chosen);
    model.addAttribute("added", SettingGroup.of(s -> isIn(chosen, held, s.key())));
    model.addAttribute("removed", SettingGroup.of(s -> isIn(held, chosen, s.key())));
    model.addAttribute("foretold", foretold);
    model.addAttribute("impact", Impact.of(foretold));
    return "console/customers/restriction-changes";
  }

  /**
   * Sets the list. What somebody else has changed since is not undone by accident.
   *
   * @param held what was set when the form was shown
   */
  @PostMapping(LIST)
  String set(
      @PathVariable String partnerId,
      @RequestParam(defaultValue = "") Set<String> restrictions,
      @RequestParam(defaultValue = "") Set<String> held,
      @RequestParam String nonce,
      Visitor visitor,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (!pages.restrictions(visitor, partnerId).equals(held)) {
      Notice.of("warning", next, "restrictions.changed-meanwhile");
    } else {
      Result result = commands.send(request, change(nonce, partnerId, known(restrictions)));
      Notice.of(result, next, "restrictions.saved");
    }
    return "redirect:" + list(partnerId);
  }

  private static boolean isIn(Set<String> these, Set<String> notThose, String key) {
    return these.contains(key) && !notThose.contains(key);
  }

  private static Set<String> known(Set<String> keys) {
    Set<String> known = new TreeSet<>(keys);
    for (String key : known) {
      if (Policy.standard().restriction(key) == null) {
        throw new BadRequestException("There is no restriction " + key);
      }
    }
    return known;
  }

  private static Change change(String nonce, String partnerId, Set<String> restrictions) {
    return new Change(
        nonce, "SetRestrictionList", Map.of("partnerId", partnerId, "restrictions", restrictions));
  }

  private static String list(String partnerId) {
    return LIST.replace("{partnerId}", partnerId);
  }
}
