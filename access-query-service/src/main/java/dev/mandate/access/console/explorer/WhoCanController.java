package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.history.OrganizationHistory.Scene;
import dev.mandate.policy.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows who can do something in an organization, or could. */
@ConsoleController
class WhoCanController {
  static final String PEOPLE = ExplorerController.ACCESS + "/people";

  private final Targets targets;
  private final WhoCan whoCan;

  WhoCanController(Targets targets, WhoCan whoCan) {
    this.targets = targets;
    this.whoCan = whoCan;
  }

  @GetMapping(PEOPLE)
  ModelAndView people(
      @RequestParam(required = false) @Nullable String org,
      @RequestParam(required = false) @Nullable String capability,
      @RequestParam(defaultValue = "READ_ONLY") Level level,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String time,
      @RequestParam(required = false) @Nullable String cursor,
      Visitor visitor,
      ConsolePage page) {
    String orgText = org == null || org.isBlank() ? Targets.ownId(visitor) : org.strip();
    Named where = targets.organization(visitor, orgText).orElse(null);
    if (where == null) {
      String self = visitor.person().userId();
      return ExplorerController.choice(PEOPLE, targets.organizationChoice(visitor, self, orgText));
    }
    Scene scene = whoCan.enter(visitor, where.id());
    AsOf asOf = AsOf.read(at, time, page.times(), scene.when(), scene.organization().bornAt());
    Level least = level == Level.NONE ? Level.READ_ONLY : level;
    Topic topic = Topic.of(scene.organization().type(), capability);
    return new ModelAndView("console/access/people")
        .addObject("path", PEOPLE)
        .addObject("org", where)
        .addObject("organizations", targets.organizations(visitor, null))
        .addObject("groups", Topic.groups(scene.organization().type()))
        .addObject("topic", topic)
        .addObject("level", least)
        .addObject("asOf", asOf)
        .addObject("reached", scene.when().position())
        .addObject("cursor", cursor)
        .addObject("leadsOn", whoCan.leadsOn(visitor, where.id()))
        .addObject(
            "found",
            topic == null || asOf.problem() != null
                ? null
                : whoCan.page(visitor, scene, topic, least, asOf.at(), cursor));
  }
}
