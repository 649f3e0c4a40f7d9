package dev.mandate.access.console.bulk;

import dev.mandate.access.http.CsvTable;
import dev.mandate.commands.RejectionCode;
import dev.mandate.policy.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * The file that says what became of each row, or would: what was uploaded, and beside it the
 * outcome, as a name for programs and in words.
 */
record ResultFile(MessageSource messages, Locale locale) {
  CsvTable of(Upload upload) {
    List<String> columns = new ArrayList<>(List.of("row"));
    columns.addAll(upload.columns());
    columns.addAll(List.of("outcome", "code", "explanation", "position"));
    return new CsvTable(columns, upload.rows().map(row -> line(upload, row)));
  }

  private List<@Nullable String> line(Upload upload, PlannedRow row) {
    List<@Nullable String> line = new ArrayList<>();
    line.add(Integer.toString(row.number()));
    for (int i = 0; i < upload.columns().size(); i++) {
      line.add(i < row.cells().size() ? row.cells().get(i) : null);
    }
    line.add(row.state().name());
    line.add(code(row));
    line.add(explanation(row));
    line.add(row.position() == 0 ? null : Long.toString(row.position()));
    return line;
  }

  private static @Nullable String code(PlannedRow row) {
    return row.trouble() != null
        ? row.trouble().kind().name()
        : row.steps().stream()
            .flatMap(step -> Stream.ofNullable(step.rejection()))
            .findFirst()
            .map(RejectionCode::name)
            .orElse(null);
  }

  private String explanation(PlannedRow row) {
    return row.trouble() != null
        ? say(row.trouble().message(), row.trouble().places())
        : row.steps().stream().map(this::explanation).collect(Collectors.joining("; "));
  }

  private String explanation(Step step) {
    String what = say("bulk.step." + step.label());
    if (!step.roles().isEmpty()) {
      what += " " + step.roles().stream().map(Role::name).collect(Collectors.joining(" "));
    }
    RejectionCode rejection = step.rejection();
    return rejection == null ? what : what + ": " + say("rejection." + rejection, step.detail());
  }

  private String say(String key, Object... places) {
    return messages.getMessage(key, places, locale);
  }
}
