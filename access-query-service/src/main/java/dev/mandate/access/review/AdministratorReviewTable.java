package dev.mandate.access.review;

import dev.mandate.access.http.CsvTable;
import dev.mandate.access.review.ReviewedAdministrator.LastActive;
import dev.mandate.wire.Instants;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A review of administrators as a table: a row for each, lists with spaces between. */
final class AdministratorReviewTable {
  private static final List<String> COLUMNS =
      List.of(
          "userId",
          "displayName",
          "email",
          "roles",
          "since",
          "findings",
          "lastActive",
          "lastActivePosition",
          "lastActiveEvent",
          "managedCustomers",
          "managedCustomersLimit",
          "nearLimit");

  private AdministratorReviewTable() {}

  static CsvTable of(Stream<ReviewedAdministrator> administrators) {
    return new CsvTable(COLUMNS, administrators.map(AdministratorReviewTable::row));
  }

  private static List<@Nullable String> row(ReviewedAdministrator who) {
    LastActive last = who.lastActive();
    return Arrays.asList(
        who.userId(),
        who.displayName(),
        who.email(),
        joined(who.roles().stream().map(held -> held.role().name())),
        Instants.format(who.since()),
        joined(who.findings().stream().map(Finding::name)),
        last == null ? null : Instants.format(last.decided()),
        last == null ? null : Long.toString(last.position()),
        last == null ? null : last.event(),
        Long.toString(who.managedCustomers().count()),
        Integer.toString(who.managedCustomers().limit()),
        Boolean.toString(who.managedCustomers().nearLimit()));
  }

  private static String joined(Stream<String> names) {
    return names.collect(Collectors.joining(" "));
  }
}
