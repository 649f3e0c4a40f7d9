package dev.mandate.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortTest {
  private final ServerSocket other;
  private final int taken;

  TakenPortTest() throws IOException {
    other = new ServerSocket(0);
    taken = other.getLocalPort();
  }

  @AfterEach
  void leave() throws IOException {
    other.close();
  }

  @Test
  void postgres_names_it_and_says_what_to_do(@TempDir Path folder) {
    assertThatThrownBy(() -> PostgresServer.start(folder, taken))
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("Port %d, which PostgreSQL needs, is taken", taken)
        .hasMessageContaining("Stop what listens there");
  }

  @Test
  void kafka_names_it_and_says_what_to_do(@TempDir Path folder) {
    assertThatThrownBy(() -> KafkaBroker.start(folder, taken))
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("Port %d, which Kafka needs, is taken", taken)
        .hasMessageContaining("Stop what listens there");
  }

  @Test
  void the_launcher_names_it_and_the_variable_that_moves_it(@TempDir Path folder) {
    // A stack may be running where it usually does, and must not matter here.
    Map<String, String> environment = new HashMap<>();
    for (LocalPort port : LocalPort.values()) {
      environment.put(port.variable(), Integer.toString(Ports.orFree(0)));
    }
    environment.put("MANDATE_COMMAND_PORT", Integer.toString(taken));

    assertThatThrownBy(() -> Settings.of(folder, environment).requireFreePorts())
        .isInstanceOf(LocalServerException.class)
        .hasMessageContaining("Port %d, which the command service needs, is taken", taken)
        .hasMessageContaining("MANDATE_COMMAND_PORT");
  }
}
