package dev.mandate.access.console.audit;

import dev.mandate.access.console.ConsoleController;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.CsvTable;
import dev.mandate.access.http.NotFoundException;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.review.AccessReview;
import dev.mandate.access.review.AdministratorReviews;
import dev.mandate.access.review.Finding;
import dev.mandate.access.review.Reviewed;
import dev.mandate.policy.OrgType;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows who could do what, and which administrators deserve a look; both as tables, too. */
@ConsoleController
class ReviewsController {
  static final String ACCESS = OpenLog.OF_PARTNER + "/access-review";
  static final String ADMINISTRATORS = OpenLog.OF_PARTNER + "/administrator-review";

  private static final String AS_CSV = "format=csv";
  private static final int PAGE = 50;

  private final ReadPermissions permissions;
  private final AccessReview accessReview;
  private final AdministratorReviews administratorReviews;
  private final Clock clock;

  ReviewsController(
      ReadPermissions permissions,
      AccessReview accessReview,
      AdministratorReviews administratorReviews,
      Clock clock) {
    this.permissions = permissions;
    this.accessReview = accessReview;
    this.administratorReviews = administratorReviews;
    this.clock = clock;
  }

  @GetMapping(ACCESS)
  String access(
      OpenLog log,
      @RequestParam Map<String, String> parameters,
      Visitor visitor,
      ConsolePage page,
      Model model) {
    AccessQuestion question = AccessQuestion.of(parameters);
    model.addAttribute("question", question);
    model.addAttribute("isFirst", parameters.getOrDefault("cursor", "").isEmpty());
    model.addAttribute("now", page.times().field(clock.instant()));
    for (OrgType org : OrgType.values()) {
      model.addAttribute("of" + org, Reviewed.all(org));
    }
    if (question.isAsked() && question.isFitting()) {
      try {
        model.addAttribute(
            "answer",
            accessReview.page(
                asked(log, question, visitor, page),
                PAGE,
                parameters.get("cursor"),
                visitor.atLeast()));
      } catch (NotFoundException _) {
        model.addAttribute("unknown", true);
      }
    }
    return "console/audit/access-review";
  }

  @GetMapping(path = ACCESS, params = AS_CSV)
  ResponseEntity<CsvTable> accessTable(
      OpenLog log,
      @RequestParam Map<String, String> parameters,
      Visitor visitor,
      ConsolePage page) {
    AccessQuestion question = AccessQuestion.of(parameters);
    if (!question.isFitting()) {
      throw new BadRequestException("there is no such capability there");
    }
    return accessReview.table(asked(log, question, visitor, page), visitor.atLeast());
  }

  /** What is asked of whom, once it is clear that the organization is one of this partner's. */
  private AccessReview.Question asked(
      OpenLog log, AccessQuestion question, Visitor visitor, ConsolePage page) {
    String org = question.customer() == null ? log.partnerId() : Text.id(question.customer());
    permissions.logOf(visitor.person(), org, visitor.atLeast());
    return question.about(org, page.times());
  }

  @GetMapping(ADMINISTRATORS)
  String administrators(
      OpenLog log,
      @RequestParam(required = false) @Nullable Finding finding,
      @RequestParam(defaultValue = AdministratorReviews.DEFAULT_INACTIVE_DAYS) int inactiveDays,
      @RequestParam(required = false) @Nullable String cursor,
      Visitor visitor,
      Model model) {
    model.addAttribute("finding", finding);
    model.addAttribute("inactiveDays", inactiveDays);
    model.addAttribute("cursor", cursor);
    model.addAttribute("findings", Finding.values());
    model.addAttribute(
        "administrators",
        administratorReviews
            .page(asked(log, finding, inactiveDays), PAGE, cursor, visitor.atLeast())
            .answer());
    return "console/audit/administrator-review";
  }

  @GetMapping(path = ADMINISTRATORS, params = AS_CSV)
  ResponseEntity<CsvTable> administratorsTable(
      OpenLog log,
      @RequestParam(required = false) @Nullable Finding finding,
      @RequestParam(defaultValue = AdministratorReviews.DEFAULT_INACTIVE_DAYS) int inactiveDays,
      Visitor visitor) {
    return administratorReviews.table(asked(log, finding, inactiveDays), visitor.atLeast());
  }

  private static AdministratorReviews.Question asked(
      OpenLog log, @Nullable Finding finding, int inactiveDays) {
    return new AdministratorReviews.Question(log.partnerId(), finding, inactiveDays);
  }
}
