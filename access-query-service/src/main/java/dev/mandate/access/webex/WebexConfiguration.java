package dev.mandate.access.webex;

import dev.mandate.web.ProblemForm;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;

/** What the calls of Webex need around them. */
@Configuration(proxyBeanMethods = false)
class WebexConfiguration {
  @Bean
  FilterRegistrationBean<Tracking> tracking() {
    FilterRegistrationBean<Tracking> filter = new FilterRegistrationBean<>(new Tracking());
    filter.addUrlPatterns(Endpoints.AUDIT + "/*", Endpoints.PARTNER + "/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Problems that are found at the door, too, are told as Webex tells them. */
  @Bean
  ProblemForm problemForm() {
    return (request, problem) -> {
      String trackingId = Tracking.idOf(request);
      return trackingId == null
          ? ProblemForm.standard(problem)
          : new ProblemForm.Written(
              MediaType.APPLICATION_JSON, WebexError.of(problem.detail(), trackingId));
    };
  }
}
