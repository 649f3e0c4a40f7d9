package dev.mandate.access.review;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.Form;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.review.AdministratorReviews.Question;
import dev.mandate.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers which administrators of a partner deserve a look: as JSON page by page, or as CSV. */
@RestController
final class AdministratorReviewController {
  private final ReadPermissions permissions;
  private final AdministratorReviews reviews;

  AdministratorReviewController(ReadPermissions permissions, AdministratorReviews reviews) {
    this.permissions = permissions;
    this.reviews = reviews;
  }

  @GetMapping("/v1/audit/review/administrators")
  ResponseEntity<?> administrators(
      @RequestParam String partner,
      @RequestParam(required = false) @Nullable Finding finding,
      @RequestParam(defaultValue = AdministratorReviews.DEFAULT_INACTIVE_DAYS) int inactiveDays,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Form form,
      Caller caller,
      AtLeastPosition atLeast) {
    Question question = new Question(partner, finding, inactiveDays);
    permissions.log(caller, partner, atLeast.position());
    return switch (form) {
      case JSON -> json(reviews.page(question, limit, cursor, atLeast.position()));
      case CSV -> reviews.table(question, atLeast.position());
    };
  }

  private static ResponseEntity<?> json(Positioned<Page<ReviewedAdministrator>> page) {
    return Answers.json(page.position(), page.answer());
  }
}
