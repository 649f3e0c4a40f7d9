package dev.mandate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.commands.Command;
import dev.mandate.events.Event;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No type, version or optional value without a golden file, and no golden file without a type. */
class GoldenCoverageTest {
  private static final List<Record> EVENTS =
      EventExamples.ALL.stream().map(example -> (Record) example.value().event()).toList();
  private static final List<Record> COMMANDS =
      CommandExamples.ALL.stream().map(example -> (Record) example.value()).toList();

  @Test
  void the_registry_of_events_lists_exactly_the_sealed_records() {
    assertThat(EventTypes.REGISTRY.classes()).isEqualTo(sealedRecords(Event.class));
  }

  @Test
  void the_registry_of_commands_lists_exactly_the_sealed_records() {
    assertThat(CommandTypes.REGISTRY.classes()).isEqualTo(sealedRecords(Command.class));
  }

  @Test
  void every_registered_type_has_a_golden_example() {
    assertThat(classes(EVENTS)).isEqualTo(EventTypes.REGISTRY.classes());
    assertThat(classes(COMMANDS)).isEqualTo(CommandTypes.REGISTRY.classes());
  }

  @Test
  void the_golden_files_are_exactly_those_of_the_examples() {
    assertThat(Golden.names("events")).isEqualTo(names(EventExamples.ALL));
    assertThat(Golden.names("commands")).isEqualTo(names(CommandExamples.ALL));
    assertThat(Golden.names("results")).isEqualTo(names(ResultExamples.ALL));
  }

  @Test
  void the_name_of_a_golden_file_is_the_wire_name_of_its_type() {
    assertThat(EventExamples.ALL)
        .allSatisfy(
            example ->
                assertThat(EventTypes.REGISTRY.of(example.value().event()).wireName())
                    .isEqualTo("dev.mandate.event." + example.type()));
    assertThat(CommandExamples.ALL)
        .allSatisfy(
            example ->
                assertThat(CommandTypes.REGISTRY.of(example.value()).wireName())
                    .isEqualTo("dev.mandate.command." + example.type()));
  }

  @Test
  void a_type_with_optional_values_has_an_example_with_all_and_one_with_none() {
    assertThat(withAllOptionals(EVENTS)).isEqualTo(EventTypes.REGISTRY.classes());
    assertThat(withoutOptionals(EVENTS)).isEqualTo(EventTypes.REGISTRY.classes());
    assertThat(withAllOptionals(COMMANDS)).isEqualTo(CommandTypes.REGISTRY.classes());
    assertThat(withoutOptionals(COMMANDS)).isEqualTo(CommandTypes.REGISTRY.classes());
  }

  private static Set<Class<?>> sealedRecords(Class<?> type) {
    return sealedLeaves(type).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> sealedLeaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenCoverageTest::sealedLeaves)
        : Stream.of(type);
  }

  private static Set<Class<?>> classes(Collection<Record> records) {
    return records.stream().map(Record::getClass).collect(Collectors.toSet());
  }

  private static Set<Class<?>> withAllOptionals(List<Record> records) {
    return classes(records.stream().filter(allOptionals(value -> value != null)).toList());
  }

  private static Set<Class<?>> withoutOptionals(List<Record> records) {
    return classes(records.stream().filter(allOptionals(value -> value == null)).toList());
  }

  private static Predicate<Record> allOptionals(Predicate<@Nullable Object> condition) {
    return record ->
        Arrays.stream(record.getClass().getRecordComponents())
            .filter(c -> c.getAnnotatedType().isAnnotationPresent(Nullable.class))
            .allMatch(component -> condition.test(value(component, record)));
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> names(List<? extends Example<?>> examples) {
    Set<String> names = new HashSet<>();
    for (Example<?> example : examples) {
      assertThat(names.add(example.name())).as("a second example %s", example).isTrue();
    }
    return names;
  }
}
