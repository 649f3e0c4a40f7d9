package dev.mandate.access.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Tells controllers who looks, and how they like it. */
final class VisitorArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visitor.class
        || parameter.getParameterType() == ConsolePage.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    ConsolePage page =
        ConsolePage.of(
            Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class), "of MVC"));
    return parameter.getParameterType() == ConsolePage.class
        ? page
        : Objects.requireNonNull(page.visitor(), "the door lets nobody else in");
  }
}
