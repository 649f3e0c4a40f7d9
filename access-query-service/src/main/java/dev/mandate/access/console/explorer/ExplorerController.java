package dev.mandate.access.console.explorer;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.door.ConsolePaths;
import dev.mandate.access.console.explorer.Explorer.Look;
import dev.mandate.access.console.explorer.Explorer.Picture;
import dev.mandate.access.console.explorer.Target.Choice;
import dev.mandate.access.console.explorer.Target.Missing;
import dev.mandate.access.console.explorer.Target.Subject;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.policy.OrgType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows what somebody may do in an organization, could, and what changed it. */
@ConsoleController
class ExplorerController {
  static final String ACCESS = ConsolePaths.ROOT + "/access";
  static final String COMPARISON = ACCESS + "/comparison";
  static final String CONTROL_HUB = ACCESS + "/control-hub";

  private final Targets targets;
  private final Explorer explorer;

  ExplorerController(Targets targets, Explorer explorer) {
    this.targets = targets;
    this.explorer = explorer;
  }

  @GetMapping(ACCESS)
  ModelAndView access(
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String org,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String time,
      @RequestParam(defaultValue = "false") boolean typing,
      Visitor visitor,
      ConsolePage page) {
    if (typing) {
      Chooser chooser = targets.typing(visitor, user, org);
      return choice(ACCESS, new Choice(chooser, Missing.PERSON, chooser.people()), HttpStatus.OK);
    }
    return on(
        ACCESS,
        targets.find(visitor, user, org),
        subject -> {
          Look look = explorer.look(visitor, subject, asOf(subject, at, time, page));
          return view("console/access/access", ACCESS, subject)
              .addObject("asOf", look.asOf())
              .addObject("picture", look.picture())
              .addObject("steps", explorer.steps(visitor, subject, shown(look)));
        });
  }

  @GetMapping(CONTROL_HUB)
  ModelAndView controlHub(
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String org,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(required = false) @Nullable String time,
      Visitor visitor,
      ConsolePage page) {
    return on(
        CONTROL_HUB,
        targets.find(visitor, user, org),
        subject -> {
          if (subject.place().type() != OrgType.CUSTOMER) {
            throw new NotFoundException();
          }
          Look look = explorer.look(visitor, subject, asOf(subject, at, time, page));
          return view("console/access/control-hub", CONTROL_HUB, subject)
              .addObject("asOf", look.asOf())
              .addObject("picture", look.picture());
        });
  }

  @GetMapping(COMPARISON)
  ModelAndView comparison(
      @RequestParam(required = false) @Nullable String user,
      @RequestParam(required = false) @Nullable String org,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String fromTime,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String toTime,
      Visitor visitor,
      ConsolePage page) {
    return on(
        COMPARISON,
        targets.find(visitor, user, org),
        subject -> {
          Steps steps = explorer.steps(visitor, subject, null);
          AsOf first = AsOf.read(from, fromTime, page.times(), subject.now(), 0);
          if (first.isNow()) {
            long position = steps == null ? 0 : steps.beforeLastChange();
            first = new AsOf(Long.toString(position), null);
          }
          AsOf second = asOf(subject, to, toTime, page);
          String firstAt = first.at();
          return view("console/access/comparison", COMPARISON, subject)
              .addObject("steps", steps)
              .addObject("first", first)
              .addObject("second", second)
              .addObject(
                  "compared",
                  firstAt == null || second.problem() != null
                      ? null
                      : explorer.compare(visitor, subject, firstAt, second.at()));
        });
  }

  private static AsOf asOf(
      Subject subject, @Nullable String at, @Nullable String time, ConsolePage page) {
    return AsOf.read(at, time, page.times(), subject.now(), subject.place().bornAt());
  }

  private static @Nullable Long shown(Look look) {
    Picture picture = look.picture();
    return picture == null || look.asOf().isNow() ? null : picture.when().position();
  }

  private static ModelAndView on(
      String path, Target target, Function<Subject, ModelAndView> subjectPage) {
    return switch (target) {
      case Subject subject -> subjectPage.apply(subject);
      case Choice choice -> choice(path, choice);
    };
  }

  private static ModelAndView view(String name, String path, Subject subject) {
    return new ModelAndView(name)
        .addObject("path", path)
        .addObject("chooser", subject.chooser())
        .addObject("subject", subject);
  }

  /** What no id fits and nothing else is not there, as far as whoever asks can see. */
  static ModelAndView choice(String path, Choice choice) {
    return choice(
        path, choice, choice.candidates().isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.OK);
  }

  private static ModelAndView choice(String path, Choice choice, HttpStatus status) {
    return new ModelAndView("console/access/choice", status)
        .addObject("path", path)
        .addObject("chooser", choice.chooser())
        .addObject("choice", choice);
  }
}
