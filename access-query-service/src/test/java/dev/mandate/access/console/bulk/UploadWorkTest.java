package dev.mandate.access.console.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.access.console.change.Change;
import dev.mandate.access.console.change.Foretold;
import dev.mandate.access.console.change.Result;
import dev.mandate.access.console.door.ConsoleSession;
import dev.mandate.access.http.UnavailableException;
import dev.mandate.commands.RejectionCode;
import dev.mandate.policy.Role;
import dev.mandate.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How an upload is planned and applied, row by row. */
class UploadWorkTest {
  private static final Foretold CHANGE = new Foretold(null, "", false, List.of(), 0);
  private static final Foretold SAME = new Foretold(null, "", true, List.of(), 0);
  private static final Foretold REJECTED =
      new Foretold(RejectionCode.UNKNOWN_CUSTOMER, "no such", false, List.of(), 0);

  private final List<String> sent = new ArrayList<>();
  private Function<Change, Foretold> foretelling = _ -> CHANGE;
  private Function<Change, Result> deciding = _ -> new Result.Made(1);

  private final UploadWork.CommandSide commands =
      new UploadWork.CommandSide() {
        @Override
        public Foretold foretell(Change change) {
          return foretelling.apply(change);
        }

        @Override
        public Result send(Change change) {
          sent.add(String.valueOf(change.data().get("customerId")));
          return deciding.apply(change);
        }
      };

  private static Upload upload(String... customers) {
    List<BulkFile.Row> rows = new ArrayList<>();
    for (String customer : customers) {
      rows.add(
          customer.isEmpty()
              ? new BulkFile.Row(rows.size() + 2, List.of(), null, Trouble.of(Trouble.Kind.NOTHING))
              : new BulkFile.Row(
                  rows.size() + 2, List.of(), new Wish.Assignment("ada", customer, ""), null));
    }
    return upload(rows);
  }

  private static Upload upload(List<BulkFile.Row> rows) {
    BulkFile file = new BulkFile(BulkKind.ASSIGNMENTS, List.of("user", "customer"), rows);
    Steps steps = new Steps("upload", "p", Map.of());
    return new Upload(
        "p",
        "file.csv",
        file,
        rows.stream().map(steps::of).toList(),
        new ConsoleSession(new Caller.Person("eva"), Instant.MAX, "token"));
  }

  @Test
  void a_page_is_about_one_moment_though_the_work_goes_on() {
    Upload upload = upload("c1", "");
    UploadPage before = UploadPage.of(upload, 0, false);
    planned(upload);
    assertThat(before.isRunning()).isTrue();
    assertThat(before.counts().get(RowState.UNPLANNED)).isEqualTo(1);
    UploadPage after = UploadPage.of(upload, 0, false);
    assertThat(after.isRunning()).isFalse();
    assertThat(after.change()).isTrue();
    assertThat(after.counts().get(RowState.WOULD_CHANGE)).isEqualTo(1);
    work(upload).apply(false);
    assertThat(after.phase()).isEqualTo(Upload.Phase.PLANNED);
  }

  private UploadWork work(Upload upload) {
    return new UploadWork(upload, commands, Duration.ZERO);
  }

  private Upload planned(Upload upload) {
    work(upload).plan();
    assertThat(upload.phase()).isEqualTo(Upload.Phase.PLANNED);
    return upload;
  }

  private void apply(Upload upload, boolean all) {
    assertThat(upload.begin(Upload.Phase.APPLYING)).isTrue();
    work(upload).apply(all);
  }

  private static List<RowState> states(Upload upload) {
    return upload.rows().map(PlannedRow::state).toList();
  }

  private static @Nullable String customer(Change change) {
    return (String) change.data().get("customerId");
  }

  @Test
  void a_plan_says_what_each_row_would_do_and_sends_nothing() {
    foretelling =
        change ->
            switch (customer(change)) {
              case "b" -> SAME;
              case "c" -> REJECTED;
              case null, default -> CHANGE;
            };
    Upload upload = planned(upload("a", "b", "c", ""));
    assertThat(states(upload))
        .containsExactly(
            RowState.WOULD_CHANGE,
            RowState.WOULD_NOT_CHANGE,
            RowState.WOULD_BE_REJECTED,
            RowState.INVALID);
    assertThat(sent).isEmpty();
  }

