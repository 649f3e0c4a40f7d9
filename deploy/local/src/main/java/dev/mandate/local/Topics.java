package dev.mandate.local;

import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** The topics of the product; the command service creates them. */
final class Topics {
  static final String COMMANDS = "mandate.commands";
  static final String RESULTS = "mandate.command-results";
  private static final Set<String> ALL =
      Set.of(COMMANDS, RESULTS, "mandate.events", "mandate.commands.dlt");

  private Topics() {}

  static boolean allExist(Admin admin) {
    return KafkaClients.answer(admin.listTopics().names())
        .filter(names -> names.containsAll(ALL))
        .isPresent();
  }
}
