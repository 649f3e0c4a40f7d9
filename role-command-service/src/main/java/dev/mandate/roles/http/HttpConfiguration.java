package dev.mandate.roles.http;

import dev.mandate.roles.store.CommandInbox;
import dev.mandate.roles.store.IdRegistry;
import dev.mandate.web.PathTable;
import dev.mandate.web.ProblemForm;
import dev.mandate.web.Scopes;
import dev.mandate.web.WebConfiguration;
import java.util.Set;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.ConsumerFactory;

/** Settings of the HTTP side. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
class HttpConfiguration {
  /** The source of a command usually has slashes; encoded, they belong to the path segment. */
  @Bean
  TomcatConnectorCustomizer encodedSlashesInPaths() {
    return connector ->
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
  }

  /** Who may come in where: the one table of it. */
  @Bean
  PathTable paths() {
    return new PathTable()
        .people(Set.of(Scopes.SYSTEM), "/v1/commands", "/v1/commands/{source}/{id}")
        .operators(
            "/v1/dead-letters",
            "/v1/dead-letters/{partition}/{offset}",
            "/v1/dead-letters/{partition}/{offset}/redrive",
            "/v1/relay",
            "/v1/relay/republish");
  }

  @Bean
  ProblemForm problemForm() {
    return (_, problem) -> ProblemForm.standard(problem);
  }

  @Bean
  AskerCheck askerCheck(IdRegistry registry) {
    return new AskerCheck(registry);
  }

  @Bean
  Outcomes outcomes(CommandInbox inbox) {
    return new Outcomes(inbox);
  }

  @Bean
  ResultTail resultTail(ConsumerFactory<byte[], byte[]> consumers) {
    return new ResultTail(consumers);
  }
}