  @Test
  void rows_are_sent_in_their_order_and_what_would_not_change_is_left_out() {
    foretelling = change -> "b".equals(customer(change)) ? REJECTED : CHANGE;
    deciding = change -> new Result.Made("c".equals(customer(change)) ? 9 : 7);
    Upload upload = planned(upload("a", "b", "c", ""));
    apply(upload, false);
    assertThat(sent).containsExactly("a", "c");
    assertThat(upload.phase()).isEqualTo(Upload.Phase.DONE);
    assertThat(upload.position()).isEqualTo(9);
    assertThat(states(upload))
        .containsExactly(
            RowState.CHANGED, RowState.WOULD_BE_REJECTED, RowState.CHANGED, RowState.INVALID);
  }

  @Test
  void whoever_wants_to_sends_the_others_too() {
    foretelling = change -> "b".equals(customer(change)) ? REJECTED : SAME;
    deciding =
        change ->
            "b".equals(customer(change))
                ? new Result.Rejected(RejectionCode.UNKNOWN_CUSTOMER, "no such")
                : new Result.WasSo(3);
    Upload upload = planned(upload("a", "b"));
    apply(upload, true);
    assertThat(states(upload)).containsExactly(RowState.NOT_CHANGED, RowState.REJECTED);
  }

  @Test
  void it_stops_where_nobody_knows_and_goes_on_there_with_the_same_command() {
    deciding = change -> "b".equals(customer(change)) ? new Result.Unknown() : new Result.Made(1);
    Upload upload = planned(upload("a", "b", "c"));
    apply(upload, false);
    assertThat(upload.stop()).isEqualTo(Upload.Stop.NO_ANSWER);
    assertThat(states(upload))
        .containsExactly(RowState.CHANGED, RowState.UNKNOWN, RowState.WOULD_CHANGE);
    assertThat(sent).containsExactly("a", "b", "b", "b");

    sent.clear();
    deciding = _ -> new Result.Made(2);
    apply(upload, false);
    assertThat(sent).containsExactly("b", "c");
    assertThat(upload.phase()).isEqualTo(Upload.Phase.DONE);
  }

  @Test
  void it_stops_after_the_row_at_which_it_is_told_to_and_can_go_on() {
    Upload upload = planned(upload("a", "b", "c"));
    deciding =
        _ -> {
          upload.cancel();
          return new Result.Made(1);
        };
    apply(upload, false);
    assertThat(sent).containsExactly("a");
    assertThat(upload.stop()).isEqualTo(Upload.Stop.CANCELLED);

    deciding = _ -> new Result.Made(2);
    apply(upload, false);
    assertThat(sent).containsExactly("a", "b", "c");
  }

  @Test
  void a_plan_that_nobody_can_make_goes_on_where_it_stopped() {
    List<String> asked = new ArrayList<>();
    foretelling =
        change -> {
          asked.add(String.valueOf(customer(change)));
          if (asked.size() > 1 && asked.size() < 5) {
            throw new UnavailableException("away");
          }
          return CHANGE;
        };
    Upload upload = upload("a", "b");
    work(upload).plan();
    assertThat(upload.stop()).isEqualTo(Upload.Stop.NO_ANSWER);
    assertThat(upload.begin(Upload.Phase.APPLYING)).isFalse();
    assertThat(upload.begin(Upload.Phase.PLANNING)).isTrue();
    planned(upload);
    assertThat(asked).containsExactly("a", "b", "b", "b", "b");
  }

  @Test
  void nothing_is_applied_twice_at_the_same_time_or_after_the_end() {
    Upload upload = planned(upload("a"));
    assertThat(upload.begin(Upload.Phase.APPLYING)).isTrue();
    assertThat(upload.begin(Upload.Phase.APPLYING)).isFalse();
    work(upload).apply(false);
    assertThat(upload.begin(Upload.Phase.APPLYING)).isFalse();
  }

  @Test
  void what_follows_a_rejected_step_is_not_sent() {
    BulkFile.Row row =
        new BulkFile.Row(
            2, List.of(), new Wish.Administrator("new", "N", "n@example.com", Set.of(), ""), null);
    BulkFile.Row withRole =
        new BulkFile.Row(
            3,
            List.of(),
            new Wish.Administrator("newer", "N", "n@example.com", Set.of(Role.READ_ONLY_ADMIN), ""),
            null);
    Upload upload = planned(upload(List.of(row, withRole)));
    deciding = _ -> new Result.Rejected(RejectionCode.ALREADY_EXISTS, "taken");
    apply(upload, false);
    assertThat(sent).hasSize(2);
    assertThat(states(upload)).containsExactly(RowState.REJECTED, RowState.REJECTED);
  }
}
