package dev.mandate.access.authzen;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What the calls of the standard need around them. */
@Configuration(proxyBeanMethods = false)
class AuthZenConfiguration {
  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIds() {
    FilterRegistrationBean<RequestIdFilter> filter =
        new FilterRegistrationBean<>(new RequestIdFilter());
    filter.addUrlPatterns(Endpoints.ALL, Endpoints.CONFIGURATION);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }
}
