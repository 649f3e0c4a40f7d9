package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCachesTest {
  @Test
  void a_program_that_is_recorded_writes_its_cache_even_when_there_is_one(@TempDir Path folder)
      throws IOException {
    Files.createFile(folder.resolve("kafka.aot"));

    assertThat(new AotCaches(folder, true).options("kafka"))
        .containsExactly("-XX:AOTCacheOutput=" + folder.resolve("kafka.aot"));
  }

  @Test
  void a_cache_is_used_when_it_is_there(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("kafka.aot"));
    AotCaches caches = new AotCaches(folder, false);

    assertThat(caches.options("kafka")).contains("-XX:AOTCache=" + folder.resolve("kafka.aot"));
    assertThat(caches.options("another")).isEmpty();
  }

  @Test
  void a_cache_of_another_jvm_does_not_keep_a_program_from_starting(@TempDir Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("java.aot"), "of another JVM");
    ProcessBuilder java = new ProcessBuilder(JavaProgram.path());
    java.command().addAll(new AotCaches(folder, false).options("java"));
    java.command().add("--version");
    Process process = java.redirectErrorStream(true).start();

    assertThat(process.inputReader().lines().findFirst().orElse("")).startsWith("openjdk 25");
    assertThat(process.waitFor()).isZero();
  }
}
