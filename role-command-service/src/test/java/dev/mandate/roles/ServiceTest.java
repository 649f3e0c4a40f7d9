package dev.mandate.roles;

import dev.mandate.testissuer.TestIssuer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole service, as it is started, on real PostgreSQL and Kafka. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceTest.Servers.class)
public @interface ServiceTest {
  /** The upstream that asks, unless a test says otherwise: it may do everything. */
  String UPSTREAM = "upstream";

  /** What proves that a request is the upstream's. */
  String AUTHORIZATION = "Bearer " + TestIssuer.shared().mighty(UPSTREAM);

  /** Points the service at the servers of the test run. */
  final class Servers
      implements org.springframework.context.ApplicationContextInitializer<
          org.springframework.context.ConfigurableApplicationContext> {
    @Override
    public void initialize(org.springframework.context.ConfigurableApplicationContext context) {
      TestDatabase database = TestDatabase.empty();
      org.springframework.boot.test.util.TestPropertyValues.of(
              "spring.datasource.url=" + database.url(),
              "spring.datasource.username=" + database.writer(),
              "spring.datasource.password=" + database.password(),
              "spring.flyway.user=" + database.owner(),
              "spring.flyway.password=" + database.password(),
              "spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
              "mandate.commands.partitions=3",
              "mandate.upstreams.names=portal,crm,access-query-service",
              "mandate.upstreams.acting-for-users=portal",
              "mandate.web.failed-sign-ins-per-minute=100000") // from one address
          .and(TestIssuer.shared().settings())
          .applyTo(context);
    }
  }
}
