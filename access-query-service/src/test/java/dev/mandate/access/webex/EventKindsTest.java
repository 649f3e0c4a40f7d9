package dev.mandate.access.webex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mandate.events.Event;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventKindsTest {
  @Test
  void every_event_has_one_kind() {
    assertThat(EventKinds.in(Set.of(Category.values())))
        .containsExactlyInAnyOrderElementsOf(
            events(Event.class).map(Class::getSimpleName).toList());
  }

  @Test
  void the_categories_are_those_that_occur() {
    assertThat(EventKinds.categories())
        .containsExactlyElementsOf(Stream.of(Category.values()).map(Enum::name).toList());
  }

  @Test
  void no_category_asked_for_is_every_event_and_an_unknown_one_is_none() {
    assertThat(EventKinds.in(Category.asked(null))).isNull();
    assertThat(EventKinds.in(Category.asked(List.of("", " ")))).isNull();
    assertThat(EventKinds.in(Category.asked(List.of("LOGINS,LOGOUT")))).isEmpty();
  }

  @Test
  void categories_come_joined_and_repeated_and_in_any_case() {
    assertThat(Category.asked(List.of("users, org_settings", "LOGINS", "Customers")))
        .containsExactly(Category.values());
    assertThat(Category.asked(List.of(",Users,"))).containsExactly(Category.USERS);
  }

  private static Stream<Class<?>> events(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventKindsTest::events)
        : Stream.of(type);
  }
}
