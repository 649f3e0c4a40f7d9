package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeOfServersTest {
  @Test
  void a_server_ends_with_the_jvm_that_started_it(@TempDir Path folder) throws Exception {
    StarterJvm.startAndExit(folder);

    assertThat(isRunning(serverOf(folder))).isFalse();
  }

  @Test
  void a_server_whose_jvm_was_killed_makes_way_for_the_next(@TempDir Path folder) throws Exception {
    StarterJvm.startAndDie(folder);
    long leftBehind = serverOf(folder);
    assertThat(isRunning(leftBehind)).isTrue();

    try (PostgresServer next = PostgresServer.start(folder, 0)) {
      assertThat(isRunning(leftBehind)).isFalse();
      assertThat(next.port()).isPositive();
    }
  }

  private static long serverOf(Path folder) throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("process.pid")).getFirst());
  }

  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid).filter(process -> !Termination.isGone(process)).isPresent();
  }
}
