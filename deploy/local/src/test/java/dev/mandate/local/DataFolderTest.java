package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @Test
  void beginning_anew_deletes_what_the_stack_keeps_and_nothing_else(@TempDir Path path)
      throws IOException {
    Path ours = Files.createDirectories(path.resolve("postgres/data")).resolve("file");
    Path theirs = path.resolve("holiday.jpg");
    Files.createFile(ours);
    Files.createFile(theirs);

    try (DataFolder folder = DataFolder.take(path, _ -> {})) {
      folder.empty();
    }

    assertThat(ours).doesNotExist();
    assertThat(theirs).exists();
  }

  @Test
  void a_second_stack_on_the_same_data_is_refused(@TempDir Path path) {
    try (DataFolder first = DataFolder.take(path, _ -> {})) {
      assertThatThrownBy(() -> DataFolder.take(first.path(), _ -> {}))
          .isInstanceOf(LocalServerException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("in use");
    }
  }
}
