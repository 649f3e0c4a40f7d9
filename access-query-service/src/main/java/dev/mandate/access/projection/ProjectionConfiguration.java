package dev.mandate.access.projection;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.backoff.ExponentialBackOff;

/** What the listener of the events needs around it. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
  @Bean
  TaskScheduler pauseScheduler() {
    SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    scheduler.setThreadNamePrefix("projection-pause-");
    scheduler.setVirtualThreads(true);
    return scheduler;
  }

  @Bean
  ListenerContainerPauseService listenerContainerPauseService(TaskScheduler pauseScheduler) {
    return new ListenerContainerPauseService(null, pauseScheduler);
  }

  /**
   * The listener handles its failures itself. Should one escape it all the same, the poll is tried
   * again without limit: the default would give up after ten times and skip the records.
   */
  @Bean
  DefaultErrorHandler errorHandler() {
    DefaultErrorHandler handler = new DefaultErrorHandler(new ExponentialBackOff());
    handler.setClassifications(Map.of(), true);
    return handler;
  }
}
