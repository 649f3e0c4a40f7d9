package dev.mandate.access.rebuild;

import dev.mandate.access.http.ContractForms;
import dev.mandate.brokers.Brokers;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * The operators' tool in the jar of the service: takes the settings of the service, and starts
 * nothing of it. It ends with 0 when all is done, 1 when not, 2 when it was called wrongly.
 */
public final class RebuildTool {
  /** The first word of a command line that asks for this tool. */
  public static final String NAME = "rebuild";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RebuildTool() {}

  /** What it takes from the service. */
  @Import(ContractForms.class)
  @ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    SslAutoConfiguration.class,
    KafkaAutoConfiguration.class
  })
  @EnableConfigurationProperties({DataSourceProperties.class, FlywayProperties.class})
  static class Surroundings {}

  /** Runs it and ends the program if it fails. */
  public static void main(List<String> words) {
    try {
      Task task = Task.parse(words);
      try (ConfigurableApplicationContext context = surroundings();
          Brokers brokers =
              new Brokers(
                  context.getBean(KafkaAdmin.class).getConfigurationProperties(), PATIENCE)) {
        rebuild(context, brokers).run(task);
      }
    } catch (UsageException e) {
      fail(2, e.getMessage() + "; see deploy/local/rebuild --help");
    } catch (RebuildException e) {
      fail(1, String.valueOf(e.getMessage()));
    }
  }

  private static ConfigurableApplicationContext surroundings() {
    return new SpringApplicationBuilder(Surroundings.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .run("--logging.level.org.flywaydb=warn"); // what it does is told otherwise
  }

  private static Rebuild rebuild(ConfigurableApplicationContext context, Brokers brokers) {
    ConsumerFactory<?, ?> consumers = context.getBean(ConsumerFactory.class);
    FlywayProperties migrations = context.getBean(FlywayProperties.class);
    return new Rebuild(
        new Database(
            context.getBean(DataSourceProperties.class).determineUrl(),
            migrations.getUser(),
            migrations.getPassword(),
            migrations.getPlaceholders()),
        new EventTopicReader(consumers.getConfigurationProperties(), brokers),
        System.out);
  }

  private static void fail(int code, String message) {
    System.err.println("rebuild: " + message);
    System.exit(code);
  }
}
