package dev.mandate.issuer;

import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The OpenID Connect issuer of the local stack: whoever asks is whoever they say. Never for
 * production, where the services trust an issuer that knows its people.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class LocalIssuer {
  private static final String NEW_KEY = "new-key";

  /** Starts the issuer or, with {@code new-key} and a folder, puts one more key there and ends. */
  public static void main(String[] args) {
    if (args.length == 2 && args[0].equals(NEW_KEY)) {
      System.out.println(new SigningKeys(Path.of(args[1])).add());
    } else {
      SpringApplication.run(LocalIssuer.class, args);
    }
  }
}
