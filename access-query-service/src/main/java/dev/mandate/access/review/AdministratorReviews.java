package dev.mandate.access.review;

import dev.mandate.access.directory.PartnerDirectory;
import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.CsvTable;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.http.Text;
import dev.mandate.access.reading.Positioned;
import dev.mandate.access.reading.ReadModel;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Tells which administrators of a partner deserve a look: page by page, or as a table from the
 * first to the last, where the position is that of the first rows and the others may be newer.
 */
@Component
public final class AdministratorReviews {
  /** For how many days somebody has done nothing to be inactive, unless somebody says. */
  public static final String DEFAULT_INACTIVE_DAYS = "90";

  private static final int MAX_INACTIVE_DAYS = 3650;

  private final ReadModel readModel;
  private final PartnerDirectory partners;
  private final AdministratorReview review;

  AdministratorReviews(ReadModel readModel, PartnerDirectory partners, AdministratorReview review) {
    this.readModel = readModel;
    this.partners = partners;
    this.review = review;
  }

  /**
   * A question.
   *
   * @param finding what to look for; null for everything
   * @param inactiveDays for how many days of 24 hours somebody has done nothing to be inactive
   */
  public record Question(String partnerId, @Nullable Finding finding, int inactiveDays) {
    /**
     * A question that can be answered.
     *
     * @throws BadRequestException if it is about too many days, or none
     */
    public Question {
      if (inactiveDays < 1 || inactiveDays > MAX_INACTIVE_DAYS) {
        throw new BadRequestException("inactiveDays has to be 1 to " + MAX_INACTIVE_DAYS);
      }
    }
  }

  /** The administrators with a finding, by user id; each is shown with all that it has. */
  public Positioned<Page<ReviewedAdministrator>> page(
      Question question, int limit, @Nullable String cursor, long atLeast) {
    Text.id(question.partnerId());
    Paging paging = Paging.of(limit, cursor, 1, "administrator review", question);
    return readModel.ask(
        () -> Optional.of(question.partnerId()).filter(partners::has),
        atLeast,
        _ -> review.page(question, paging));
  }

  /** All of them as a table. */
  public ResponseEntity<CsvTable> table(Question question, long atLeast) {
    Positioned<Page<ReviewedAdministrator>> first = page(question, Paging.MAX_LIMIT, null, atLeast);
    Stream<ReviewedAdministrator> all =
        first.answer().andAllAfter(cursor -> page(question, Paging.MAX_LIMIT, cursor, 0).answer());
    return AdministratorReviewTable.of(all)
        .at(
            first.position(),
            "administrators-%s-%d".formatted(question.partnerId(), first.position()));
  }
}
