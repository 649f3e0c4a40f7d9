package dev.mandate.roles.http;

import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Settings of the HTTP side. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
  /** The source of a command usually has slashes; encoded, they belong to the path segment. */
  @Bean
  TomcatConnectorCustomizer encodedSlashesInPaths() {
    return connector ->
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
  }

  /** Tomcat's own error page is HTML and names Tomcat. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemReports() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
              }
            });
  }

  @Bean
  ResultTail resultTail(ConsumerFactory<byte[], byte[]> consumers) {
    return new ResultTail(consumers);
  }
}
