package dev.mandate.access;

import dev.mandate.access.rebuild.RebuildTool;
import dev.mandate.web.WebConfiguration;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The query service: projects the events, and answers who may do what. */
@SpringBootApplication(proxyBeanMethods = false)
@Import(WebConfiguration.class)
public class AccessQueryService {
  /** Starts the service, or the tool that rebuilds its tables. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(RebuildTool.NAME)) {
      RebuildTool.main(List.of(args).subList(1, args.length));
    } else {
      SpringApplication.run(AccessQueryService.class, args);
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
