package dev.mandate.access.webex;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What the calls of Webex need around them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandServiceProperties.class)
class WebexConfiguration {
  @Bean
  FilterRegistrationBean<Tracking> tracking() {
    FilterRegistrationBean<Tracking> filter = new FilterRegistrationBean<>(new Tracking());
    filter.addUrlPatterns(Endpoints.AUDIT + "/*", Endpoints.PARTNER + "/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
