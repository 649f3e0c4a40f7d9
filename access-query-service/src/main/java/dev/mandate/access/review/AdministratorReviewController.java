package dev.mandate.access.review;

import dev.mandate.access.directory.PartnerDirectory;
import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Form;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import dev.mandate.access.review.AdministratorReview.Question;
import dev.mandate.web.Caller;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers which administrators of a partner deserve a look: as JSON page by page, as CSV from the
 * first to the last, where the position is that of the first rows and the others may be newer.
 */
@RestController
final class AdministratorReviewController {
  private static final String DEFAULT_INACTIVE_DAYS = "90";
  private static final int MAX_INACTIVE_DAYS = 3650;

  private final ReadPermissions permissions;
  private final ReadModel readModel;
  private final PartnerDirectory partners;
  private final AdministratorReview review;

  AdministratorReviewController(
      ReadPermissions permissions,
      ReadModel readModel,
      PartnerDirectory partners,
      AdministratorReview review) {
    this.permissions = permissions;
    this.readModel = readModel;
    this.partners = partners;
    this.review = review;
  }

  @GetMapping("/v1/audit/review/administrators")
  ResponseEntity<?> administrators(
      @RequestParam String partner,
      @RequestParam(required = false) @Nullable Finding finding,
      @RequestParam(defaultValue = DEFAULT_INACTIVE_DAYS) int inactiveDays,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Form form,
      Caller caller,
      AtLeastPosition atLeast) {
    if (inactiveDays < 1 || inactiveDays > MAX_INACTIVE_DAYS) {
      throw new BadRequestException("inactiveDays has to be 1 to " + MAX_INACTIVE_DAYS);
    }
    permissions.log(caller, partner, atLeast.position());
    Question question = new Question(Text.id(partner), finding, inactiveDays);
    return switch (form) {
      case JSON -> json(page(question, limit, cursor, atLeast.position()));
      case CSV -> csv(question, page(question, Paging.MAX_LIMIT, null, atLeast.position()));
    };
  }

  private Positioned<Page<ReviewedAdministrator>> page(
      Question question, int limit, @Nullable String cursor, long atLeast) {
    Paging paging = Paging.of(limit, cursor, 1, "administrator review", question);
    return readModel.ask(
        () -> Optional.of(question.partnerId()).filter(partners::has),
        atLeast,
        _ -> review.page(question, paging));
  }

  private static ResponseEntity<?> json(Positioned<Page<ReviewedAdministrator>> page) {
    return Answers.json(page.position(), page.answer());
  }

  private ResponseEntity<?> csv(Question question, Positioned<Page<ReviewedAdministrator>> first) {
    Stream<ReviewedAdministrator> all =
        first.answer().andAllAfter(cursor -> page(question, Paging.MAX_LIMIT, cursor, 0).answer());
    return AdministratorReviewTable.of(all)
        .at(
            first.position(),
            "administrators-%s-%d".formatted(question.partnerId(), first.position()));
  }
}
