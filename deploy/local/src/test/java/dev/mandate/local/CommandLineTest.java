package dev.mandate.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  private static final Path REPOSITORY = Path.of("/repository");

  @Test
  void nothing_has_to_be_said() {
    Settings settings = Settings.of(REPOSITORY, Map.of());

    assertThat(Options.parse()).isEqualTo(new Options(false, false, false));
    assertThat(settings.data()).isEqualTo(REPOSITORY.resolve(".mandate"));
    assertThat(settings.port(LocalPort.QUERY)).isEqualTo(8080);
    assertThat(settings.port(LocalPort.COMMAND)).isEqualTo(8081);
    assertThat(settings.port(LocalPort.ISSUER)).isEqualTo(8082);
    assertThat(settings.port(LocalPort.QUERY_MANAGEMENT)).isEqualTo(8090);
    assertThat(settings.port(LocalPort.COMMAND_MANAGEMENT)).isEqualTo(8091);
    assertThat(settings.port(LocalPort.KAFKA)).isEqualTo(9092);
    assertThat(settings.port(LocalPort.POSTGRES)).isEqualTo(54320);
  }

  @Test
  void every_option_can_be_combined() {
    assertThat(Options.parse("--empty", "--fresh", "--record"))
        .isEqualTo(new Options(true, true, true));
  }

  @Test
  void an_unknown_option_is_named() {
    assertThatThrownBy(() -> Options.parse("--clean"))
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("--clean")
        .hasMessageContaining("--fresh");
  }

  @Test
  void a_variable_moves_a_port_and_the_data() {
    Settings settings =
        Settings.of(REPOSITORY, Map.of("MANDATE_KAFKA_PORT", "19092", "MANDATE_DATA", "/data"));

    assertThat(settings.port(LocalPort.KAFKA)).isEqualTo(19092);
    assertThat(settings.data()).isEqualTo(Path.of("/data"));
  }

  @Test
  void what_is_no_port_is_named_with_its_variable() {
    for (String nonsense : new String[] {"http", "0", "65536", "-1", "99999999999"}) {
      assertThatThrownBy(() -> Settings.of(REPOSITORY, Map.of("MANDATE_QUERY_PORT", nonsense)))
          .isInstanceOf(LocalServerException.class)
          .hasMessageContaining("MANDATE_QUERY_PORT")
          .hasMessageContaining(nonsense);
    }
  }

  @Test
  void the_help_of_the_script_names_every_variable_with_its_default()
      throws IOException, InterruptedException {
    Process script = new ProcessBuilder("bash", "start", "--help").start();
    String help = new String(script.getInputStream().readAllBytes(), UTF_8);

    assertThat(script.waitFor()).isZero();
    for (LocalPort port : LocalPort.values()) {
      assertThat(help).containsPattern(port.variable() + "\\s.*\\(" + port.usual() + "\\)");
    }
  }
}
