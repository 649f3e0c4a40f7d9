package dev.mandate.access.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the header of an {@link AtLeastPosition}. */
final class AtLeastPositionResolver implements HandlerMethodArgumentResolver {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AtLeastPosition.class;
  }

  @Override
  public AtLeastPosition resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    String value = request.getHeader(AtLeastPosition.HEADER);
    if (value == null) {
      return new AtLeastPosition(0);
    }
    if (!NUMBER.matcher(value.strip()).matches()) {
      throw new BadRequestException(
          AtLeastPosition.HEADER + " has to be a position: 0, 1, 2, … with at most 18 digits");
    }
    return new AtLeastPosition(Long.parseLong(value.strip()));
  }
}
