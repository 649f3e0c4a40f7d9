package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  private final Path folder;
  private final LogFile log;

  LogFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.log = new LogFile(folder.resolve("server.log"));
  }

  @Test
  void only_the_log_of_the_run_before_is_kept() throws IOException {
    for (String run : new String[] {"first", "second", "third"}) {
      log.begin();
      Files.writeString(log.path(), run);
    }

    assertThat(folder.resolve("server.log")).hasContent("third");
    assertThat(folder.resolve("server.log.previous")).hasContent("second");
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void a_tail_is_the_last_lines_of_however_long_a_log() throws IOException {
    Files.write(log.path(), IntStream.rangeClosed(1, 100_000).mapToObj(n -> "line " + n).toList());

    assertThat(log.tail())
        .contains(log.path().toString(), "line 99981\n", "line 100000\n")
        .doesNotContain("line 99980\n");
  }
}
