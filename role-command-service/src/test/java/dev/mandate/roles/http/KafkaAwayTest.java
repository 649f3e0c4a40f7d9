package dev.mandate.roles.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.mandate.roles.ServiceTest;
import dev.mandate.roles.config.CommandServiceProperties;
import dev.mandate.roles.dryrun.DryRun;
import dev.mandate.web.Caller;
import dev.mandate.web.Scopes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The settings of production, and a broker that takes connections and never answers. */
@ServiceTest
class KafkaAwayTest {
  @Autowired private ProducerFactory<byte[], byte[]> producers;
  @Autowired private ResultTail results;
  @Autowired private Outcomes outcomes;
  @Autowired private AskerCheck askers;
  @Autowired private DryRun dryRun;
  @Autowired private CommandServiceProperties properties;

  /** Ten seconds for the caller, and a few for the end of the producer. */
  @Test
  @Timeout(15)
  void a_caller_is_told_within_ten_seconds_even_if_kafka_was_never_reached() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      KafkaTemplate<byte[], byte[]> kafka =
          new KafkaTemplate<>(
              producers,
              Map.of(
                  CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                  "127.0.0.1:" + silent.getLocalPort()));
      long asked = System.nanoTime();
      try {
        MockMvcBuilders.standaloneSetup(
                new CommandController(kafka, results, outcomes, askers, dryRun, properties))
            .setCustomArgumentResolvers(upstream())
            .build()
            .perform(
                post("/v1/commands")
                    .header("ce-specversion", "1.0")
                    .header("ce-id", "away-1")
                    .header("ce-source", "/up/stream")
                    .header("ce-type", "dev.mandate.command.RegisterPartner.v1")
                    .header("ce-authtype", "system")
                    .header("ce-authid", "upstream")
                    .contentType("application/json")
                    .content("{\"partnerId\":\"away\",\"name\":\"A\",\"sellsWholesale\":false}"))
            .andExpect(status().isServiceUnavailable())
            .andExpect(header().exists("Retry-After"))
            .andExpect(jsonPath("$.code").value("UNAVAILABLE"));
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
            .isLessThan(properties.resultTimeout());
      } finally {
        kafka.destroy();
      }
    }
  }

  /** Who asks: there is no door in front of this controller. */
  private static HandlerMethodArgumentResolver upstream() {
    return new HandlerMethodArgumentResolver() {
      @Override
      public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
      }

      @Override
      public Object resolveArgument(
          MethodParameter parameter,
          @Nullable ModelAndViewContainer container,
          NativeWebRequest request,
          @Nullable WebDataBinderFactory binderFactory) {
        return new Caller.Client(ServiceTest.UPSTREAM, Set.of(Scopes.SYSTEM), null);
      }
    };
  }
}
