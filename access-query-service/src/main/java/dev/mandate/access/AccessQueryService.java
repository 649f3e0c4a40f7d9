package dev.mandate.access;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The query service: projects the events, and answers who may do what. */
@SpringBootApplication(proxyBeanMethods = false)
public class AccessQueryService {
  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication.run(AccessQueryService.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
