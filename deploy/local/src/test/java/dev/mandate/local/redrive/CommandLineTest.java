package dev.mandate.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void the_newest_dead_letters_are_listed_if_nothing_else_is_said() {
    assertThat(CommandLine.parse("list"))
        .isEqualTo(new Task.List(new Filter(null, null, null), 20));
  }

  @Test
  void filters_say_which_dead_letters_are_meant() {
    Filter filter = new Filter("INVALID", "type", Instant.parse("2026-11-22T08:00:00Z"));
    String[] words = {"--code", "INVALID", "--detail", "type", "--since", "2026-11-22T08:00:00Z"};

    assertThat(CommandLine.parse(words("send --all", words))).isEqualTo(new Task.SendAll(filter));
    assertThat(CommandLine.parse(words("list --limit 5", words)))
        .isEqualTo(new Task.List(filter, 5));
  }

  @Test
  void one_dead_letter_is_shown_with_all_or_with_its_value_only() {
    assertThat(CommandLine.parse("show", "3/17")).isEqualTo(new Task.Show(new Place(3, 17), false));
    assertThat(CommandLine.parse("show", "3/17", "--value"))
        .isEqualTo(new Task.Show(new Place(3, 17), true));
  }

  @Test
  void one_dead_letter_is_sent_unchanged_or_with_every_change() {
    assertThat(CommandLine.parse("send", "0/1"))
        .isEqualTo(new Task.Send(new Place(0, 1), new Task.Changes(null, null, Map.of())));
    assertThat(
            CommandLine.parse(
                "send",
                "0/1",
                "--value",
                "f",
                "--key",
                "k",
                "--header",
                "a=b=c",
                "--header",
                "d=",
                "--remove-header",
                "e"))
        .isEqualTo(
            new Task.Send(
                new Place(0, 1),
                new Task.Changes(
                    "k",
                    Path.of("f"),
                    Map.of(
                        "a", new Task.Header("b=c"),
                        "d", new Task.Header(""),
                        "e", new Task.Header(null)))));
  }

  @Test
  void what_is_not_clear_is_not_guessed() {
    for (String unclear :
        new String[] {
          "",
          "redrive",
          "list 0/1",
          "list --limit 0",
          "list --limit",
          "list --since yesterday",
          "show",
          "show 1",
          "show 1/2/3",
          "show -1/2",
          "send",
          "send 0/1 0/2",
          "send 0/1 --all",
          "send 0/1 --code INVALID",
          "send 0/1 --header =b",
          "send 0/1 --header b",
          "send --all --value f"
        }) {
      assertThatThrownBy(() -> CommandLine.parse(words(unclear)))
          .as(unclear)
          .isInstanceOf(UsageException.class);
    }
  }

  @Test
  void the_service_is_the_local_one_unless_something_else_is_said() {
    assertThat(Main.service(Map.of())).isEqualTo("http://localhost:8081");
    assertThat(Main.service(Map.of("MANDATE_COMMAND_PORT", "1"))).isEqualTo("http://localhost:1");
    assertThat(
            Main.service(
                Map.of("MANDATE_COMMAND_URL", "https://a/b/", "MANDATE_COMMAND_PORT", "1")))
        .isEqualTo("https://a/b");
  }

  private static String[] words(String text, String... more) {
    String line = text + " " + String.join(" ", more);
    return line.isBlank() ? new String[0] : line.strip().split(" ");
  }
}
