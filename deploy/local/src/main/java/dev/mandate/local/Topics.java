package dev.mandate.local;

import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** The topics of the product; the command service creates them. */
final class Topics {
  static final String COMMANDS = "mandate.commands";
  static final String RESULTS = "mandate.command-results";
  private static final Set<String> ALL =
      Set.of(COMMANDS, RESULTS, "mandate.events", "mandate.commands.dlt");

  private Topics() {}

  static KafkaFuture<Boolean> allExist(Admin admin) {
    return admin.listTopics().names().thenApply(names -> names.containsAll(ALL));
  }
}
