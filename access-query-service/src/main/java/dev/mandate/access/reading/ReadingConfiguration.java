package dev.mandate.access.reading;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two pools of sessions: that of Spring Boot writes, and is what a {@code JdbcTemplate} or a
 * transaction is about where nothing else is said; this one reads, and is behind every {@code
 * JdbcClient}.
 */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
  private static final String READING = "reading";

  @Bean(defaultCandidate = false)
  @Qualifier(READING)
  @ConfigurationProperties("mandate.reading.datasource")
  HikariDataSource readingPool() {
    return new HikariDataSource();
  }

  @Bean
  ReadingDatabase readingDatabase(@Qualifier(READING) HikariDataSource pool) {
    return new ReadingDatabase(pool);
  }

  @Bean
  JdbcClient readingClient(ReadingDatabase database) {
    return database.client();
  }

  /** In the place of Spring Boot's, which asks one pool after the other. */
  @Bean
  DatabaseHealth dbHealthIndicator(
      DataSource writing, @Qualifier(READING) HikariDataSource reading) {
    return new DatabaseHealth(writing, reading);
  }
}
