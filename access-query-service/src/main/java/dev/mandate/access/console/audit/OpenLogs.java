package dev.mandate.access.console.audit;

import dev.mandate.access.console.ConsolePart;
import dev.mandate.access.console.page.ConsolePage;
import dev.mandate.access.console.page.Visitor;
import dev.mandate.access.permission.ReadPermissions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Opens the log that an address names to whoever may read it, before a controller sees the request;
 * templates have it as {@code log}.
 */
@ConsolePart
@Configuration(proxyBeanMethods = false)
class OpenLogs implements WebMvcConfigurer, HandlerMethodArgumentResolver {
  private static final String NAME = "log";

  private final ObjectProvider<ReadPermissions> permissions;

  OpenLogs(ObjectProvider<ReadPermissions> permissions) {
    this.permissions = permissions;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == OpenLog.class;
  }

  /**
   * The log of the partner or the customer in the path.
   *
   * @throws dev.mandate.access.http.ProblemException if whoever looks may not read it
   */
  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    HttpServletRequest asked =
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class), "of MVC");
    Map<?, ?> path =
        (Map<?, ?>)
            Objects.requireNonNull(
                asked.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE), "of MVC");
    OpenLog log =
        open(
            Objects.requireNonNull(ConsolePage.of(asked).visitor(), "the door lets nobody else in"),
            (String) path.get("partnerId"),
            (String) path.get("customerId"));
    Objects.requireNonNull(container, "of MVC").addAttribute(NAME, log);
    return log;
  }

  private OpenLog open(Visitor visitor, @Nullable String partnerId, @Nullable String customerId) {
    ReadPermissions rights = permissions.getObject();
    String owner =
        Objects.requireNonNull(
            rights.entries(visitor.person(), partnerId, customerId, visitor.atLeast()),
            "a person reads in one log");
    return new OpenLog(owner, customerId, rights.mayReadLog(visitor.person(), owner));
  }
}
