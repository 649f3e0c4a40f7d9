package dev.mandate.access.review;

import dev.mandate.access.history.Explanation.Lowered;
import dev.mandate.access.history.Explanation.Reason;
import dev.mandate.access.http.CsvTable;
import dev.mandate.access.review.AccessReviewAnswer.Item;
import dev.mandate.wire.Instants;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A review of access as a table: a row for each user and grant. */
final class AccessReviewTable {
  private static final List<String> COLUMNS =
      List.of(
          "userId",
          "displayName",
          "level",
          "role",
          "roleLevel",
          "via",
          "basis",
          "since",
          "position",
          "restrictedFrom",
          "restrictionEffect",
          "restrictionPosition");

  private AccessReviewTable() {}

  static CsvTable of(Stream<Item> items) {
    return new CsvTable(
        COLUMNS, items.flatMap(item -> item.grants().stream().map(grant -> row(item, grant))));
  }

  private static List<@Nullable String> row(Item item, Reason grant) {
    Lowered restriction = item.restriction();
    return Arrays.asList(
        item.userId(),
        item.displayName(),
        item.level().name(),
        grant.role().name(),
        grant.level().name(),
        grant.via().name(),
        grant.basis() == null ? null : grant.basis().name(),
        Instants.format(grant.since()),
        Long.toString(grant.position()),
        restriction == null ? null : restriction.from().name(),
        restriction == null ? null : restriction.effect().name(),
        restriction == null ? null : Long.toString(restriction.position()));
  }
}
