package dev.mandate.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.mandate.audit.AuditEntry;
import dev.mandate.audit.EntryExamples;
import dev.mandate.audit.EntryForm;
import dev.mandate.audit.EntryReader;
import dev.mandate.commands.Command;
import dev.mandate.events.Event;
import dev.mandate.policy.Language;
import dev.mandate.wire.JsonValues;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken away says everything that an entry says, in every format. */
class ExportFormatTest {
  private static Stream<Arguments> formats() {
    return Stream.of(ExportFormat.values())
        .flatMap(
            format -> Stream.of(Language.values()).map(language -> Arguments.of(format, language)));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void R33_an_entry_is_read_back_from_its_record_with_the_same_hash(
      ExportFormat format, Language language) {
    EntryFormat entries = format.in(language);
    for (AuditEntry entry : EntryExamples.ALL) {
      String record = entries.write(entry);

      AuditEntry read = entries.read(record);
      assertThat(EntryForm.hashed(read)).isEqualTo(EntryForm.hashed(entry));
      assertThat(entries.write(read)).isEqualTo(record);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_record_ends_where_it_says(ExportFormat format) {
    EntryFormat entries = format.in(Language.ENGLISH);
    for (AuditEntry entry : EntryExamples.ALL) {
      String record = entries.write(entry);
      int end = 0;
      boolean open = false;
      do {
        int next = record.indexOf('\n', end) + 1;
        open ^= entries.opensOrCloses(record.substring(end, next));
        end = next;
      } while (open);
      assertThat(end).isEqualTo(record.length());
    }
  }

  @Test
  void a_table_has_a_cell_for_everything_that_an_entry_can_say() {
    EntryFormat csv = ExportFormat.CSV.in(Language.ENGLISH);
    assertThat(csv.header())
        .isEqualTo(
            """
            position,partnerId,decided,outcome,summary,event,command,code,detail,actorType,actorId,\
            actorName,actorRoles,targetUser,targetName,customerId,customerName,role,old,new,cause,\
            reason,asked,recorded,commandId,commandSource,correlationId,traceId,request,actorSalt,targetSalt\r
            """);
  }

  @Test
  void no_text_of_an_entry_is_a_formula_in_a_table() {
    AuditEntry entry = EntryExamples.withReason("=HYPERLINK(\"http://evil\")");
    assertThat(ExportFormat.CSV.in(Language.ENGLISH).write(entry))
        .contains(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
  }

  @Test
  void a_granted_role_is_assigned_privileges_in_ocsf() {
    Map<String, Object> event = ocsf(EntryExamples.WHOLE);
    assertThat(event)
        .containsEntry("category_uid", 3)
        .containsEntry("class_uid", 3005)
        .containsEntry("activity_id", 1)
        .containsEntry("type_uid", 300501)
        .containsEntry("severity_id", 1)
        .containsEntry("status_id", 1)
        .containsEntry("time", EntryExamples.WHOLE.decided().toEpochMilli())
        .containsEntry("privileges", List.of("CUSTOMER_FULL_ADMIN"))
        .containsEntry("user", Map.of("uid", "e1", "name", "Eve \"E\""))
        .containsEntry(
            "resources", List.of(Map.of("type", "Customer", "uid", "c1", "name", "Customer")))
        .containsEntry("comment", "because\nof it")
        .containsEntry("raw_data", EntryForm.hashed(EntryExamples.WHOLE));
    assertThat(event.get("metadata"))
        .asInstanceOf(MAP)
        .containsEntry("version", "1.8.0")
        .containsEntry("uid", "acme/42")
        .containsEntry("sequence", 42)
        .containsEntry("tenant_uid", "acme");
  }

  @Test
  void a_rejected_command_is_a_failure_of_what_it_asked_for_in_ocsf() {
    assertThat(ocsf(EntryExamples.REJECTED))
        .containsEntry("class_uid", 3004)
        .containsEntry("activity_id", 9)
        .containsEntry("activity_name", "Disable")
        .containsEntry("status_id", 2)
        .containsEntry("status", "Failure")
        .containsEntry("status_code", "NOT_AUTHORIZED")
        .containsEntry("status_detail", "Only their own.");
  }

  /** Only these turn something on or off; a new event or command has to get a place of its own. */
  @Test
  void every_event_and_command_has_its_activity_in_ocsf() {
    assertThat(
            Stream.of(Event.class, Command.class)
                .flatMap(ExportFormatTest::leaves)
                .map(Class::getSimpleName)
                .filter(name -> OcsfActivity.of(name, true).name().equals("Enable")))
        .containsExactlyInAnyOrder(
            "WholesaleProgramChanged",
            "RestrictedModeToggled",
            "CommandRejected",
            "CommandHadNoEffect",
            "SetWholesaleProgram",
            "SetRestrictedMode");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(ExportFormatTest::leaves)
        : Stream.of(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"partnerId\":\"acme\"}",
        "{\"partnerId\":\"acme\",\"partnerId\":\"acme\"}",
      })
  void what_is_no_entry_is_refused(String text) {
    assertThatThrownBy(() -> EntryReader.read(text)).isInstanceOf(IllegalArgumentException.class);
    for (ExportFormat format : ExportFormat.values()) {
      assertThatThrownBy(() -> format.in(Language.ENGLISH).read(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Map<String, Object> ocsf(AuditEntry entry) {
    return JsonValues.read(ExportFormat.OCSF.in(Language.ENGLISH).write(entry));
  }
}
