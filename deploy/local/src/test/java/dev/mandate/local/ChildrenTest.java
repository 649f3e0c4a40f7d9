package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
  private final Path folder;
  private final Children children = new Children(_ -> {});

  ChildrenTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_death_is_reported_with_the_exit_code_and_the_last_words() {
    run("echo last words; exit 3");

    assertThatThrownBy(children::watch)
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("shell ended unexpectedly with exit code 3")
        .hasMessageContaining("last words");
  }

  @Test
  void a_stop_is_no_death() {
    ChildProcess child = run("exec sleep 60");

    assertThat(child.stop()).isTrue();

    assertThat(child.isAlive()).isFalse();
    assertThatCode(children::requireAllAlive).doesNotThrowAnyException();
  }

  @Test
  void a_kill_takes_the_descendants_along() {
    ChildProcess child = run("sleep 60 & sleep 60");
    ProcessHandle shell = ProcessHandle.of(child.pid()).orElseThrow();
    Await.until(Tier.SERVICE.patience(), () -> shell.descendants().count() == 2);
    List<ProcessHandle> descendants = shell.descendants().toList();

    child.kill();

    assertThat(descendants).hasSize(2).allMatch(Termination::isGone);
  }

  private ChildProcess run(String script) {
    return ChildProcess.start(
        new ProcessPlan("shell", Tier.SERVICE, folder, List.of("sh", "-c", script), Map.of()),
        ServerFolder.claim(folder, folder.resolve("shell.log")),
        children);
  }
}
