package dev.mandate.access.testing;

import dev.mandate.access.AccessQueryService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** An instance of the service that a test starts and ends by itself. */
public final class Instance implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Instance(ConfigurableApplicationContext context) {
    this.context = context;
    context.addApplicationListener(
        event -> stopping.compareAndSet(false, event instanceof ContextClosedEvent));
  }

  /** Starts one on a free port, with these settings. */
  public static Instance start(Map<String, String> settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--server.port=0", "--management.server.port=0", "--spring.jmx.enabled=false"));
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return new Instance(
        new SpringApplicationBuilder(AccessQueryService.class)
            .web(WebApplicationType.SERVLET)
            .run(arguments.toArray(String[]::new)));
  }

  /** Where it answers. */
  public int port() {
    WebServerApplicationContext server = (WebServerApplicationContext) context;
    return Objects.requireNonNull(server.getWebServer()).getPort();
  }

  /** A client of it. */
  public Api api() {
    return new Api(
        port(),
        context.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
  }

  /** Whether it has begun to stop. */
  public boolean isStopping() {
    return stopping.get();
  }

  @Override
  public void close() {
    context.close();
  }
}
