package dev.mandate.access.review;

import dev.mandate.access.http.Answers;
import dev.mandate.access.http.AtLeastPosition;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Form;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.permission.ReadPermissions;
import dev.mandate.access.review.AccessReview.Question;
import dev.mandate.policy.Level;
import dev.mandate.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers who could do something in an organization, then, and through which grants: as JSON page
 * by page, as CSV from the first to the last.
 */
@RestController
final class AccessReviewController {
  private final ReadPermissions permissions;
  private final AccessReview review;

  AccessReviewController(ReadPermissions permissions, AccessReview review) {
    this.permissions = permissions;
    this.review = review;
  }

  @GetMapping("/v1/audit/review")
  ResponseEntity<?> review(
      @RequestParam String capability,
      @RequestParam String org,
      @RequestParam(required = false) @Nullable String at,
      @RequestParam(defaultValue = "READ_ONLY") Level level,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Form form,
      Caller caller,
      AtLeastPosition atLeast) {
    if (capability.isEmpty() || org.isEmpty()) {
      throw new BadRequestException("capability and org have to be named");
    }
    if (level == Level.NONE) {
      throw new BadRequestException("level has to be READ_ONLY or FULL");
    }
    permissions.logOf(caller, org, atLeast.position());
    Question question = new Question(capability, Text.id(org), at, level);
    return switch (form) {
      case JSON -> json(review.page(question, limit, cursor, atLeast.position()));
      case CSV -> review.table(question, atLeast.position());
    };
  }

  private static ResponseEntity<?> json(AccessReviewAnswer answer) {
    return Answers.json(answer.position(), answer);
  }
}
