package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
  private final Path folder;
  private final List<String> progress = new ArrayList<>();
  private final Children children = new Children(progress::add);

  ChildrenTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_death_is_reported_with_the_exit_code_and_the_last_words() {
    run("echo last words; exit 3");

    assertThatThrownBy(children::watch)
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("SERVICE ended unexpectedly with exit code 3")
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

  @Test
  void who_uses_another_is_stopped_before_it() {
    for (Tier tier : List.of(Tier.DATABASE, Tier.SERVICE, Tier.BROKER)) {
      // A test run in the background may ignore interrupts, and its children with it.
      run(tier, "exec env --default-signal=INT sleep 60");
    }

    children.stopAll();

    assertThat(progress)
        .containsExactly("stopping SERVICE", "stopping BROKER", "stopping DATABASE");
  }

  @Test
  void nothing_is_started_once_everything_is_being_stopped() {
    children.stopAll();

    assertThatThrownBy(() -> run("exec sleep 60")).isInstanceOf(LocalServerException.class);
  }

  private ChildProcess run(String script) {
    return run(Tier.SERVICE, script);
  }

  private ChildProcess run(Tier tier, String script) {
    Path path = folder.resolve(tier.name());
    ServerFolder own = ServerFolder.claim(path, path.resolve("log"));
    return ChildProcess.start(
        new ProcessPlan(tier.name(), tier, path, List.of("sh", "-c", script), Map.of()),
        own,
        children);
  }
}
