package dev.mandate.access.audit;

import dev.mandate.access.http.BadRequestException;
import dev.mandate.access.http.Text;
import dev.mandate.audit.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads an {@link AuditFilter} from the parameters of a request. */
final class AuditFilterResolver implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == AuditFilter.class;
  }

  @Override
  public AuditFilter resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    return new AuditFilter(
        text(request, "partner"),
        text(request, "customer"),
        text(request, "actor"),
        text(request, "target"),
        text(request, "action"),
        outcome(request),
        instant(request, "from"),
        instant(request, "to"),
        words(request),
        null);
  }

  private static @Nullable String text(NativeWebRequest request, String name) {
    String[] values = request.getParameterValues(name);
    if (values != null && values.length > 1) {
      throw new BadRequestException("The parameter '%s' is given more than once.".formatted(name));
    }
    return Text.filter(values == null ? null : values[0]);
  }

  /** Spaces alone are no text to look for. */
  private static @Nullable String words(NativeWebRequest request) {
    String text = text(request, "q");
    return text == null || text.isBlank() ? null : text;
  }

  private static @Nullable Outcome outcome(NativeWebRequest request) {
    String text = text(request, "outcome");
    if (text == null) {
      return null;
    }
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequestException(
                    Arrays.stream(Outcome.values())
                        .map(Outcome::name)
                        .collect(Collectors.joining(", ", "outcome has to be one of ", ""))));
  }

  private static @Nullable Instant instant(NativeWebRequest request, String name) {
    String text = text(request, name);
    return text == null ? null : Text.instant(name, text);
  }
}
