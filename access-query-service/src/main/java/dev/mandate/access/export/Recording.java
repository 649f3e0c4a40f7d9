package dev.mandate.access.export;

import dev.mandate.access.background.Loop;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Puts what was read by export on record, again and again, while the service runs. */
@Component
final class Recording implements SmartLifecycle {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Loop loop;

  Recording(ExportRecorder recorder) {
    loop = new Loop("exports are put on record", recorder::record, PERIOD);
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }
}
