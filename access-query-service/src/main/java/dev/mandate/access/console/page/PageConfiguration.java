package dev.mandate.access.console.page;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.door.ConsolePaths;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** How pages are put together. */
@ConsolePart
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
  private static final String EVERYTHING_BELOW = "/**";

  private final ObjectProvider<Visitors> visitors;
  private final ObjectProvider<NavigationEntry> entries;
  private final ObjectProvider<ResourceUrlProvider> assets;

  PageConfiguration(
      ObjectProvider<Visitors> visitors,
      ObjectProvider<NavigationEntry> entries,
      ObjectProvider<ResourceUrlProvider> assets) {
    this.visitors = visitors;
    this.entries = entries;
    this.assets = assets;
  }

  /** The name under which Spring MVC looks for it. */
  @Bean
  LocaleResolver localeResolver() {
    return new ConsoleLocale();
  }

  /** The name under which Spring looks for it. */
  @Bean
  MessageSource messageSource() {
    return Messages.all();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new VisitorArgument());
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors
        .addInterceptor(
            new PageInterceptor(
                visitors.getObject(), entries.orderedStream().toList(), assets.getObject()))
        .addPathPatterns(ConsolePaths.ROOT + EVERYTHING_BELOW)
        .excludePathPatterns(ConsolePaths.ASSETS + "**");
  }

  /** Names of files carry a hash of what is in them, so that browsers need not ask again. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry handlers) {
    handlers
        .addResourceHandler(ConsolePaths.ASSETS + "**")
        .addResourceLocations(
            "classpath:/console/assets/", "classpath:/META-INF/resources/webjars/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy(EVERYTHING_BELOW))
        .addResolver(new LiteWebJarsResourceResolver());
  }
}
