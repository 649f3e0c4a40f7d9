package dev.mandate.access.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Finds the {@link Form} that a request asks for. */
final class FormResolver implements HandlerMethodArgumentResolver {
  private static final String FORMAT = "format";

  private final HeaderContentNegotiationStrategy accepted = new HeaderContentNegotiationStrategy();

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Form.class;
  }

  @Override
  public Form resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory)
      throws HttpMediaTypeNotAcceptableException {
    String[] formats = request.getParameterValues(FORMAT);
    if (formats == null || (formats.length == 1 && formats[0].isEmpty())) {
      return preferred(accepted.resolveMediaTypes(request));
    }
    return Arrays.stream(Form.values())
        .filter(form -> formats.length == 1 && name(form).equals(formats[0]))
        .findFirst()
        .orElseThrow(() -> new BadRequestException("format has to be json or csv"));
  }

  private static Form preferred(List<MediaType> mediaTypes)
      throws HttpMediaTypeNotAcceptableException {
    for (MediaType mediaType : mediaTypes) {
      for (Form form : Form.values()) {
        if (mediaType.isCompatibleWith(form.mediaType())) {
          return form;
        }
      }
    }
    throw new HttpMediaTypeNotAcceptableException(
        Arrays.stream(Form.values()).map(Form::mediaType).toList());
  }

  private static String name(Form form) {
    return form.name().toLowerCase(Locale.ROOT);
  }
}
