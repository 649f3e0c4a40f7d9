package dev.mandate.access.review;

import dev.mandate.access.history.OrganizationHistory;
import dev.mandate.access.history.OrganizationHistory.Scene;
import dev.mandate.access.history.PointInTime;
import dev.mandate.access.http.CsvTable;
import dev.mandate.access.http.Page;
import dev.mandate.access.http.Paging;
import dev.mandate.access.review.AccessReviewAnswer.Item;
import dev.mandate.policy.Level;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Reviews who could do something, page by page. All pages are about one moment: that of the first,
 * which the cursor carries, so that nobody is left out or comes twice, whatever happens meanwhile.
 */
@Component
public final class AccessReview {
  /** What tells a place in the list: position and instant of the moment, and the last user. */
  private static final int KEY_LENGTH = 3;

  private final OrganizationHistory history;

  AccessReview(OrganizationHistory history) {
    this.history = history;
  }

  /**
   * A question.
   *
   * @param capability the key of a capability or a setting
   * @param at a position or an instant; null for now
   * @param level the least that somebody could do to be named
   */
  public record Question(String capability, String org, @Nullable String at, Level level) {}

  /** A part of the answer. */
  public AccessReviewAnswer page(
      Question question, int limit, @Nullable String cursor, long atLeast) {
    Paging paging = Paging.of(limit, cursor, KEY_LENGTH, "review", question);
    Scene scene = scene(question, paging, atLeast);
    PointInTime when = scene.when();
    Reviewed reviewed = Reviewed.of(scene.organization().type(), question.capability());
    Page<Item> page =
        paging.page(
            history
                .everybody(
                    scene,
                    access -> reviewed.level(access).covers(question.level()),
                    paging.after(2, ""),
                    paging.fetchSize())
                .stream()
                .map(user -> Item.of(user, reviewed))
                .toList(),
            item ->
                List.of(
                    Long.toString(when.position()),
                    Long.toString(when.instant().toEpochMilli()),
                    item.userId()));
    return new AccessReviewAnswer(
        scene.organization().id(),
        scene.organization().type(),
        reviewed.name(),
        when.position(),
        when.instant(),
        page);
  }

  /** All of the answer as a table. */
  public ResponseEntity<CsvTable> table(Question question, long atLeast) {
    AccessReviewAnswer first = page(question, Paging.MAX_LIMIT, null, atLeast);
    Stream<Item> items =
        first.page().andAllAfter(cursor -> page(question, Paging.MAX_LIMIT, cursor, 0).page());
    return AccessReviewTable.of(items)
        .at(
            first.position(),
            "review-%s-%s-%d".formatted(first.org(), first.capability(), first.position()));
  }

  private Scene scene(Question question, Paging paging, long atLeast) {
    return paging.isFirst()
        ? history.find(question.org(), question.at(), atLeast)
        : history.find(
            question.org(), new PointInTime(paging.afterNumber(0, 0), paging.afterInstant(1)));
  }
}
