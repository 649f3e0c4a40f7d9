package dev.mandate.local;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's own JVM: formats the data folder when it is new, then is Kafka. */
final class BrokerMain {
  /** The name of the configuration in the folder that the broker works in. */
  static final String CONFIGURATION = "server.properties";

  private BrokerMain() {}

  public static void main(String[] arguments) {
    // Written last when a folder is formatted, so a folder that has it is complete.
    Path formatted = Path.of(BrokerConfiguration.DATA_FOLDER, "meta.properties");
    if (!Files.exists(formatted)) {
      format();
    }
    Kafka.main(new String[] {CONFIGURATION});
  }

  private static void format() {
    String[] command = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", CONFIGURATION
    };
    int exitCode = StorageTool.execute(command, System.out);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }
}
