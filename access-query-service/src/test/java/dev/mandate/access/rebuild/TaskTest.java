package dev.mandate.access.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTest {
  @Test
  void each_option_is_a_task_and_none_is_the_careful_rebuild() {
    assertThat(Task.parse(List.of())).isEqualTo(new Task.Build(false));
    assertThat(Task.parse(List.of("--accept-differences"))).isEqualTo(new Task.Build(true));
    assertThat(Task.parse(List.of("--roll-back"))).isEqualTo(new Task.RollBack());
    assertThat(Task.parse(List.of("--status"))).isEqualTo(new Task.Status());
  }

  @Test
  void what_is_not_known_is_refused_before_anything_is_done() {
    assertThatThrownBy(() -> Task.parse(List.of("--force")))
        .isInstanceOf(UsageException.class)
        .hasMessage("'--force' is no option");
    assertThatThrownBy(() -> Task.parse(List.of("--status", "--roll-back")))
        .isInstanceOf(UsageException.class);
  }
}
