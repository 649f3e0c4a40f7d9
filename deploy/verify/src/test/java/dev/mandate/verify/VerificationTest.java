package dev.mandate.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.Outcome;
import dev.mandate.export.EntryFormat;
import dev.mandate.export.ExportFormat;
import dev.mandate.personal.Sealed;
import dev.mandate.policy.Language;
import dev.mandate.verify.ExportedLog.Files3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R33: what holds is found to hold, and what was changed is found and named. */
class VerificationTest {
  private final ExportedLog log = new ExportedLog("acme", 60, 1);
  private Path folder = Path.of("");

  @BeforeEach
  void folder(@TempDir Path fresh) {
    folder = fresh;
  }

  private static boolean isRejected(AuditEntry entry) {
    return entry.outcome() == Outcome.REJECTED;
  }

  private Files3 export(ExportFormat format) throws IOException {
    return ExportedLog.export(List.of(log), format, Map.of(), _ -> true, folder);
  }

  private static List<String> verify(Files3 files, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("--key", ExportedLog.KEY.verifier().toString()));
    arguments.addAll(
        List.of(files.export().toString(), files.manifest().toString(), files.proof().toString()));
    List<String> lines = new ArrayList<>();
    Findings findings = new Findings(lines::add);
    new Verification(CommandLine.parse(arguments.toArray(String[]::new)), findings).run();
    findings.conclude();
    return lines;
  }

  private static List<String> failures(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("FAILED"))
        .map(line -> line.substring("FAILED  ".length()))
        .toList();
  }

  private List<String> records(ExportFormat format) {
    EntryFormat records = format.in(Language.ENGLISH);
    return new ArrayList<>(log.entries().stream().map(records::write).toList());
  }

  private List<String> failuresOf(ExportFormat format, List<String> records) throws IOException {
    Files3 files = export(format);
    String content = format.in(Language.ENGLISH).header() + String.join("", records);
    files.write(content.getBytes(UTF_8));
    return failures(verify(files));
  }

  @ParameterizedTest
  @EnumSource
  void an_untouched_export_is_verified(ExportFormat format) throws IOException {
    assertThat(verify(export(format)))
        .hasSize(4)
        .allMatch(line -> line.startsWith("ok") || line.equals("verified"))
        .anyMatch(line -> line.contains("acme: all entries from 1 to 60"));
  }

  @ParameterizedTest
  @EnumSource
  void an_export_is_verified_whether_it_was_made_before_or_after_people_were_erased(
      ExportFormat format) throws IOException {
    for (ExportedLog shown :
        List.of(log.erasing(_ -> false), log.erasing(user -> user.startsWith("t")))) {
      Files3 files = ExportedLog.export(List.of(shown), format, Map.of(), _ -> true, folder);
      assertThat(verify(files)).contains("verified");
    }
  }

  @ParameterizedTest
  @EnumSource
  void another_name_in_place_of_an_erased_one_is_found(ExportFormat format) throws IOException {
    ExportedLog erased = log.erasing(_ -> true);
    EntryFormat records = format.in(Language.ENGLISH);
    List<String> written = new ArrayList<>(erased.entries().stream().map(records::write).toList());
    int place = position(erased, entry -> Sealed.isSealed(String.valueOf(entry.targetName()))) - 1;
    AuditEntry entry = erased.entries().get(place);
    written.set(
        place, written.get(place).replace(String.valueOf(entry.targetName()), "Somebody else"));

    Files3 files = ExportedLog.export(List.of(erased), format, Map.of(), _ -> true, folder);
    files.write((records.header() + String.join("", written)).getBytes(UTF_8));

    assertThat(failures(verify(files)))
        .containsExactly("acme %d: was changed, in record %1$d".formatted(place + 1));
  }

  private static int position(ExportedLog log, Predicate<AuditEntry> wanted) {
    return log.entries().stream()
        .filter(wanted)
        .mapToInt(entry -> (int) entry.position())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_that_is_missing_is_named(ExportFormat format) throws IOException {
    List<String> records = records(format);
    records.remove(16);
    assertThat(failuresOf(format, records)).containsExactly("acme 17: is missing");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_that_was_put_in_is_named(ExportFormat format) throws IOException {
    List<String> records = records(format);
    String foreign =
        format.in(Language.ENGLISH).write(new ExportedLog("other", 1, 2).entries().getFirst());
    records.add(16, foreign);
    assertThat(failuresOf(format, records))
        .containsExactly("record 17 (other 1): does not belong here");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_in_another_place_is_named(ExportFormat format) throws IOException {
    List<String> records = records(format);
    records.add(40, records.remove(16));
    assertThat(failuresOf(format, records))
        .containsExactly("acme 17: is missing", "record 41 (acme 17): does not belong here");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_that_was_changed_is_named(ExportFormat format) throws IOException {
    List<String> records = records(format);
    AuditEntry changed = new ExportedLog("acme", 60, 3).entries().get(16);
    records.set(16, format.in(Language.ENGLISH).write(changed));
    assertThat(failuresOf(format, records)).containsExactly("acme 17: was changed, in record 17");
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_that_cannot_be_read_takes_none_of_the_others_with_it(ExportFormat format)
      throws IOException {
    List<String> records = records(format);
    records.set(16, "x\"" + records.get(16).substring(5));
    assertThat(failuresOf(format, records))
        .hasSizeGreaterThanOrEqualTo(2)
        .startsWith("acme 17: is missing")
        .noneMatch(line -> line.startsWith("acme") && !line.startsWith("acme 17:"));
  }

  /** The sentence is not hashed: it follows from the entry. */
  @Test
  void a_sentence_that_was_changed_is_named() throws IOException {
    List<String> records = records(ExportFormat.JSONL);
    records.replaceAll(record -> record.replace("\"summary\":\"", "\"summary\":\"Not: "));
    assertThat(failuresOf(ExportFormat.JSONL, records))
        .hasSize(60)
        .startsWith("acme 1: is not written as it was exported");
  }

  @Test
  void several_logs_are_checked_one_after_the_other() throws IOException {
    List<ExportedLog> logs = List.of(log, new ExportedLog("beta", 7, 4));
    Files3 files = ExportedLog.export(logs, ExportFormat.CSV, Map.of(), _ -> true, folder);
    assertThat(verify(files)).contains("verified").anyMatch(line -> line.contains("beta: all"));
  }

  @Test
  void a_selection_is_proved_and_what_was_left_out_is_said_to_be_unknown() throws IOException {
    Map<String, Object> filters = Map.of("outcome", "REJECTED", "partner", "acme");
    Files3 files =
        ExportedLog.export(
            List.of(log), ExportFormat.JSONL, filters, VerificationTest::isRejected, folder);
    assertThat(verify(files))
        .contains("verified")
        .anyMatch(line -> line.contains("what was left out is not known"));
    assertThat(failures(verify(files, "--complete")))
        .singleElement()
        .asString()
        .contains("nothing may be left out: position");
  }

  @Test
  void a_selection_that_is_said_to_be_everything_is_found() throws IOException {
    Files3 files =
        ExportedLog.export(
            List.of(log),
            ExportFormat.JSONL,
            Map.of("partner", "acme"),
            VerificationTest::isRejected,
            folder);
    assertThat(failures(verify(files))).hasSize(1);
  }

  @Test
  void a_checkpoint_that_somebody_else_signed_does_not_count() throws IOException {
    Files3 files = export(ExportFormat.CSV);
    String key = ExportedLog.KEY.verifier().toString();
    String other = ExportedLog.key("example.org").verifier().toString();
    String[] arguments = {
      "--key",
      other,
      files.export().toString(),
      files.manifest().toString(),
      files.proof().toString()
    };
    assertThat(key).isNotEqualTo(other);
    List<String> lines = new ArrayList<>();
    new Verification(CommandLine.parse(arguments), new Findings(lines::add)).run();
    assertThat(failures(lines)).singleElement().asString().contains("no valid signature");
  }

  @Test
  void a_forged_log_with_a_proof_of_its_own_is_found() throws IOException {
    Files3 files = export(ExportFormat.JSONL);
    byte[] manifest = Files.readAllBytes(files.manifest());
    Files3 forged =
        ExportedLog.export(
            List.of(new ExportedLog("acme", 60, 5)),
            ExportFormat.JSONL,
            Map.of(),
            _ -> true,
            folder);
    Files.write(forged.manifest(), manifest); // the true checkpoint
    assertThat(failures(verify(forged)))
        .anyMatch(line -> line.contains("does not lead to the signed checkpoint"));
  }

  @Test
  void a_log_goes_on_from_a_checkpoint_that_was_kept_or_was_changed() throws IOException {
    Files3 files = export(ExportFormat.CSV);
    Path kept = folder.resolve("kept");
    Files.writeString(kept, log.note(37, ExportedLog.KEY));
    assertThat(verify(files, "--checkpoint", kept.toString()))
        .contains("verified")
        .anyMatch(line -> line.contains("acme: the log goes on from 37 entries"));

    Files.writeString(kept, new ExportedLog("acme", 60, 6).note(37, ExportedLog.KEY));
    assertThat(failures(verify(files, "--checkpoint", kept.toString())))
        .singleElement()
        .asString()
        .startsWith("acme: the log was changed before 37 entries");
  }

  @Test
  void a_checkpoint_that_cannot_be_compared_is_not_passed_over() throws IOException {
    Files3 files =
        ExportedLog.export(
            List.of(log),
            ExportFormat.CSV,
            Map.of("outcome", "REJECTED"),
            VerificationTest::isRejected,
            folder);
    Path kept = folder.resolve("kept");
    Files.writeString(kept, log.note(37, ExportedLog.KEY));
    assertThat(failures(verify(files, "--checkpoint", kept.toString())))
        .singleElement()
        .asString()
        .contains("cannot be compared");
  }

  @Test
  void a_spoilt_proof_is_found() throws IOException {
    Files3 files = export(ExportFormat.CSV);
    List<String> lines = Files.readAllLines(files.proof());
    for (int i = 0; i < lines.size(); i++) {
      List<String> spoilt = new ArrayList<>(lines);
      spoilt.remove(i);
      Files.write(files.proof(), spoilt);
      assertThat(failures(verify(files))).as("without line %d", i + 1).isNotEmpty();
    }
  }

  @Test
  void a_wrong_call_says_what_is_wrong() throws IOException {
    Files3 files = export(ExportFormat.CSV);
    String export = files.export().toString();
    for (String[] wrong :
        List.of(
            new String[] {},
            new String[] {"--key"},
            new String[] {"--key", "x", export, export, export},
            new String[] {export, export, export},
            new String[] {"--no", export, export, export},
            new String[] {
              "--key", ExportedLog.KEY.verifier().toString(), export, export, "gone"
            })) {
      assertThatThrownBy(() -> CommandLine.parse(wrong)).isInstanceOf(UsageException.class);
    }
    assertThatThrownBy(() -> Manifest.read(files.export())).isInstanceOf(UsageException.class);
  }
}
