package dev.mandate.roles;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the command service. */
@SpringBootApplication
public class RoleCommandService {
  public static void main(String[] args) {
    // Axon would print an advertisement for a service that is not used.
    System.setProperty("disable-axoniq-console-message", "true");
    SpringApplication.run(RoleCommandService.class, args);
  }
}
