package dev.mandate.access.projection;

import dev.mandate.brokers.Brokers;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.kafka.listener.MessageListenerContainer;
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
   * The consumers' threads are the system's own, although requests run on virtual ones: taking
   * events in is a row of short exchanges with the database, and on a busy machine a virtual thread
   * waits twice after each, for the poller of sockets and for a carrier.
   */
  @Bean
  ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
      consumerThreads() {
    return container ->
        container
            .getContainerProperties()
            .setListenerTaskExecutor(new SimpleAsyncTaskExecutor("consumer-"));
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

  @Bean
  KafkaHealth kafkaHealthIndicator(Brokers brokers, KafkaListenerEndpointRegistry consumers) {
    return new KafkaHealth(
        brokers,
        () ->
            consumers.getAllListenerContainers().stream()
                .allMatch(MessageListenerContainer::isInExpectedState));
  }
}
